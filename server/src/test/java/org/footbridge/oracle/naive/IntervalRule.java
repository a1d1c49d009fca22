package org.footbridge.oracle.naive;

import java.math.BigDecimal;
import java.util.List;
import org.footbridge.oracle.naive.NumberRule.Interval;
import org.footbridge.oracle.query.Value;
import org.footbridge.oracle.query.Value.Prefixed;
import org.footbridge.oracle.query.Value.Token;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.MolecularSequence;

/**
 * Composites of a code, a start and an end. They count from 1, so a start in a sequence that counts from 0 is one more;
 * an end before its start is at it.
 *
 * @see <a href="https://hl7.org/fhir/R4/molecularsequence.html#search">R4 MolecularSequence, search parameters</a>
 */
final class IntervalRule {
    private IntervalRule() {}

    static boolean matches(Stored stored, List<List<Base>> parts, Value.Parts asked) {
        boolean fromZero = stored.resource().orElseThrow() instanceof MolecularSequence sequence
                && sequence.hasCoordinateSystem()
                && sequence.getCoordinateSystem() == 0;
        boolean code = parts.get(0).stream()
                .anyMatch(
                        value -> TokenRule.matches(value, (Token) asked.values().get(0)));
        return code
                && parts.get(1).stream()
                        .anyMatch(start -> parts.get(2).stream().anyMatch(end -> {
                            BigDecimal low = number(start).add(fromZero ? BigDecimal.ONE : BigDecimal.ZERO);
                            BigDecimal high = low.max(number(end));
                            return matches(low, asked.values().get(1))
                                    && matches(high, asked.values().get(2));
                        }));
    }

    private static BigDecimal number(Base value) {
        return new BigDecimal(value.primitiveValue());
    }

    private static boolean matches(BigDecimal number, Value asked) {
        return NumberRule.matches(new Interval(number, number), (Prefixed) asked);
    }
}

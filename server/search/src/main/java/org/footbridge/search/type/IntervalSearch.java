package org.footbridge.search.type;

import java.math.BigDecimal;
import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.query.ValueTable;
import org.footbridge.search.type.NumberSearch.Asked;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.Prefix;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Resource;

/**
 * Composite parameters of a code, a start and an end, {@code code$start$end}, which select regions of a sequence. A query
 * compares start and end separately: {@code 1$lt345$gt123} matches regions that overlap 124 to 344 on chromosome 1.
 *
 * <p>R4 searches count positions from 1, whatever the sequence counts from. In a sequence that counts from 0, the start of
 * the same region is one less; the end is the same, because it is the first position after the region.
 *
 * @see <a href="https://hl7.org/fhir/R4/molecularsequence.html#search">R4 MolecularSequence, search parameters</a>
 */
final class IntervalSearch {
    private static final String ACCEPTED =
            "code$start$end or system|code$start$end, where start and end are numbers, perhaps after " + Prefix.ALL;

    private final Keys keys;
    private final TokenForms forms;

    IntervalSearch(Keys keys, TokenForms forms) {
        this.keys = keys;
        this.forms = forms;
    }

    /** Adds the interval from {@code start} to {@code end} of a code in {@code resource}. */
    void index(Resource resource, List<Base> parts, long key, IndexEntries.Builder entries) {
        Base start = parts.get(1);
        Base end = parts.get(2);
        if (start.hasPrimitiveValue() && end.hasPrimitiveValue()) {
            List<Long> codes = forms.of(parts.get(0), false).stream()
                    .map(form -> keys.value(key, form.key()))
                    .toList();
            BigDecimal written = new BigDecimal(start.primitiveValue());
            BigDecimal low = isFromZero(resource) ? written.add(BigDecimal.ONE) : written;
            entries.number(key, low, low.max(new BigDecimal(end.primitiveValue())), codes);
        }
    }

    private static boolean isFromZero(Resource resource) {
        return resource instanceof MolecularSequence sequence
                && sequence.getCoordinateSystemElement().hasValue()
                && sequence.getCoordinateSystem() == 0;
    }

    /**
     * Compiles {@code value} to the condition on intervals.
     *
     * @throws Problem VALUE if {@code value} is malformed
     */
    Match match(Question question, String value) {
        List<String> parts = Escapes.split(value, '$');
        if (parts.size() != 3 || parts.get(0).isEmpty() || parts.get(0).endsWith("|")) {
            throw question.mustBe(ACCEPTED, value);
        }
        Asked start = NumberSearch.asked(question, Escapes.unescape(parts.get(1)), ACCEPTED);
        Asked end = NumberSearch.asked(question, Escapes.unescape(parts.get(2)), ACCEPTED);
        return Match.any(TokenForms.asked(question, parts.get(0)).all().stream()
                .map(form -> Match.row(
                        ValueTable.NUMBERS,
                        question.key(),
                        NumberSearch.test(start, NumberSearch.LOW)
                                .and(NumberSearch.test(end, NumberSearch.HIGH))
                                .and(NumberSearch.hasQualifiers(keys.value(question.key(), form)))))
                .toList());
    }
}

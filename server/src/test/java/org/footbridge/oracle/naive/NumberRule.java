package org.footbridge.oracle.naive;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.oracle.query.Value.Prefixed;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Range;

/**
 * Numbers. What is stored is exact, or lies between the bounds of a Range; what is asked for stands for all that would
 * be rounded to it, unless a prefix compares.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#number">R4 3.1.1.4.6 number</a>
 */
public final class NumberRule {
    private static final BigDecimal INFINITE = new BigDecimal("1e2000");
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private NumberRule() {}

    /** From {@code low} to {@code high}, both included. */
    record Interval(BigDecimal low, BigDecimal high) {
        /** Without {@code low}, from minus infinity on; without {@code high}, to infinity. One of them must be there. */
        static Interval between(Optional<BigDecimal> low, Optional<BigDecimal> high) {
            BigDecimal from = low.orElse(INFINITE.negate());
            return new Interval(from, high.orElse(INFINITE).max(from));
        }
    }

    static Optional<Interval> interval(Base value) {
        if (value instanceof DecimalType || value instanceof IntegerType) {
            return Optional.ofNullable(value.primitiveValue())
                    .map(BigDecimal::new)
                    .map(number -> new Interval(number, number));
        } else if (value instanceof Range range
                && (range.getLow().getValue() != null || range.getHigh().getValue() != null)) {
            return Optional.of(Interval.between(
                    Optional.ofNullable(range.getLow().getValue()),
                    Optional.ofNullable(range.getHigh().getValue())));
        }
        return Optional.empty();
    }

    static boolean matches(Base value, Prefixed asked) {
        return interval(value).filter(has -> matches(has, asked)).isPresent();
    }

    static boolean matches(Interval has, Prefixed asked) {
        return matches(has, asked, BigDecimal.ONE);
    }

    /** The same where what is asked for has to be multiplied by {@code factor} first. */
    static boolean matches(Interval has, Prefixed prefixed, BigDecimal factor) {
        BigDecimal asked = new BigDecimal(prefixed.value()).multiply(factor);
        BigDecimal half = halfStep(prefixed.value()).multiply(factor);
        boolean within =
                has.low().compareTo(asked.subtract(half)) >= 0 && has.high().compareTo(asked.add(half)) < 0;
        BigDecimal about = asked.abs().multiply(TENTH);
        return switch (prefixed.prefix()) {
            case "", "eq" -> within;
            case "ne" -> !within;
            case "gt" -> has.high().compareTo(asked) > 0;
            case "lt" -> has.low().compareTo(asked) < 0;
            case "ge" -> has.high().compareTo(asked) >= 0;
            case "le" -> has.low().compareTo(asked) <= 0;
            case "sa" -> has.low().compareTo(asked) > 0;
            case "eb" -> has.high().compareTo(asked) < 0;
            case "ap" ->
                has.low().compareTo(asked.add(about)) <= 0 && has.high().compareTo(asked.subtract(about)) >= 0;
            default -> throw new IllegalArgumentException(prefixed.prefix());
        };
    }

    /** Half of the last digit's worth. R4 gives 1e2 the range 95 to 105, so a whole number before an e has one more. */
    private static BigDecimal halfStep(String text) {
        int scale = new BigDecimal(text).scale();
        boolean wholeBeforeE = text.matches("[^.]*[eE].*") && scale < 0;
        return new BigDecimal("0.5").scaleByPowerOfTen(-(wholeBeforeE ? scale + 1 : scale));
    }

    /** What a number is sorted by. */
    static Optional<BigDecimal> low(Base value) {
        return interval(value).map(Interval::low).map(Objects::requireNonNull);
    }
}

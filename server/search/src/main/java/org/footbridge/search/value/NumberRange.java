package org.footbridge.search.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A number of a query: its exact value, and the half-open range that its digits imply. 100 is {@code [99.5, 100.5)}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#number">R4 3.1.1.4.6 number</a>
 */
public record NumberRange(BigDecimal value, BigDecimal from, BigDecimal to) {
    private static final Pattern NUMBER = Pattern.compile("[-+ ]?\\d{1,64}(\\.\\d{1,64})?([eE][-+]?\\d{1,3})?");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** The range of a decimal; empty if {@code text} is none. */
    public static Optional<NumberRange> parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        // A blank is a plus sign that the client did not escape.
        BigDecimal value = new BigDecimal(text.replace(' ', '+'));
        boolean wholeWithExponent = text.indexOf('.') < 0 && value.scale() < 0;
        // R4 gives 1e2 the range [95, 105), as if it had one digit more than it has.
        int scale = wholeWithExponent ? value.scale() + 1 : value.scale();
        BigDecimal half = HALF.scaleByPowerOfTen(-scale);
        return Optional.of(new NumberRange(value, value.subtract(half), value.add(half)));
    }

    /** Ten per cent to both sides of the value. */
    public NumberRange approximately() {
        BigDecimal distance = value.abs().multiply(TENTH);
        return new NumberRange(value, value.subtract(distance), value.add(distance));
    }

    /** Returns the range in another unit; {@code conversion} must be monotonic. */
    public NumberRange converted(UnaryOperator<BigDecimal> conversion) {
        return new NumberRange(conversion.apply(value), conversion.apply(from), conversion.apply(to));
    }
}

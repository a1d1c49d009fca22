package org.footbridge.oracle.naive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.oracle.naive.NumberRule.Interval;
import org.footbridge.oracle.query.Value.Amount;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.jspecify.annotations.Nullable;

/**
 * Quantities: numbers in a unit. A comparator such as {@code <} opens the interval to its side.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#quantity">R4 3.1.1.4.13 quantity</a>
 */
public final class QuantityRule {
    public static final String UCUM = "http://unitsofmeasure.org";
    private static final String CURRENCIES = "urn:iso:std:iso:4217";

    /** What a unit is a multiple of, and by how much. */
    private record Measure(String dimension, BigDecimal factor) {
        static Measure of(String dimension, String factor) {
            return new Measure(dimension, new BigDecimal(factor));
        }
    }

    /** The units that the populations have; each factor is exact. */
    private static final Map<String, Measure> MEASURES = Map.ofEntries(
            Map.entry("ug", Measure.of("g", "0.000001")),
            Map.entry("mg", Measure.of("g", "0.001")),
            Map.entry("g", Measure.of("g", "1")),
            Map.entry("kg", Measure.of("g", "1000")),
            Map.entry("[lb_av]", Measure.of("g", "453.59237")),
            Map.entry("mm", Measure.of("m", "0.001")),
            Map.entry("cm", Measure.of("m", "0.01")),
            Map.entry("m", Measure.of("m", "1")),
            Map.entry("km", Measure.of("m", "1000")),
            Map.entry("s", Measure.of("s", "1")),
            Map.entry("min", Measure.of("s", "60")),
            Map.entry("h", Measure.of("s", "3600")),
            Map.entry("d", Measure.of("s", "86400")));

    private final boolean converts;

    /** {@code converts}: whether a quantity is also found in other units of UCUM. */
    QuantityRule(boolean converts) {
        this.converts = converts;
    }

    /** The units that {@code unit} can be converted to; none if it is unknown. */
    public static List<String> alike(@Nullable String unit) {
        Measure measure = unit == null ? null : MEASURES.get(unit);
        return MEASURES.entrySet().stream()
                .filter(entry -> measure != null
                        && measure.dimension().equals(entry.getValue().dimension()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** {@code number} of the unit {@code from} in the unit {@code to}, perhaps rounded. */
    public static BigDecimal convert(BigDecimal number, String from, String to) {
        BigDecimal canonical = number.multiply(factor(from));
        return canonical
                .divide(factor(to), new MathContext(12))
                .stripTrailingZeros()
                .add(BigDecimal.ZERO.setScale(0));
    }

    private static BigDecimal factor(String unit) {
        return Objects.requireNonNull(MEASURES.get(unit), unit).factor();
    }

    static Optional<Interval> interval(Base value) {
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            QuantityComparator comparator = quantity.getComparator();
            Optional<BigDecimal> number = Optional.of(quantity.getValue());
            boolean below =
                    comparator == QuantityComparator.LESS_THAN || comparator == QuantityComparator.LESS_OR_EQUAL;
            boolean above =
                    comparator == QuantityComparator.GREATER_THAN || comparator == QuantityComparator.GREATER_OR_EQUAL;
            return Optional.of(Interval.between(number.filter(exact -> !below), number.filter(exact -> !above)));
        } else if (value instanceof Money money && money.hasValue()) {
            return Optional.of(new Interval(money.getValue(), money.getValue()));
        } else if (value instanceof Range) {
            return NumberRule.interval(value);
        }
        return Optional.empty();
    }

    boolean matches(Base value, Amount asked) {
        Optional<Interval> interval = interval(value);
        if (interval.isEmpty()) {
            return false;
        }
        Interval has = interval.get();
        if (converts && UCUM.equals(asked.system()) && MEASURES.containsKey(asked.code())) {
            return matchesConverted(value, has, asked);
        }
        boolean unit = asked.code().isEmpty() || isIn(value, asked);
        return unit && NumberRule.matches(has, asked.number());
    }

    private static boolean isIn(Base value, Amount asked) {
        if (value instanceof Range range) {
            return isIn(range.getLow(), asked) || isIn(range.getHigh(), asked);
        } else if (value instanceof Money money) {
            return asked.code().equals(money.getCurrency())
                    && (asked.system().isEmpty() || asked.system().equals(CURRENCIES));
        }
        Quantity quantity = (Quantity) value;
        return asked.system().isEmpty()
                ? asked.code().equals(quantity.getCode()) || asked.code().equals(quantity.getUnit())
                : asked.code().equals(quantity.getCode()) && asked.system().equals(quantity.getSystem());
    }

    /** Both sides in the unit that theirs are multiples of, if both are of UCUM. */
    private static boolean matchesConverted(Base value, Interval has, Amount asked) {
        Measure theirs = UCUM.equals(asked.system()) ? MEASURES.get(asked.code()) : null;
        Measure low = measure(low(value));
        Measure high = measure(high(value));
        if (theirs == null
                || low == null
                || high == null
                || !low.dimension().equals(theirs.dimension())
                || !high.dimension().equals(theirs.dimension())) {
            return false;
        }
        BigDecimal from = has.low().multiply(low.factor());
        Interval canonical = new Interval(from, from.max(has.high().multiply(high.factor())));
        return NumberRule.matches(canonical, asked.number(), theirs.factor());
    }

    /** The end that has a number: an open one has the unit of the other. */
    private static @Nullable Quantity low(Base value) {
        return value instanceof Range range
                ? (range.getLow().hasValue() ? range.getLow() : range.getHigh())
                : quantity(value);
    }

    private static @Nullable Quantity high(Base value) {
        return value instanceof Range range
                ? (range.getHigh().hasValue() ? range.getHigh() : range.getLow())
                : quantity(value);
    }

    private static @Nullable Quantity quantity(Base value) {
        return value instanceof Quantity quantity ? quantity : null;
    }

    private static @Nullable Measure measure(@Nullable Quantity quantity) {
        return quantity != null && UCUM.equals(quantity.getSystem()) && quantity.getCode() != null
                ? MEASURES.get(quantity.getCode())
                : null;
    }
}

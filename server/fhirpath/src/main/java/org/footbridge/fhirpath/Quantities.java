package org.footbridge.fhirpath;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.footbridge.ucum.UnitConversion;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of quantities in UCUM units, after conversion to the canonical unit: 1 g is more than 100 mg. The result is
 * unknown for units of different dimensions, and for quantities with a comparator.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#quantity">FHIRPath quantities</a>
 */
final class Quantities {
    /** The words that a literal may have for a unit of UCUM. A year and a month have no fixed length. */
    private static final Map<String, String> WORDS =
            Map.of("week", "wk", "day", "d", "hour", "h", "minute", "min", "second", "s", "millisecond", "ms");

    private Quantities() {}

    /** Whether both have a value in a unit that numbers can be converted from. */
    static boolean areConvertible(Quantity left, Quantity right) {
        return left.getValue() != null
                && right.getValue() != null
                && conversion(left).isPresent()
                && conversion(right).isPresent();
    }

    /** The order of two that {@link #areConvertible}; null if it is unknown. */
    static @Nullable Integer order(Quantity left, Quantity right) {
        UnitConversion one = conversion(left).orElseThrow();
        UnitConversion other = conversion(right).orElseThrow();
        boolean exact = !left.hasComparator() && !right.hasComparator();
        return exact && one.unit().equals(other.unit())
                ? (Integer) converted(left, one).compareTo(converted(right, other))
                : null;
    }

    private static BigDecimal converted(Quantity quantity, UnitConversion conversion) {
        return conversion.apply(quantity.getValue());
    }

    private static Optional<UnitConversion> conversion(Quantity quantity) {
        String code = quantity.getCode();
        if (code != null) {
            return UnitConversion.SYSTEM.equals(quantity.getSystem()) ? UnitConversion.of(code) : Optional.empty();
        }
        // only a literal forbids extensions
        return quantity.getUnit() != null && quantity.isDisallowExtensions()
                ? Optional.ofNullable(WORDS.get(quantity.getUnit().replaceFirst("s$", "")))
                        .flatMap(UnitConversion::of)
                : Optional.empty();
    }
}

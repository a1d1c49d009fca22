package org.footbridge.profile.value;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;

/**
 * Comparison of a value with a fixed value or pattern of a profile.
 *
 * @see <a href="https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.pattern_x_">R4 pattern[x]</a>
 */
public final class Likeness {
    private Likeness() {}

    /** Whether {@code value} is the same as {@code fixed}, with nothing more and nothing less. */
    public static boolean isFixed(Base value, Base fixed) {
        if (!value.fhirType().equals(fixed.fhirType())) {
            return false;
        } else if (value instanceof PrimitiveType<?> one && fixed instanceof PrimitiveType<?> other) {
            // an enumeration is another class than a code
            return Objects.equals(one.primitiveValue(), other.primitiveValue())
                    && !one.hasExtension()
                    && !one.hasId()
                    && !other.hasExtension();
        }
        return value.equalsDeep(fixed);
    }

    /** Whether {@code value} has all that {@code pattern} has: of a list, each item somewhere. */
    public static boolean hasPattern(Base value, Base pattern) {
        if (!value.fhirType().equals(pattern.fhirType())
                || (pattern.isPrimitive() && !Objects.equals(value.primitiveValue(), pattern.primitiveValue()))) {
            return false;
        }
        for (Property property : pattern.children()) {
            for (Base wanted : property.getValues()) {
                if (!hasLike(value.getNamedProperty(property.getName().replace("[x]", "")), wanted)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasLike(Property property, Base wanted) {
        List<Base> values = property == null ? List.of() : property.getValues();
        for (Base value : values) {
            if (hasPattern(value, wanted)) {
                return true;
            }
        }
        return false;
    }
}

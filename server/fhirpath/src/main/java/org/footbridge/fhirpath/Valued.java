package org.footbridge.fhirpath;

import java.util.List;
import org.hl7.fhir.r4.model.Base;

/**
 * Handling of primitive elements that have an extension instead of a value. They exist, but as operands of operators and
 * functions they are empty, so that the result is empty or unknown.
 *
 * @see <a href="https://hl7.org/fhir/R4/fhirpath.html#types">R4 FHIRPath: primitives and their values</a>
 */
final class Valued {
    private Valued() {}

    /** Whether {@code value} is a primitive without a value. */
    static boolean isAbsent(Base value) {
        return value.isPrimitive() && value.primitiveValue() == null;
    }

    /** {@code values} as an operand: empty if they are one primitive without a value. */
    static List<Base> operand(List<Base> values) {
        return values.size() == 1 && isAbsent(values.get(0)) ? List.of() : values;
    }
}

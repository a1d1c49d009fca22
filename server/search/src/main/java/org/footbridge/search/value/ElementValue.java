package org.footbridge.search.value;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;

/**
 * Test whether an element has a value. An element that has only extensions, such as a data-absent reason, has no value for a
 * search.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#missing">R4 3.1.1.4.4, missing</a>
 */
public final class ElementValue {
    private ElementValue() {}

    /** Whether {@code value}, or anything within it but its extensions, is there. */
    public static boolean isThere(Base value) {
        if (value instanceof Extension) {
            return false;
        }
        return value.isPrimitive()
                ? value.hasPrimitiveValue()
                : value.children().stream()
                        .map(property -> property.getValues())
                        .flatMap(List::stream)
                        .anyMatch(ElementValue::isThere);
    }
}

package org.footbridge.fhirpath;

import java.util.Map;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Type tests on values. Type names are case-sensitive and may have the namespace {@code FHIR.} or {@code System.}.
 *
 * @see <a href="https://hl7.org/fhir/R4/fhirpath.html#types">R4 FHIRPath types</a>
 */
final class Types {
    /** Primitive types that specialise another one. */
    private static final Map<String, String> PARENTS = Map.of(
            "code",
            "string",
            "id",
            "string",
            "markdown",
            "string",
            "url",
            "uri",
            "canonical",
            "uri",
            "uuid",
            "uri",
            "oid",
            "uri",
            "positiveInt",
            "integer",
            "unsignedInt",
            "integer");

    private Types() {}

    /** Whether {@code value is name}: of that type or of one that specialises it. */
    static boolean is(Base value, String name) {
        return as(value, name) || (!isSystem(value) && unqualified(name).equals(PARENTS.get(value.fhirType())));
    }

    /** Whether {@code value as name} keeps the value. Like HAPI, a code is not kept as a string. */
    static boolean as(Base value, String name) {
        if (isSystem(value)) {
            return isSystemType(value.fhirType(), name);
        } else if (name.startsWith("System.")) {
            return false;
        }
        String wanted = unqualified(name);
        return wanted.equals(value.fhirType()) || specialises(value, wanted);
    }

    private static boolean isSystemType(String type, String name) {
        String wanted = name.startsWith("System.") ? name.substring("System.".length()) : name;
        String actual = Character.toUpperCase(type.charAt(0)) + type.substring(1);
        return wanted.equals(actual) || (wanted.equals("DateTime") && actual.equals("Date"));
    }

    private static boolean specialises(Base value, String name) {
        return switch (name) {
            case "Resource" -> value instanceof Resource;
            case "DomainResource" -> value instanceof DomainResource;
            case "Element" -> value instanceof Element;
            case "BackboneElement" -> value instanceof BackboneElement;
            case "Quantity" -> value instanceof Quantity;
            default -> false;
        };
    }

    private static String unqualified(String name) {
        return name.startsWith("FHIR.") ? name.substring("FHIR.".length()) : name;
    }

    private static boolean isSystem(Base value) {
        return value instanceof Element element && element.isDisallowExtensions();
    }

    /** The root of a path such as {@code Patient.name}: the input if it is of that type. */
    static boolean isRoot(@Nullable Base value, String name) {
        return value != null && (name.equals(value.fhirType()) || specialises(value, name));
    }
}

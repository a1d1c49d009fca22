package org.footbridge.fhirpath;

import java.util.List;
import java.util.Optional;
import org.footbridge.fhirpath.syntax.Literals;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Determines the type of a reference's target from the reference alone. It never fetches the target: {@code resolve()} is
 * supported only in {@code resolve() is X}.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#literal">R4 literal references</a>
 */
final class References {
    private References() {}

    /** {@code resolve() is type} of one reference or canonical; empty if its target has no known type. */
    static List<Base> is(Base reference, String type, Base resource) {
        return targetType(reference, resource)
                .map(target -> Literals.of(target.equals(type) || isAbstract(type)))
                .orElse(List.of());
    }

    private static boolean isAbstract(String type) {
        return type.equals("Resource") || type.equals("DomainResource");
    }

    private static Optional<String> targetType(Base item, Base resource) {
        if (!(item instanceof Reference reference)) {
            return Optional.ofNullable(item.primitiveValue()).flatMap(References::typeOf);
        }
        String url = reference.getReference();
        if (url == null) {
            // Deliberately: an identifier or a type alone resolves to nothing.
            return Optional.empty();
        } else if (url.startsWith("#")) {
            return contained(url.substring(1), resource).map(Resource::fhirType);
        }
        Optional<String> type = typeOf(url);
        return type.isPresent() ? type : Optional.ofNullable(reference.getType());
    }

    /** The resource with this id that is contained in {@code resource}. */
    static Optional<Resource> contained(String id, Base resource) {
        if (resource instanceof DomainResource owner) {
            for (Resource contained : owner.getContained()) {
                if (id.equals(contained.getIdPart()) || ("#" + id).equals(contained.getIdPart())) {
                    return Optional.of(contained);
                }
            }
        }
        return Optional.empty();
    }

    /** The type in {@code [base/]Type/id[/_history/version]}; empty if {@code url} is not of that form. */
    static Optional<String> typeOf(String url) {
        int end = url.indexOf("/_history/");
        int slash = url.lastIndexOf('/', end < 0 ? url.length() : end - 1);
        if (slash <= 0) {
            return Optional.empty();
        }
        String type = url.substring(url.lastIndexOf('/', slash - 1) + 1, slash);
        boolean named = !type.isEmpty() && type.charAt(0) >= 'A' && type.charAt(0) <= 'Z' && type.indexOf(':') < 0;
        return named ? Optional.of(type) : Optional.empty();
    }
}

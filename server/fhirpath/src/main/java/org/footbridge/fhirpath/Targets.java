package org.footbridge.fhirpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The resolver behind {@code resolve()}. It never fetches a resource. */
enum Targets {
    /** Resolves a reference to its type only, as the reference states it: enough for {@code resolve() is X}. */
    TYPES {
        @Override
        List<Base> of(List<Base> references, Base resource) {
            throw new UnsupportedPath("resolve() but for the type");
        }

        @Override
        List<Base> is(Base reference, String type, Base resource) {
            return References.is(reference, type, resource);
        }
    },

    /**
     * Resolves references to contained resources. Other references resolve to nothing, as in HAPI's validator without a
     * server.
     */
    CONTAINED {
        @Override
        List<Base> of(List<Base> references, Base resource) {
            List<Base> targets = new ArrayList<>();
            for (Base reference : references) {
                target(reference, resource).ifPresent(targets::add);
            }
            return targets;
        }

        @Override
        List<Base> is(Base reference, String type, Base resource) {
            return target(reference, resource)
                    .map(target -> Literals.of(Types.is(target, type)))
                    .orElse(List.of());
        }
    };

    /** The targets of {@code references} that there are. */
    abstract List<Base> of(List<Base> references, Base resource);

    /** {@code resolve() is type} of one reference or canonical; empty if its target, or its type, is not known. */
    abstract List<Base> is(Base reference, String type, Base resource);

    private static Optional<Resource> target(Base item, Base resource) {
        String url = item instanceof Reference reference ? reference.getReference() : item.primitiveValue();
        if (!(item instanceof Reference) && !item.isPrimitive()) {
            throw new UnsupportedPath("resolve() of " + item.fhirType());
        }
        return url == null || !url.startsWith("#")
                ? Optional.empty()
                : References.contained(url.substring(1), resource);
    }
}

package org.footbridge.validation;

import java.util.Optional;

/** Source of the target resources of references, for rules that follow references. */
@FunctionalInterface
public interface ReferenceTargets {
    /** Finds nothing. */
    ReferenceTargets NONE = reference -> Optional.empty();

    /** The JSON of the resource that {@code reference} leads to; empty if it is not here. */
    Optional<String> json(String reference);

    /** The targets found here, or else by {@code others}. */
    default ReferenceTargets or(ReferenceTargets others) {
        return reference -> json(reference).or(() -> others.json(reference));
    }
}

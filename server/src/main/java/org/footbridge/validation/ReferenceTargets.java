package org.footbridge.validation;

import java.util.Optional;

/** Finds the resources that references lead to, for rules that follow them. */
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

package org.footbridge.oracle.random;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.footbridge.oracle.query.Criterion;

/** A criterion, and what it uses. */
record Made(Criterion criterion, Set<Use> uses) {
    static Made of(Criterion criterion, Feature feature, String form) {
        return new Made(criterion, Set.of(new Use(feature, form)));
    }

    static Optional<Made> of(Optional<? extends Criterion> criterion, Feature feature) {
        return criterion.map(made -> of(made, feature, ""));
    }

    /** The same within another, by means of {@code feature}. */
    Made within(Criterion outer, Feature feature) {
        Set<Use> all = new LinkedHashSet<>(uses);
        all.add(Use.of(feature));
        return new Made(outer, all);
    }
}

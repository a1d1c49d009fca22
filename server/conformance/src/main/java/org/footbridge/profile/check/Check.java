package org.footbridge.profile.check;

import java.util.List;
import org.hl7.fhir.r4.model.Base;

/**
 * A rule for one value. The method returns if the value certainly keeps the rule, and throws a {@link DoubtException}
 * otherwise.
 */
@FunctionalInterface
public interface Check {
    Check NONE = (value, visit) -> {};

    void check(Base value, Visit visit);

    /** The conjunction of {@code checks}. */
    static Check all(List<Check> checks) {
        List<Check> some = checks.stream().filter(check -> check != NONE).toList();
        if (some.size() < 2) {
            return some.isEmpty() ? NONE : some.get(0);
        }
        Check[] array = some.toArray(Check[]::new);
        return (value, visit) -> {
            for (Check check : array) {
                check.attempt(value, visit);
            }
        };
    }

    /** Doubts every value. */
    static Check doubt(String feature) {
        return (value, visit) -> {
            throw visit.doubt(feature);
        };
    }

    /** Runs the check. A walk that collects findings continues after a doubt. */
    default void attempt(Base value, Visit visit) {
        if (visit.collects()) {
            passes(value, visit);
        } else {
            check(value, visit);
        }
    }

    /** Whether {@code value} passes; a doubt means no. */
    default boolean accepts(Base value, Visit visit) {
        visit.beginTrial();
        try {
            return passes(value, visit);
        } finally {
            visit.endTrial();
        }
    }

    private boolean passes(Base value, Visit visit) {
        int depth = visit.depth();
        try {
            check(value, visit);
            return true;
        } catch (DoubtException no) {
            visit.backTo(depth);
            return false;
        }
    }
}

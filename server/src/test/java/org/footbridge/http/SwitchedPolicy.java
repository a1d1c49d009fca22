package org.footbridge.http;

import java.util.Map;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * A policy of the tests: open while data is prepared, then one that shows only resources with a tag, one that shows them by dates,
 * texts, numbers or a chain, or one that denies all.
 */
final class SwitchedPolicy implements AccessPolicy {
    static final String TAG = "urn:x|mine";

    /** The search of each type in the mode {@link Mode#VALUES}. */
    private static final Map<String, Map<String, String>> BY_VALUES = Map.of(
            "Patient",
            Map.of("birthdate", "ge2015"),
            "Practitioner",
            Map.of("name:contains", "ine"),
            "Organization",
            Map.of("name:exact", "mine", "name:missing", "false"),
            "Observation",
            Map.of("value-quantity", "gt2015"),
            "ServiceRequest",
            Map.of("authored", "2020"),
            "Task",
            Map.of("_filter", "authored-on gt 2015 or authored-on lt 2000"),
            "Goal",
            Map.of("start-date:missing", "false", "start-date", "sa2015"),
            "HealthcareService",
            Map.of("organization:Organization.name", "mine"));

    enum Mode {
        OPEN,
        TAGGED,
        VALUES,
        NOTHING
    }

    private volatile Mode mode = Mode.OPEN;

    void become(Mode next) {
        mode = next;
    }

    @Override
    public Visibility visibility(Caller caller, String type) {
        return switch (mode) {
            case OPEN -> Visibility.ALL;
            case TAGGED -> Visibility.matching(Map.of("_tag", TAG));
            case VALUES -> Visibility.matching(BY_VALUES.getOrDefault(type, Map.of("_tag", TAG)));
            case NOTHING -> Visibility.NONE;
        };
    }

    @Override
    public void require(Caller caller, AttemptedChange change) {
        if (mode == Mode.NOTHING) {
            throw new Problem(ProblemKind.FORBIDDEN, "You may not change resources of type " + change.type() + ".");
        }
    }
}

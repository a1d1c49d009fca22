package org.footbridge.http;

import java.util.Map;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** A policy of the tests: open while data is prepared, then one that shows only resources with a tag, or one that denies all. */
final class SwitchedPolicy implements AccessPolicy {
    static final String TAG = "urn:x|mine";

    enum Mode {
        OPEN,
        TAGGED,
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

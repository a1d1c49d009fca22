package org.footbridge.referral;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state of the Task of a referral. The statuses {@code ready} and {@code received} of R4 are not among them.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-task-status.html">R4 Task statuses</a>
 */
public enum TaskState {
    /** There is no Task yet. */
    START(""),
    DRAFT("draft"),
    REQUESTED("requested"),
    ACCEPTED("accepted"),
    IN_PROGRESS("in-progress"),
    ON_HOLD("on-hold"),
    COMPLETED("completed"),
    REJECTED("rejected"),
    CANCELLED("cancelled"),
    FAILED("failed"),
    ENTERED_IN_ERROR("entered-in-error");

    private final String code;

    TaskState(String code) {
        this.code = code;
    }

    /** The value of {@code Task.status}; empty for the start. */
    public String code() {
        return code;
    }

    /** The state with this status; empty if a Task of a referral cannot have it. */
    public static Optional<TaskState> of(String status) {
        return Stream.of(values())
                .filter(state -> state != START && state.code.equals(status))
                .findFirst();
    }

    /** Whether the referral has been sent and has not ended. */
    public boolean isSent() {
        return isOpen() && this != DRAFT;
    }

    /** Whether somebody may still act on the referral. */
    public boolean isOpen() {
        return switch (this) {
            case DRAFT, REQUESTED, ACCEPTED, IN_PROGRESS, ON_HOLD -> true;
            case START, COMPLETED, REJECTED, CANCELLED, FAILED, ENTERED_IN_ERROR -> false;
        };
    }
}

package org.footbridge.referral;

import static org.footbridge.referral.Transition.startingIn;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state machine of a referral as data. The Task drives and the ServiceRequest follows. The checks of every write, the table in the
 * documentation and the state diagram are derived from these rows. It follows the closed loop of the HL7 Gravity project.
 *
 * @see <a href="https://build.fhir.org/ig/HL7/fhir-sdoh-clinicalcare/referral_workflow.html">SDOH Clinical Care, referral workflow</a>
 */
public final class TransitionTable {
    private static final TaskState[] WORKED_ON = {TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.ON_HOLD};
    private static final TaskState[] SENT = {
        TaskState.REQUESTED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.ON_HOLD
    };
    private static final TaskState[] ANY = {
        TaskState.DRAFT,
        TaskState.REQUESTED,
        TaskState.ACCEPTED,
        TaskState.IN_PROGRESS,
        TaskState.ON_HOLD,
        TaskState.COMPLETED,
        TaskState.REJECTED,
        TaskState.CANCELLED,
        TaskState.FAILED
    };

    /** The rows. Of two rows with the same states, the first is meant where the party of a caller is not known. */
    public static final List<Transition> ROWS = List.of(
            startingIn(TaskState.START)
                    .to(TaskState.DRAFT)
                    .by(Party.REQUESTER)
                    .needs(TaskElement.FOCUS, TaskElement.FOR, TaskElement.REQUESTER)
                    .request(RequestState.DRAFT, RequestState.ACTIVE),
            startingIn(TaskState.START)
                    .to(TaskState.REQUESTED)
                    .by(Party.REQUESTER)
                    .needs(TaskElement.FOCUS, TaskElement.FOR, TaskElement.REQUESTER, TaskElement.AUTHORED_ON)
                    .request(RequestState.ACTIVE),
            startingIn(TaskState.DRAFT)
                    .to(TaskState.REQUESTED)
                    .by(Party.REQUESTER)
                    .needs(TaskElement.AUTHORED_ON)
                    .request(RequestState.ACTIVE),
            startingIn(TaskState.REQUESTED)
                    .to(TaskState.ACCEPTED)
                    .by(Party.TARGET)
                    .needs(TaskElement.OWNER)
                    .request(RequestState.ACTIVE),
            startingIn(TaskState.REQUESTED)
                    .to(TaskState.REJECTED)
                    .by(Party.TARGET)
                    .needs(TaskElement.REASON)
                    .request(RequestState.ACTIVE),
            startingIn(TaskState.ACCEPTED, TaskState.ON_HOLD)
                    .to(TaskState.IN_PROGRESS)
                    .by(Party.TARGET)
                    .needs(TaskElement.OWNER)
                    .request(RequestState.ACTIVE),
            startingIn(TaskState.ACCEPTED, TaskState.IN_PROGRESS)
                    .to(TaskState.ON_HOLD)
                    .by(Party.TARGET)
                    .needs(TaskElement.OWNER, TaskElement.REASON)
                    .request(RequestState.ON_HOLD),
            startingIn(WORKED_ON)
                    .to(TaskState.COMPLETED)
                    .by(Party.TARGET)
                    .needs(TaskElement.OWNER, TaskElement.OUTCOME, TaskElement.OUTPUT)
                    .request(RequestState.COMPLETED),
            startingIn(WORKED_ON)
                    .to(TaskState.FAILED)
                    .by(Party.TARGET)
                    .needs(TaskElement.REASON)
                    .request(RequestState.ACTIVE),
            startingIn(SENT)
                    .to(TaskState.CANCELLED)
                    .by(Party.TARGET)
                    .needs(TaskElement.REASON)
                    .request(RequestState.ACTIVE),
            startingIn(SENT)
                    .to(TaskState.CANCELLED)
                    .by(Party.REQUESTER)
                    .needs(TaskElement.REASON)
                    .request(RequestState.REVOKED),
            startingIn(ANY)
                    .to(TaskState.ENTERED_IN_ERROR)
                    .by(Party.REQUESTER)
                    .needs(TaskElement.REASON)
                    .request(RequestState.ENTERED_IN_ERROR));

    private TransitionTable() {}

    /** The rows from one state to another; empty if there is no such step. */
    public static List<Transition> rows(TaskState from, TaskState to) {
        return rowsFrom(from).stream().filter(row -> row.to() == to).toList();
    }

    /** The rows that start in a state. */
    public static List<Transition> rowsFrom(TaskState from) {
        return ROWS.stream().filter(row -> row.from().contains(from)).toList();
    }

    /** The elements that a Task must have for as long as it is in a state. */
    static Set<TaskElement> needs(TaskState state) {
        Set<TaskElement> all = EnumSet.noneOf(TaskElement.class);
        rowsTo(state).forEach(row -> all.addAll(row.needs()));
        return all;
    }

    /**
     * The states that a ServiceRequest may have while {@code state} is the state of its Task. After a Task that ended without being
     * completed, the requester may also revoke the request, or mark it as entered in error.
     */
    static Set<RequestState> agreeing(TaskState state) {
        Set<RequestState> all = rowsTo(state)
                .flatMap(row -> row.request().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestState.class)));
        if (!state.isOpen() && all.contains(RequestState.ACTIVE)) {
            all.addAll(Arrays.asList(RequestState.REVOKED, RequestState.ENTERED_IN_ERROR));
        }
        return all;
    }

    private static Stream<Transition> rowsTo(TaskState state) {
        return ROWS.stream().filter(row -> row.to() == state);
    }
}

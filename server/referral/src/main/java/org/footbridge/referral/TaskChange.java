package org.footbridge.referral;

import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Caller;
import org.footbridge.problem.Problem;
import org.footbridge.referral.TaskSteps.Step;

/**
 * A change of the Task of a referral that a call makes.
 *
 * @param view the Task after the change, or before it if it is deleted
 * @param step empty if the Task is deleted
 */
record TaskChange(LoopChange change, ReferralTask view, Optional<Step> step) {
    /**
     * Judges {@code change} by itself; empty if it is not of the Task of a referral.
     *
     * @throws Problem BUSINESS_RULE if it is not a step of the table
     */
    static Optional<TaskChange> of(LoopChange change, Caller caller) {
        Optional<ReferralTask> before = change.beforeJson().flatMap(ReferralTask::of);
        Optional<ReferralTask> after = change.afterJson().flatMap(ReferralTask::of);
        if (after.isPresent()) {
            Set<Party> parties = change.isOfServer()
                    ? Set.of()
                    : Parties.of(caller, before.orElse(after.get()).json());
            Step step = TaskSteps.step(before, after.get(), parties);
            return Optional.of(new TaskChange(change, after.get(), Optional.of(step)));
        } else if (before.isEmpty()) {
            return Optional.empty();
        } else if (change.stays()) {
            throw TaskSteps.left();
        }
        TaskSteps.requireDeletable(before.get());
        return Optional.of(new TaskChange(change, before.get(), Optional.empty()));
    }

    boolean isOf(String requestId) {
        return view.requestId().filter(requestId::equals).isPresent();
    }

    /** The activity of its Provenance. */
    String activity() {
        TaskState to = view.state().orElse(TaskState.START);
        return change.version() == 1 ? "CREATE" : to == TaskState.ENTERED_IN_ERROR ? "NULLIFY" : "UPDATE";
    }
}

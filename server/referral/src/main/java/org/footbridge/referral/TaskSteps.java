package org.footbridge.referral;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;

/** Judges a change of one Task of a referral by the {@link TransitionTable}. Pure. */
final class TaskSteps {
    private TaskSteps() {}

    /**
     * A change of a Task.
     *
     * @param rows the steps that it may be; empty if the Task stays in its state
     */
    record Step(TaskState from, TaskState to, List<Transition> rows) {
        boolean opens() {
            return to.isOpen() && !from.isOpen();
        }
    }

    /**
     * The step from {@code before} to {@code after}.
     *
     * @param before empty if the Task was not that of a referral
     * @param parties of the caller; empty if they are not known
     * @throws Problem BUSINESS_RULE if it is not in the table
     */
    static Step step(Optional<ReferralTask> before, ReferralTask after, Set<Party> parties) {
        TaskState from = before.flatMap(ReferralTask::state).orElse(TaskState.START);
        before.ifPresent(task -> requireSameFocus(task, after));
        if (before.isPresent() && before.get().status().equals(after.status())) {
            requireKept(before.get(), after, from);
            return new Step(from, from, List.of());
        }
        TaskState to = after.state().orElseThrow(() -> forbidden(from, after.status()));
        List<Transition> rows = TransitionTable.rows(from, to);
        if (rows.isEmpty()) {
            throw forbidden(from, to.code());
        }
        List<Transition> allowed = rows.stream()
                .filter(row -> parties.isEmpty() || parties.contains(row.by()))
                .toList();
        if (allowed.isEmpty()) {
            throw Problem.ofRule(
                    "referral-party",
                    "Only " + rows.get(0).by().inWords() + " may set a Task from " + name(from) + " to '" + to.code()
                            + "'.",
                    "Task.status");
        }
        allowed.get(0).needs().forEach(element -> require(element, after, to));
        return new Step(from, to, allowed);
    }

    /** A Task that is in the loop stays in it. */
    static Problem left() {
        return Problem.ofRule(
                "referral-focus",
                "A Task of a referral keeps its code 'fulfill' and its focus. To take it back, set its status to"
                        + " 'entered-in-error'.",
                "Task.focus");
    }

    /** @throws Problem BUSINESS_RULE if a Task that stands for work may not be deleted */
    static void requireDeletable(ReferralTask before) {
        Optional<TaskState> state = before.state();
        if (state.isPresent() && state.get().isOpen() && state.get() != TaskState.DRAFT) {
            throw Problem.ofRule(
                    "referral-deletion",
                    "A Task that is '" + before.status() + "' cannot be deleted, because the referral would be lost. "
                            + NextSteps.next(state.get()) + ".",
                    "Task.status");
        }
    }

    private static void requireSameFocus(ReferralTask before, ReferralTask after) {
        if (!before.isAboutSame(after)) {
            throw left();
        }
    }

    /** Elements that a state requires stay; one that was missing already, in a Task of old, may stay missing. */
    private static void requireKept(ReferralTask before, ReferralTask after, TaskState state) {
        TransitionTable.needs(state).stream()
                .filter(element -> element.isIn(before.json()))
                .forEach(element -> require(element, after, state));
    }

    private static void require(TaskElement element, ReferralTask task, TaskState state) {
        if (!element.isIn(task.json())) {
            throw Problem.ofRule(
                    "referral-element",
                    "A Task of a referral that is '" + state.code() + "' needs " + element.expression() + ".",
                    element.expression());
        }
    }

    private static Problem forbidden(TaskState from, String to) {
        return Problem.ofRule(
                "referral-step",
                from == TaskState.START
                        ? "A Task of a referral begins as 'draft' or 'requested', not as '" + to + "'."
                        : "A Task of a referral cannot go from '" + from.code() + "' to '" + to + "'. "
                                + NextSteps.next(from) + ".",
                "Task.status");
    }

    private static String name(TaskState state) {
        return state == TaskState.START ? "the start" : "'" + state.code() + "'";
    }
}

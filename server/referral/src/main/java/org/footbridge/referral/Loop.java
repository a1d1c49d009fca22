package org.footbridge.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.referral.TaskSteps.Step;

/**
 * A ServiceRequest with all its Tasks as they will be after a call. Decides which status the ServiceRequest takes, and refuses what
 * would make them disagree. Pure.
 *
 * @param path {@code ServiceRequest/id}
 * @param before the stored ServiceRequest; empty if the call creates it
 * @param after the ServiceRequest as the call leaves it, if the call changes it itself
 */
record Loop(String path, Optional<ReferralRequest> before, Optional<ReferralRequest> after, List<Member> members) {
    /**
     * A Task of the ServiceRequest as it will be.
     *
     * @param age orders the Tasks, the oldest first
     * @param step that the call takes with it; empty if the call does not change it
     */
    record Member(String path, ReferralTask task, long age, Optional<Step> step) {
        TaskState state() {
            return task.state().orElse(TaskState.START);
        }

        boolean takesStep() {
            return step.isPresent() && !step.get().rows().isEmpty();
        }
    }

    Loop {
        members = new ArrayList<>(members);
    }

    private ReferralRequest request() {
        return after.or(() -> before).orElseThrow();
    }

    /**
     * Checks a Task that the call changes against the ServiceRequest and its other Tasks.
     *
     * @throws Problem BUSINESS_RULE
     */
    void require(Member member) {
        Step step = member.step().orElseThrow();
        if (step.from() == TaskState.START) {
            requireOpenable();
        }
        String person = member.task().person();
        if (!person.isEmpty()
                && !request().person().isEmpty()
                && !person.equals(request().person())) {
            throw Problem.ofRule(
                    "referral-person", "Task.for must be the subject of the ServiceRequest in its focus.", "Task.for");
        }
        boolean second = members.stream()
                .anyMatch(other ->
                        !other.path().equals(member.path()) && other.state().isOpen());
        if (step.opens() && second) {
            throw Problem.ofRule(
                    "referral-one-task",
                    path
                            + " has an open Task already. A referral has one open Task at a time: change that Task, or"
                            + " wait until it has ended.",
                    "Task.focus");
        }
    }

    private void requireOpenable() {
        if (request().isProposal()) {
            throw Problem.ofRule(
                    "referral-signposting",
                    path + " is a proposal, which asks nobody to act: signposting has no Task.",
                    "Task.focus");
        }
        RequestState state = before.orElse(request()).state();
        if (!state.isOpen()) {
            throw Problem.ofRule(
                    "referral-closed-request",
                    path + " is '" + state.code() + "'; a Task can be opened while it is draft, active or on-hold.",
                    "Task.focus");
        }
    }

    /** The Task that decides: the open one, else the one that takes a step, else the newest; without those entered in error. */
    private Optional<Member> deciding() {
        Comparator<Member> order = Comparator.comparing((Member member) -> member.state() != TaskState.ENTERED_IN_ERROR)
                .thenComparing(member -> member.state().isOpen())
                .thenComparing(Member::takesStep)
                .thenComparing(Member::age);
        return members.stream().max(order);
    }

    /**
     * The status that the ServiceRequest has to take because of its Tasks; empty if it has it, or if the call has changed the
     * ServiceRequest accordingly.
     *
     * @throws Problem BUSINESS_RULE if the call gives the ServiceRequest another status than its Task does
     */
    Optional<RequestState> mirrored() {
        Optional<Member> deciding = deciding();
        if (deciding.isEmpty()) {
            return Optional.empty();
        }
        Member task = deciding.get();
        Set<RequestState> agreeing = TransitionTable.agreeing(task.state());
        if (after.isPresent()) {
            requireAgreement(task, agreeing, after.get().state());
            return Optional.empty();
        }
        RequestState now = before.orElseThrow().state();
        List<RequestState> wanted =
                task.takesStep() ? task.step().orElseThrow().rows().get(0).request() : List.copyOf(agreeing);
        return wanted.contains(now) || wanted.isEmpty() ? Optional.empty() : Optional.of(wanted.get(0));
    }

    private void requireAgreement(Member task, Set<RequestState> agreeing, RequestState state) {
        if (!agreeing.contains(state)) {
            throw Problem.ofRule(
                    "referral-agreement",
                    "A ServiceRequest whose Task is '" + task.task().status() + "' is " + NextSteps.words(agreeing)
                            + ", not '" + state.code() + "'. Change the Task; the ServiceRequest follows.",
                    "ServiceRequest.status");
        }
        RequestState former = before.map(ReferralRequest::state).orElse(state);
        boolean ended = former == RequestState.REVOKED || former == RequestState.ENTERED_IN_ERROR;
        if (ended && state != former && state != RequestState.ENTERED_IN_ERROR) {
            throw Problem.ofRule(
                    "referral-agreement",
                    "A ServiceRequest that is '" + former.code() + "' does not become '" + state.code()
                            + "' again; make a new referral.",
                    "ServiceRequest.status");
        }
    }
}

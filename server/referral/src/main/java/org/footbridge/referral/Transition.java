package org.footbridge.referral;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A row of the {@link TransitionTable}: a step that a party may take with the Task of a referral.
 *
 * @param from the states that the step starts in
 * @param needs the elements that the Task must have afterwards
 * @param request the statuses that the ServiceRequest may have afterwards; it takes the first unless it has another of them
 */
public record Transition(
        List<TaskState> from, TaskState to, Party by, Set<TaskElement> needs, List<RequestState> request) {
    public Transition {
        from = List.copyOf(from);
        needs = Set.copyOf(needs);
        request = List.copyOf(request);
    }

    static Transition startingIn(TaskState... states) {
        return new Transition(List.of(states), TaskState.START, Party.REQUESTER, Set.of(), List.of());
    }

    Transition to(TaskState state) {
        return new Transition(from, state, by, needs, request);
    }

    Transition by(Party party) {
        return new Transition(from, to, party, needs, request);
    }

    Transition needs(TaskElement... elements) {
        return new Transition(from, to, by, Set.of(elements), request);
    }

    Transition request(RequestState... states) {
        return new Transition(from, to, by, needs, Arrays.asList(states));
    }
}

package org.footbridge.referral;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The steps and states that are possible next in the closed loop, in the words of refusals. */
final class NextSteps {
    private NextSteps() {}

    /** The steps that start in {@code state}, in words: {@code accepted or rejected (by the target)}. */
    static String next(TaskState state) {
        Map<TaskState, String> parties = new LinkedHashMap<>();
        TransitionTable.rowsFrom(state)
                .forEach(row -> parties.merge(row.to(), row.by().inWords(), (one, other) -> one + " or " + other));
        return parties.isEmpty()
                ? "It is final"
                : "It may become "
                        + parties.entrySet().stream()
                                .map(entry -> entry.getKey().code() + " (by " + entry.getValue() + ")")
                                .collect(Collectors.joining(", "));
    }

    /** {@code states} in words. */
    static String words(Collection<RequestState> states) {
        return states.stream().map(RequestState::code).collect(Collectors.joining(" or "));
    }
}

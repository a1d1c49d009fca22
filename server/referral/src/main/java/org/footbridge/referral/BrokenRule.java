package org.footbridge.referral;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The refusals of the closed loop: each names its rule, and what is possible instead. */
public final class BrokenRule {
    private BrokenRule() {}

    /** A refusal with 422 {@code business-rule}; {@code rule} is named in the documentation. */
    public static Problem of(String rule, String message, String expression) {
        return Problem.ofRule(rule, message, expression);
    }

    /** Whether {@code problem} is a refusal because of {@code rule}. */
    public static boolean isOf(Problem problem, String rule) {
        return problem.kind() == ProblemKind.BUSINESS_RULE && problem.message().endsWith(" (Rule " + rule + ".)");
    }

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

package org.footbridge.access;

import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * An access policy that SMART scopes alone decide, by resource type: a type exists for a caller whose {@code user/} or {@code system/}
 * scopes allow to read and search it. What no scope allows is refused. Scopes that are restricted to a patient or by a query grant
 * nothing, because this policy could not enforce the restriction.
 */
public final class ScopePolicy implements AccessPolicy {
    @Override
    public Visibility visibility(Caller caller, String type) {
        return grants(caller, type, "rs") ? Visibility.ALL : Visibility.NONE;
    }

    @Override
    public void require(Caller caller, AttemptedChange change) {
        String letter = change.after().isEmpty() ? "d" : isCreation(change) ? "c" : "u";
        if (!grants(caller, change.type(), letter)) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "The token has no scope for this: system/" + change.type() + "." + letter + " or user/"
                            + change.type() + "." + letter + ".");
        }
    }

    private static boolean isCreation(AttemptedChange change) {
        return change.before().filter(before -> !before.deleted()).isEmpty();
    }

    @Override
    public void requireOperator(Caller caller) {
        if (!grants(caller, "*", "cruds")) {
            throw new Problem(
                    ProblemKind.FORBIDDEN, "This is for operators: the token needs the scope system/*.cruds.");
        }
    }

    /** {@code type} may be {@code *}, which only a scope for all types covers. */
    private static boolean grants(Caller caller, String type, String letters) {
        return letters.chars()
                .allMatch(letter -> caller.scopes().stream()
                        .flatMap(scope -> SmartScope.parse(scope).stream())
                        .anyMatch(scope -> isEnforceable(scope)
                                && scope.covers(type)
                                && scope.allows(Character.toString(letter))));
    }

    private static boolean isEnforceable(SmartScope scope) {
        return scope.context() != SmartScope.Context.PATIENT && scope.query().isEmpty();
    }
}

package org.footbridge.access.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.access.SmartScope;
import org.footbridge.access.SmartScope.Context;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The grants that a policy and the token of a caller together give. */
record Grants(Policy policy, Caller caller) {
    /** The grants of {@code interaction} with resources of {@code type}. */
    List<Grant> of(Interaction interaction, String type) {
        List<SmartScope> scopes = scopes(interaction, type).toList();
        return policy.roles().stream()
                .flatMap(role -> role.rules().stream()
                        .filter(rule -> rule.covers(interaction, type))
                        .flatMap(rule -> scopes.stream()
                                .filter(scope -> isHeld(role, scope.context()))
                                .map(scope -> new Grant(role, rule, scope))))
                .toList();
    }

    private Stream<SmartScope> scopes(Interaction interaction, String type) {
        String letter = String.valueOf(interaction.letter());
        return caller.scopes().stream()
                .flatMap(text -> SmartScope.parse(text).stream())
                .filter(scope -> scope.covers(type) && scope.allows(letter));
    }

    /** Whether the caller holds {@code role}, as far as scopes of {@code context} go. */
    private boolean isHeld(Role role, Context context) {
        boolean user = context != Context.SYSTEM;
        return switch (role.heldBy()) {
            case EVERYONE -> caller.isAuthenticated();
            case USERS -> user && caller.roles().contains(role.name());
            case PATIENTS ->
                user
                        && caller.fhirUser()
                                .filter(resource -> resource.startsWith("Patient/"))
                                .isPresent();
            case CLIENTS -> !user;
        };
    }

    /**
     * The refusal of {@code interaction} with resources of {@code type}, for which there is no grant. It names the scope or the role
     * that is missing.
     */
    Problem refusal(Interaction interaction, String type) {
        String what = "You may not " + interaction.verb() + " " + type + ": ";
        List<String> malformed =
                caller.scopes().stream().filter(Grants::isMalformed).sorted().toList();
        if (scopes(interaction, type).findAny().isEmpty()) {
            String permission = type + "." + interaction.letter();
            return Problem.ofScope(
                    context() + "/" + permission,
                    what + "the token has no scope for it, such as user/" + permission + " or patient/" + permission
                            + (malformed.isEmpty()
                                    ? "."
                                    : "; " + String.join(", ", malformed)
                                            + " is malformed, the letters must be in the order cruds."));
        }
        Set<String> roles = roles();
        return new Problem(
                ProblemKind.FORBIDDEN,
                what
                        + (roles.isEmpty()
                                ? "the token names no role of this server."
                                : "no role of yours allows it: " + String.join(", ", roles) + "."));
    }

    /** The context of the scopes that such a client asks for. */
    private String context() {
        Set<Context> had = caller.scopes().stream()
                .flatMap(text -> SmartScope.parse(text).stream())
                .map(SmartScope::context)
                .collect(Collectors.toSet());
        return had.size() == 1 ? had.iterator().next().name().toLowerCase(Locale.ROOT) : "user";
    }

    private static boolean isMalformed(String scope) {
        return scope.matches("(patient|user|system)/.*")
                && SmartScope.parse(scope).isEmpty();
    }

    /** The names of the roles that the caller holds, but for what everyone holds. */
    Set<String> roles() {
        return policy.roles().stream()
                .filter(role -> role.heldBy() != Role.Holder.EVERYONE)
                .filter(role -> isHeld(role, Context.USER) || (isHeld(role, Context.SYSTEM) && hasSystemScope()))
                .map(Role::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean hasSystemScope() {
        return caller.scopes().stream()
                .flatMap(text -> SmartScope.parse(text).stream())
                .anyMatch(scope -> scope.context() == Context.SYSTEM);
    }
}

package org.footbridge.access.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.access.SmartScope;
import org.footbridge.access.SmartScope.Context;
import org.footbridge.access.Visibility;
import org.footbridge.access.Visibility.Search;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The grants that a policy and the token of a caller together give. What was found out once is kept. */
final class Grants {
    private static final String AUDIT_EVENT = "AuditEvent";

    private final Policy policy;
    private final Caller caller;
    private final List<SmartScope> scopes;
    private final Map<Asked, List<Grant>> found = new ConcurrentHashMap<>();
    private final Map<Asked, Granted> granted = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Granted>> masked = new ConcurrentHashMap<>();

    private record Asked(Interaction interaction, String type) {}

    /**
     * The resources that grants open.
     *
     * @param obeysConsent whether those that a consent withholds are not among them
     */
    record Granted(Visibility visibility, boolean obeysConsent) {}

    Grants(Policy policy, Caller caller) {
        this.policy = policy;
        this.caller = caller;
        this.scopes = caller.scopes().stream()
                .flatMap(text -> SmartScope.parse(text).stream())
                .toList();
    }

    /** The grants of {@code interaction} with resources of {@code type}. */
    List<Grant> of(Interaction interaction, String type) {
        return found.computeIfAbsent(new Asked(interaction, type), this::find);
    }

    private List<Grant> find(Asked asked) {
        List<SmartScope> fitting = scopes(asked.interaction(), asked.type()).toList();
        return policy.roles().stream()
                .flatMap(role -> role.rules().stream()
                        .filter(rule -> rule.covers(asked.interaction(), asked.type()))
                        .flatMap(rule -> fitting.stream()
                                .filter(scope -> isHeld(role, scope.context()))
                                .map(scope -> new Grant(role, rule, scope))))
                .toList();
    }

    /** The resources of {@code type} that are open to {@code interaction}. */
    Granted granted(Interaction interaction, String type) {
        return granted.computeIfAbsent(
                new Asked(interaction, type), asked -> granted(of(interaction, type), interaction, type));
    }

    /** By masked element, the resources of {@code type} in which a grant that does not mask it shows it. */
    Map<String, Granted> masked(String type) {
        return masked.computeIfAbsent(type, this::findMasked);
    }

    private Map<String, Granted> findMasked(String type) {
        List<Grant> grants = Stream.of(Interaction.READ, Interaction.SEARCH)
                .flatMap(interaction -> of(interaction, type).stream())
                .toList();
        return grants.stream()
                .flatMap(grant -> grant.rule().masked().stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        element -> element,
                        element -> granted(
                                grants.stream()
                                        .filter(grant -> !grant.rule().masked().contains(element))
                                        .toList(),
                                Interaction.READ,
                                type)));
    }

    private Granted granted(List<Grant> grants, Interaction interaction, String type) {
        List<Search> searches = grants.stream()
                .flatMap(grant -> grant.searches(caller, hiddenLabels(type, grant.role(), interaction)).stream())
                .distinct()
                .toList();
        boolean obeys = grants.stream()
                .anyMatch(grant -> grant.role().obeysConsent() && !breaksGlass(grant.role(), interaction));
        return new Granted(Visibility.matching(searches, List.of()), obeys);
    }

    /** Records of the audit log carry no labels. */
    private Set<String> hiddenLabels(String type, Role role, Interaction interaction) {
        if (type.equals(AUDIT_EVENT) || breaksGlass(role, interaction)) {
            return Set.of();
        }
        Set<String> hidden = new HashSet<>(policy.labels());
        hidden.removeAll(role.labels());
        return hidden;
    }

    private boolean breaksGlass(Role role, Interaction interaction) {
        return caller.breakGlass().isPresent() && role.breaksGlass() && interaction.reads();
    }

    private Stream<SmartScope> scopes(Interaction interaction, String type) {
        String letter = String.valueOf(interaction.letter());
        return scopes.stream().filter(scope -> scope.covers(type) && scope.allows(letter));
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
        Set<Context> had = scopes.stream().map(SmartScope::context).collect(Collectors.toSet());
        return had.size() == 1 ? had.iterator().next().name().toLowerCase(Locale.ROOT) : "user";
    }

    private static boolean isMalformed(String scope) {
        return scope.matches("(patient|user|system)/.*")
                && SmartScope.parse(scope).isEmpty();
    }

    /** The names of the roles that the caller holds, but for what everyone holds. */
    Set<String> roles() {
        boolean system = scopes.stream().anyMatch(scope -> scope.context() == Context.SYSTEM);
        return policy.roles().stream()
                .filter(role -> role.heldBy() != Role.Holder.EVERYONE)
                .filter(role -> isHeld(role, Context.USER) || (isHeld(role, Context.SYSTEM) && system))
                .map(Role::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

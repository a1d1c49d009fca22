package org.footbridge.access.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.access.SmartScope;
import org.footbridge.access.Visibility;
import org.footbridge.access.Visibility.Search;
import org.footbridge.access.VisibilityCompiler;
import org.footbridge.access.policy.Grants.Granted;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The access policy of roles, scopes, security labels and consents. A caller is granted what a rule of a role and a scope of the token
 * both allow, less the resources whose labels the role does not name, and less the compartments of patients who withhold their data
 * from the caller's parties. What nothing grants is refused.
 */
public final class RolePolicy implements AccessPolicy {
    private final Supplier<Policy> policy;
    private final WithheldPatients withheld;
    private volatile KnownGrants known;

    /** @param policy that is in effect now */
    public RolePolicy(Supplier<Policy> policy, WithheldPatients withheld) {
        this.policy = policy;
        this.withheld = withheld;
        this.known = new KnownGrants(policy.get());
    }

    /** The grants of {@code caller} by the policy that is in effect now, which is another object if the file has changed. */
    @SuppressWarnings("ReferenceEquality")
    Grants grants(Caller caller) {
        Policy current = policy.get();
        KnownGrants grants = known;
        if (grants.policy() != current) {
            grants = new KnownGrants(current);
            known = grants;
        }
        return grants.of(caller);
    }

    @Override
    public Visibility visibility(Caller caller, String type) {
        return visibility(caller, type, Interaction.READ);
    }

    @Override
    public Visibility visibility(Caller caller, String type, Interaction interaction) {
        return consented(grants(caller).granted(interaction, type), caller, type);
    }

    private Visibility consented(Granted granted, Caller caller, String type) {
        List<Search> hidden =
                granted.obeysConsent() && VisibilityCompiler.isPersonal(type) ? hidden(caller) : List.of();
        return hidden.isEmpty() ? granted.visibility() : Visibility.matching(granted.visibility(), hidden);
    }

    /** An element is open where a grant that does not mask it shows the resource. */
    @Override
    public Map<String, Visibility> masked(Caller caller, String type) {
        Map<String, Granted> masked = grants(caller).masked(type);
        return masked.isEmpty()
                ? Map.of()
                : masked.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, element -> consented(element.getValue(), caller, type)));
    }

    private List<Search> hidden(Caller caller) {
        Set<String> parties = new LinkedHashSet<>(caller.organisations());
        caller.fhirUser().filter(user -> !user.startsWith("Patient/")).ifPresent(parties::add);
        Set<String> patients = parties.isEmpty() ? Set.of() : withheld.from(parties);
        return patients.isEmpty() ? List.of() : List.of(Search.within(patients));
    }

    @Override
    public void require(Caller caller, Interaction interaction, String type) {
        Grants grants = grants(caller);
        List<Grant> found = grants.of(interaction, type);
        if (found.isEmpty()) {
            throw grants.refusal(interaction, type);
        } else if (found.stream()
                .allMatch(grant -> grant.searches(caller, Set.of()).isEmpty())) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not " + interaction.verb() + " " + type + ": your token does not say what the rules of "
                            + found.stream()
                                    .map(grant -> grant.role().name())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + " need, such as your organisation (organisations), who you are (fhirUser) or the"
                            + " patient.");
        }
    }

    @Override
    public void require(Caller caller, AttemptedChange change) {
        require(caller, change.interaction(), change.type());
        if (change.interaction() == Interaction.UPDATE) {
            grants(caller).of(Interaction.UPDATE, change.type()).stream()
                    .flatMap(grant -> grant.rule().unchanged().stream())
                    .distinct()
                    .sorted()
                    .forEach(element -> requireUnchanged(element, change));
        }
    }

    private static void requireUnchanged(String element, AttemptedChange change) {
        JsonNode before = ExactJson.tree(change.before().orElseThrow().body()).path(element);
        JsonNode after = ExactJson.tree(change.after().orElseThrow().text()).path(element);
        if (!before.equals(after)) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not change " + change.type() + "." + element + ": your roles allow to update the rest.");
        }
    }

    @Override
    public boolean choosesIds(Caller caller, String type) {
        return grants(caller).of(Interaction.CREATE, type).stream()
                .anyMatch(grant -> grant.role().choosesIds());
    }

    @Override
    public void requireBreakGlass(Caller caller) {
        Policy current = policy.get();
        Set<String> held = grants(caller).roles();
        if (current.roles().stream().noneMatch(role -> role.breaksGlass() && held.contains(role.name()))) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not read what security labels or consents hide: no role of yours allows break-glass"
                            + " access.");
        }
    }

    /** Operators hold a role that operates, and a scope for everything. */
    @Override
    public void requireOperator(Caller caller) {
        Set<String> roles = policy.get().roles().stream()
                .filter(Role::operates)
                .map(Role::name)
                .collect(Collectors.toSet());
        Set<SmartScope.Context> wide = caller.scopes().stream()
                .flatMap(text -> SmartScope.parse(text).stream())
                .filter(scope -> scope.query().isEmpty() && scope.covers("*") && scope.allows("cruds"))
                .map(SmartScope::context)
                .collect(Collectors.toSet());
        boolean user = wide.contains(SmartScope.Context.USER);
        boolean operator = caller.roles().stream().anyMatch(roles::contains);
        if (wide.contains(SmartScope.Context.SYSTEM) || (user && operator)) {
            return;
        }
        String message =
                "This is for operators: the token needs the scope system/*.cruds, or user/*.cruds and one of the roles "
                        + roles.stream().sorted().collect(Collectors.joining(", ")) + ".";
        throw user
                ? new Problem(ProblemKind.FORBIDDEN, message)
                : Problem.ofScope(operator ? "user/*.cruds" : "system/*.cruds", message);
    }
}

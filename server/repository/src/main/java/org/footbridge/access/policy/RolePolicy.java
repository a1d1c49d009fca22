package org.footbridge.access.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.access.SmartScope;
import org.footbridge.access.Visibility;
import org.footbridge.access.Visibility.Search;
import org.footbridge.access.VisibilityCompiler;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The access policy of roles, scopes, security labels and consents. A caller is granted what a rule of a role and a scope of the token
 * both allow, less the resources whose labels the role does not name, and less the compartments of patients who withhold their data
 * from the caller's parties. What nothing grants is refused.
 */
public final class RolePolicy implements AccessPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String AUDIT_EVENT = "AuditEvent";

    private final Supplier<Policy> policy;
    private final WithheldPatients withheld;

    /** @param policy that is in effect now */
    public RolePolicy(Supplier<Policy> policy, WithheldPatients withheld) {
        this.policy = policy;
        this.withheld = withheld;
    }

    /** The policy that is in effect now. */
    Policy current() {
        return policy.get();
    }

    @Override
    public Visibility visibility(Caller caller, String type) {
        return visibility(caller, type, Interaction.READ);
    }

    @Override
    public Visibility visibility(Caller caller, String type, Interaction interaction) {
        return visibility(new Grants(policy.get(), caller).of(interaction, type), caller, type, interaction);
    }

    private Visibility visibility(List<Grant> grants, Caller caller, String type, Interaction interaction) {
        List<Search> searches = grants.stream()
                .flatMap(
                        grant -> grant.searches(caller, hiddenLabels(type, grant.role(), caller, interaction)).stream())
                .distinct()
                .toList();
        boolean obeying = grants.stream()
                .anyMatch(grant -> grant.role().obeysConsent() && !breaksGlass(grant.role(), caller, interaction));
        boolean personal = VisibilityCompiler.isPersonal(type);
        return Visibility.matching(searches, obeying && personal ? hidden(caller) : List.of());
    }

    /** An element is open where a grant that does not mask it shows the resource. */
    @Override
    public Map<String, Visibility> masked(Caller caller, String type) {
        Grants all = new Grants(policy.get(), caller);
        List<Grant> grants = Stream.of(Interaction.READ, Interaction.SEARCH)
                .flatMap(interaction -> all.of(interaction, type).stream())
                .toList();
        return grants.stream()
                .flatMap(grant -> grant.rule().masked().stream())
                .distinct()
                .collect(Collectors.toMap(
                        element -> element,
                        element -> visibility(
                                grants.stream()
                                        .filter(grant -> !grant.rule().masked().contains(element))
                                        .toList(),
                                caller,
                                type,
                                Interaction.READ)));
    }

    /** Records of the audit log carry no labels. */
    private Set<String> hiddenLabels(String type, Role role, Caller caller, Interaction interaction) {
        if (type.equals(AUDIT_EVENT) || breaksGlass(role, caller, interaction)) {
            return Set.of();
        }
        Set<String> hidden = new HashSet<>(policy.get().labels());
        hidden.removeAll(role.labels());
        return hidden;
    }

    private static boolean breaksGlass(Role role, Caller caller, Interaction interaction) {
        return caller.breakGlass().isPresent() && role.breaksGlass() && interaction.reads();
    }

    private List<Search> hidden(Caller caller) {
        Set<String> parties = new LinkedHashSet<>(caller.organisations());
        caller.fhirUser().filter(user -> !user.startsWith("Patient/")).ifPresent(parties::add);
        Set<String> patients = parties.isEmpty() ? Set.of() : withheld.from(parties);
        return patients.isEmpty() ? List.of() : List.of(Search.within(patients));
    }

    @Override
    public void require(Caller caller, Interaction interaction, String type) {
        Grants grants = new Grants(policy.get(), caller);
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
            new Grants(policy.get(), caller)
                    .of(Interaction.UPDATE, change.type()).stream()
                            .flatMap(grant -> grant.rule().unchanged().stream())
                            .distinct()
                            .sorted()
                            .forEach(element -> requireUnchanged(element, change));
        }
    }

    private static void requireUnchanged(String element, AttemptedChange change) {
        JsonNode before = json(change.before().orElseThrow().body()).path(element);
        JsonNode after = json(change.after().orElseThrow().text()).path(element);
        if (!before.equals(after)) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not change " + change.type() + "." + element + ": your roles allow to update the rest.");
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException unreadable) {
            throw new IllegalStateException("a stored resource is no JSON", unreadable);
        }
    }

    @Override
    public boolean choosesIds(Caller caller, String type) {
        return new Grants(policy.get(), caller)
                .of(Interaction.CREATE, type).stream()
                        .anyMatch(grant -> grant.role().choosesIds());
    }

    @Override
    public void requireBreakGlass(Caller caller) {
        Policy current = policy.get();
        Set<String> held = new Grants(current, caller).roles();
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

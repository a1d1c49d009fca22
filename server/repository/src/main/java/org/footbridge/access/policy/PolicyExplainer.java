package org.footbridge.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.access.AccessControl;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.access.Visibility;
import org.footbridge.access.Visibility.Extent;
import org.footbridge.access.Visibility.Search;
import org.footbridge.access.VisibilityCompiler;
import org.footbridge.problem.Problem;
import org.footbridge.store.resource.StoredVersion;

/** Explains what a policy decides for a caller: which rules allow an access, and what takes it away. It changes nothing. */
public final class PolicyExplainer {
    private final RolePolicy roles;
    private final AccessControl control;

    /** @param control that applies {@code roles} */
    public PolicyExplainer(RolePolicy roles, AccessControl control) {
        this.roles = roles;
        this.control = control;
    }

    /**
     * A decision and its reasons.
     *
     * @param reasons for people, a line each
     */
    public record Explanation(boolean allowed, List<String> reasons) {
        public Explanation {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Whether {@code caller} may do {@code interaction} with a resource.
     *
     * @param resource its current version; empty to ask about the type
     */
    public Explanation explain(Caller caller, Interaction interaction, String type, Optional<StoredVersion> resource) {
        try {
            roles.require(caller, interaction, type);
        } catch (Problem refusal) {
            return new Explanation(false, List.of(refusal.message()));
        }
        List<String> reasons = new ArrayList<>();
        for (Grant grant : roles.grants(caller).of(interaction, type)) {
            String title = "role " + grant.role().name() + " (line "
                    + grant.rule().line() + ", scope " + grant.scope().text() + ")";
            for (Search search : grant.searches(caller, Set.of())) {
                String outcome = resource.map(version -> matches(version, search) ? "matches" : "does not match")
                        .orElse("allows resources that match");
                reasons.add(title + " " + outcome + ": " + text(search));
            }
        }
        Visibility visible = roles.visibility(caller, type, interaction);
        boolean allowed = resource.map(version -> matches(version, visible)).orElse(true);
        if (!allowed && reasons.stream().anyMatch(reason -> reason.contains(" matches: "))) {
            reasons.add(
                    isWithheld(resource.orElseThrow(), visible)
                            ? "hidden by a consent of the patient"
                            : "hidden by a security label that the role does not name");
        }
        Set<String> masked = interaction.reads() ? roles.masked(caller, type).keySet() : Set.of();
        if (allowed && !masked.isEmpty()) {
            reasons.add(
                    "without " + String.join(", ", new TreeSet<>(masked)) + ", unless a role that shows it applies");
        }
        return new Explanation(allowed, reasons);
    }

    private boolean isWithheld(StoredVersion version, Visibility visible) {
        return visible.hidden().stream().anyMatch(hidden -> matches(version, hidden));
    }

    private boolean matches(StoredVersion version, Search search) {
        return matches(version, Visibility.matching(List.of(search), List.of()));
    }

    private boolean matches(StoredVersion version, Visibility visible) {
        if (visible.extent() != Extent.MATCHING) {
            return visible.extent() == Extent.ALL;
        }
        VisibilityCompiler compiler = new VisibilityCompiler(control.engine().get());
        return compiler.matcher(version.type(), visible, control.others())
                .matches(compiler.engine()
                        .compiler()
                        .indexed(
                                version.type(),
                                version.id(),
                                version.updated(),
                                control.entries().apply(version)));
    }

    private static String text(Search search) {
        List<String> parts = new ArrayList<>();
        search.parameters().forEach((name, values) -> values.forEach(value -> parts.add(name + "=" + value)));
        search.compartments().ifPresent(all -> parts.add("about " + String.join(", ", all)));
        return parts.isEmpty() ? "all resources of the type" : String.join("&", parts);
    }
}

package org.footbridge.access.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.footbridge.access.Visibility.Search;
import org.footbridge.access.VisibilityCompiler;
import org.footbridge.problem.Problem;

/** Checks that the searches of a policy are searches of their types and can be decided from one resource. */
public final class PolicyCheck {
    /** A caller whose token says everything that a rule may need. */
    private static final Caller COMPLETE = new Caller(
            "https://issuer.example",
            "check",
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.of("Practitioner/check"),
            Optional.of("check"),
            Set.of("Organization/check"),
            Set.of(),
            "",
            Optional.empty());

    private PolicyCheck() {}

    /** The elements of resources as R4 defines them. */
    @FunctionalInterface
    public interface Elements {
        /** The number of {@code element}s that a resource of {@code type} must have; empty if it can have none. */
        OptionalInt min(String type, String element);
    }

    /** @throws PolicyException if a search of {@code policy} cannot be used, or an element cannot be masked */
    public static void require(Policy policy, VisibilityCompiler compiler, Elements elements) {
        if (!policy.labels().isEmpty()) {
            Search labels = Search.of(Map.of("_security:not", String.join(",", policy.labels())));
            compile(1, "Patient", labels, compiler);
        }
        for (Role role : policy.roles()) {
            for (Rule rule : role.rules()) {
                for (String type : rule.types()) {
                    rule.masked().forEach(element -> requireOptional(rule.line(), type, element, elements));
                    rule.where().stream()
                            .flatMap(template -> template.fill(COMPLETE).stream())
                            .forEach(parameters ->
                                    compile(rule.line(), type, new Search(parameters, Optional.empty()), compiler));
                }
            }
        }
    }

    private static void requireOptional(int line, String type, String element, Elements elements) {
        OptionalInt min = elements.min(type, element);
        if (min.isEmpty()) {
            throw new PolicyException(line, "masked names '" + element + "', which is no element of " + type);
        } else if (min.getAsInt() > 0) {
            throw new PolicyException(line, "masked names '" + element + "', without which no " + type + " is valid");
        }
    }

    private static void compile(int line, String type, Search search, VisibilityCompiler compiler) {
        try {
            compiler.matcher(type, Visibility.matching(List.of(search), List.of()), query -> false);
        } catch (Problem problem) {
            throw new PolicyException(line, "for " + type + ", " + problem.message());
        }
    }
}

package org.footbridge.access.policy;

import com.google.common.base.Splitter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Caller;
import org.footbridge.access.SmartScope;
import org.footbridge.access.SmartScope.Context;
import org.footbridge.access.Visibility.Search;

/** A rule of a role that a caller holds, together with a scope of the token: both must allow an access. */
record Grant(Role role, Rule rule, SmartScope scope) {
    private static final String LABEL = "_security:not";

    /** The searches that resources must match one of; none if the token does not say what the rule or the scope needs. */
    List<Search> searches(Caller caller, Set<String> hiddenLabels) {
        Optional<Set<String>> compartments = compartments(caller);
        if (compartments.isPresent() && compartments.get().isEmpty()) {
            return List.of();
        }
        Stream<Map<String, List<String>>> where = rule.where().isEmpty()
                ? Stream.of(Map.of())
                : rule.where().stream().flatMap(template -> template.fill(caller).stream());
        return where.map(parameters -> new Search(restricted(parameters, hiddenLabels), compartments))
                .toList();
    }

    private Map<String, List<String>> restricted(Map<String, List<String>> where, Set<String> hiddenLabels) {
        Map<String, List<String>> all = new HashMap<>();
        where.forEach((name, values) -> all.put(name, new ArrayList<>(values)));
        if (!scope.query().isEmpty()) {
            for (String part : Splitter.on('&').split(scope.query())) {
                int equals = part.indexOf('=');
                String name = decoded(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
                all.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        if (!hiddenLabels.isEmpty()) {
            all.computeIfAbsent(LABEL, key -> new ArrayList<>()).add(String.join(",", hiddenLabels));
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The conditions of the scope and of the rule, both of which must hold; empty if neither has one. */
    private Optional<Set<String>> compartments(Caller caller) {
        Optional<Set<String>> launched =
                scope.context() == Context.PATIENT ? Optional.of(Placeholder.PATIENT.values(caller)) : Optional.empty();
        Optional<Set<String>> ruled = rule.compartment().map(placeholder -> placeholder.values(caller));
        if (launched.isPresent() && ruled.isPresent()) {
            return launched.map(
                    ids -> ids.stream().filter(ruled.get()::contains).collect(Collectors.toSet()));
        }
        return launched.or(() -> ruled);
    }
}

package org.footbridge.search.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.search.parameter.SearchParameter.Component;
import org.footbridge.search.parameter.SearchParameter.Derivation.Rule;
import org.footbridge.search.parameter.SearchParameter.Kind;

/**
 * Finds search parameters that need no index entries of their own because other parameters imply them. A union is one case:
 * {@code combo-code} is {@code code} or {@code component-code}. A composite of the whole resource is the other:
 * {@code code-value-quantity} is {@code code} and {@code value-quantity}. For an Observation this avoids most of the index
 * entries.
 */
final class Derivations {
    private final Map<String, SearchParameter> byCode;

    private Derivations(Map<String, SearchParameter> byCode) {
        this.byCode = byCode;
    }

    /** Returns the parameters of one type by code, each with its derivation if it has one. */
    static Map<String, SearchParameter> among(Map<String, SearchParameter> byCode) {
        Derivations derivations = new Derivations(new TreeMap<>(byCode));
        derivations.byCode.replaceAll((code, parameter) -> derivations.conjunction(parameter));
        // in order of size, so that the parts of each union are final when it is derived
        byCode.values().stream()
                .map(SearchParameter::code)
                .sorted(Comparator.comparingInt(
                        code -> derivations.alternatives(code).size()))
                .forEach(code -> derivations.byCode.computeIfPresent(code, (same, now) -> derivations.union(now)));
        return derivations.byCode;
    }

    private Set<String> alternatives(String code) {
        SearchParameter parameter = byCode.get(code);
        return parameter == null ? Set.of() : alternatives(parameter.expression(), "");
    }

    private SearchParameter conjunction(SearchParameter parameter) {
        if (parameter.kind() != Kind.COMPOSITE || !parameter.expression().equals(parameter.type())) {
            return parameter;
        }
        List<SearchParameter> parts = new ArrayList<>();
        for (Component component : parameter.components()) {
            same(parameter.type(), component).ifPresent(parts::add);
        }
        return parts.size() == parameter.components().size() ? parameter.derivedFrom(Rule.ALL, parts) : parameter;
    }

    /** Returns the parameter that defines the component, if it has exactly the same values. */
    private Optional<SearchParameter> same(String type, Component component) {
        return byCode.values().stream()
                .filter(other -> other.url().equals(component.url()) && other.isSupported())
                .filter(other -> values(other).equals(alternatives(component.expression(), type + ".")))
                .findFirst();
    }

    /** SampledData has no single value and is in no index. */
    private static Set<String> values(SearchParameter parameter) {
        return alternatives(parameter.expression(), "").stream()
                .filter(path -> !path.endsWith(".as(SampledData)"))
                .collect(Collectors.toSet());
    }

    private SearchParameter union(SearchParameter parameter) {
        Set<String> wanted = alternatives(parameter.expression(), "");
        if (parameter.derivation().rule() != Rule.NONE || wanted.size() < 2) {
            return parameter;
        }
        List<SearchParameter> parts = byCode.values().stream()
                .filter(other -> other.kind() == parameter.kind() && other.isSupported())
                .filter(other -> other.targets().equals(parameter.targets()))
                .filter(other -> expressions(other).equals(expressions(parameter)))
                .filter(other -> isProperPart(alternatives(other.expression(), ""), wanted))
                .toList();
        Set<String> covered = new HashSet<>();
        parts.forEach(part -> covered.addAll(alternatives(part.expression(), "")));
        return covered.equals(wanted) ? parameter.derivedFrom(Rule.ANY, parts) : parameter;
    }

    private static boolean isProperPart(Set<String> part, Set<String> whole) {
        return part.size() < whole.size() && whole.containsAll(part);
    }

    private static List<String> expressions(SearchParameter parameter) {
        return parameter.components().stream().map(Component::expression).toList();
    }

    /** The alternatives of {@code expression} below {@code root}, in one spelling: {@code (a as B)} is {@code a.as(B)}. */
    private static Set<String> alternatives(String expression, String root) {
        Function<String, String> spelt =
                path -> root + path.strip().replaceFirst("^\\(\\s*(\\S+)\\s+as\\s+(\\S+?)\\s*\\)$", "$1.as($2)");
        return SearchParameterReader.alternatives(expression).stream()
                .map(spelt)
                .collect(Collectors.toSet());
    }
}

package org.footbridge.search.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The search parameters of one state, by resource type and code: those of R4 and the custom ones. */
public final class SearchParameters {
    private static final String RESOURCE = "Resource";
    private static final String DOMAIN_RESOURCE = "DomainResource";

    /** Resources that are not DomainResources, which {@code _text} does not apply to. */
    private static final Set<String> PLAIN_RESOURCES = Set.of("Binary", "Bundle", "Parameters");

    private final Map<String, SearchParameterReader.Definition> byUrl;
    private final Map<String, Map<String, SearchParameter>> byType;

    /** The parameters in addition to the built-in ones. */
    private final Set<SearchParameter> custom;

    /** Whether a caller may not search by a parameter. */
    private final Predicate<SearchParameter> hidden;

    /** @param additional SearchParameter resources; one of the same type and code as R4's takes its place */
    public SearchParameters(List<JsonNode> additional) {
        byUrl = new HashMap<>();
        byType = new TreeMap<>();
        custom = new LinkedHashSet<>();
        hidden = parameter -> false;
        List<SearchParameterReader.Definition> definitions = SearchParameterReader.read(additional);
        definitions.forEach(definition -> byUrl.put(definition.url(), definition));
        for (String type : types(definitions)) {
            byType.put(type, new TreeMap<>());
        }
        for (SearchParameterReader.Definition definition : definitions) {
            for (String base : definition.bases()) {
                typesOf(base).forEach(type -> add(type, definition));
            }
        }
        byType.replaceAll((type, byCode) -> Derivations.among(byCode));
    }

    private SearchParameters(SearchParameters others) {
        byUrl = new HashMap<>(others.byUrl);
        byType = new TreeMap<>(others.byType);
        custom = new LinkedHashSet<>(others.custom);
        hidden = others.hidden;
    }

    private SearchParameters(SearchParameters same, Predicate<SearchParameter> hidden) {
        byUrl = same.byUrl;
        byType = same.byType;
        custom = same.custom;
        this.hidden = hidden;
    }

    /**
     * Returns these parameters and the one that {@code resource} defines, which {@link CustomParameterRules} has accepted.
     * An existing parameter of the same type and code is kept. The new one takes no part in derivations, because others
     * would then lose their own entries.
     */
    public SearchParameters with(JsonNode resource) {
        return with(SearchParameterReader.definition(resource));
    }

    SearchParameters with(SearchParameterReader.Definition definition) {
        SearchParameters more = new SearchParameters(this);
        more.byUrl.putIfAbsent(definition.url(), definition);
        for (String base : definition.bases()) {
            for (String type : typesOf(base)) {
                Map<String, SearchParameter> parameters = new TreeMap<>(more.byType.getOrDefault(type, Map.of()));
                SearchParameter parameter = definition.on(type, more.byUrl);
                if (parameters.putIfAbsent(definition.code(), parameter) == null) {
                    more.byType.put(type, parameters);
                    more.custom.add(parameter);
                }
            }
        }
        return more;
    }

    /** Returns these parameters for a caller who may not search by those that are {@code withheld}. */
    public SearchParameters hiding(Predicate<SearchParameter> withheld) {
        return new SearchParameters(this, withheld);
    }

    /** The parameters that {@link #with} has added, in that order. */
    public Set<SearchParameter> custom() {
        return Collections.unmodifiableSet(custom);
    }

    /** The definition with this canonical URL. */
    Optional<SearchParameterReader.Definition> definition(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    /** Changes with anything that decides about the entries of a resource. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder(1_000_000);
        byType.forEach((type, parameters) -> {
            for (SearchParameter parameter : parameters.values()) {
                all.append(type).append('/').append(parameter.code()).append(' ');
                parameter.describe(all);
                all.append('\n');
            }
        });
        return Hashing.sipHash24().hashString(all, StandardCharsets.UTF_8).toString();
    }

    /** The types that are searched or referred to; R4 has no other list of types in this file. */
    private static Set<String> types(List<SearchParameterReader.Definition> definitions) {
        Set<String> types = new TreeSet<>(PLAIN_RESOURCES);
        for (SearchParameterReader.Definition definition : definitions) {
            types.addAll(definition.bases());
            types.addAll(definition.targets());
        }
        types.removeAll(Set.of(RESOURCE, DOMAIN_RESOURCE));
        return types;
    }

    /** The resource types that the base type {@code base} comprises. */
    Collection<String> typesOf(String base) {
        if (base.equals(RESOURCE)) {
            return byType.keySet();
        } else if (base.equals(DOMAIN_RESOURCE)) {
            return byType.keySet().stream()
                    .filter(type -> !PLAIN_RESOURCES.contains(type))
                    .toList();
        }
        return List.of(base);
    }

    private void add(String type, SearchParameterReader.Definition definition) {
        Map<String, SearchParameter> parameters = byType.get(type);
        if (parameters != null) {
            parameters.put(definition.code(), definition.on(type, byUrl));
        }
    }

    /**
     * The parameter {@code code} of {@code type}, not counting modifiers.
     *
     * @throws Problem FORBIDDEN if it is hidden from the caller
     */
    public Optional<SearchParameter> find(String type, String code) {
        Optional<SearchParameter> found = known(type, code);
        if (found.filter(hidden).isPresent()) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not search " + type + " by '" + code
                            + "': it depends on elements that your roles do not show you.");
        }
        return found;
    }

    private Optional<SearchParameter> known(String type, String code) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(code));
    }

    /** Whether the parameter {@code code} of {@code type} is hidden from the caller. */
    public boolean hides(String type, String code) {
        return known(type, code).filter(hidden).isPresent();
    }

    /** The parameters of {@code type} that are not hidden, by code; none if there is no such type. */
    public Collection<SearchParameter> of(String type) {
        return byType.getOrDefault(type, Map.of()).values().stream()
                .filter(hidden.negate())
                .toList();
    }

    /** Whether a reference of {@code type} is hidden from the caller. */
    public boolean hidesReference(String type) {
        return byType.getOrDefault(type, Map.of()).values().stream()
                .anyMatch(parameter -> parameter.kind() == SearchParameter.Kind.REFERENCE && hidden.test(parameter));
    }

    /** All resource types, in order. */
    public Set<String> types() {
        return Collections.unmodifiableSet(byType.keySet());
    }

    /** Whether R4 has the resource type {@code name}. */
    public boolean isType(String name) {
        return byType.containsKey(name);
    }
}

package org.footbridge.search.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameterReader.Definition;

/**
 * Rules that a stored SearchParameter must keep to take effect: the server must support every part of it, and it must not
 * conflict with another parameter. If R4 defines a parameter of the same code on the type, the two must have the same
 * meaning.
 *
 * @see <a href="https://hl7.org/fhir/R4/searchparameter.html">R4 SearchParameter</a>
 */
public final class CustomParameterRules {
    /** Without colon and dot, which a query has a meaning for; names with an underscore are the specification's. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private static final Set<String> EVERY = Set.of("Resource", "DomainResource");

    private final FhirPaths paths;

    public CustomParameterRules(FhirPaths paths) {
        this.paths = paths;
    }

    /**
     * Checks that the SearchParameter {@code resource} can take effect together with {@code others}.
     *
     * @throws Problem RULE with the element at fault
     */
    public void require(JsonNode resource, SearchParameters others) {
        String url = text(resource, "url");
        demand(!url.isEmpty(), "url", "An active SearchParameter must have a url.");
        String code = text(resource, "code");
        demand(
                CODE.matcher(code).matches(),
                "code",
                "The code of a search parameter is a letter and then letters, digits, '-' or '_', 64 characters at"
                        + " most, not '" + shortened(code) + "'.");
        requireTypes(resource.path("base"), "base", EVERY, others);
        demand(!resource.path("base").isEmpty(), "base", "A search parameter must name at least one type as its base.");
        requireTypes(resource.path("target"), "target", Set.of(), others);
        Kind kind = kind(text(resource, "type"));
        requirePath(resource, "expression");
        if (kind == Kind.COMPOSITE) {
            requireComponents(resource.path("component"), others);
        }
        Definition definition = SearchParameterReader.definition(resource);
        requirePathOfEach(definition, others);
        requireSearchable(definition, others);
        requireNoClash(definition, others);
    }

    private static String text(JsonNode resource, String name) {
        return resource.path(name).asText("");
    }

    private static void demand(boolean condition, String element, String message) {
        if (!condition) {
            throw new Problem(ProblemKind.RULE, message, "SearchParameter." + element);
        }
    }

    private static String shortened(String text) {
        return text.length() > 70 ? text.substring(0, 70) + "…" : text;
    }

    private static void requireTypes(JsonNode names, String element, Set<String> besides, SearchParameters known) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asText();
            demand(
                    known.isType(name) || besides.contains(name),
                    element + "[" + i + "]",
                    "'" + shortened(name) + "' is not a resource type of FHIR R4.");
        }
    }

    private static Kind kind(String type) {
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(known -> known != Kind.SPECIAL)
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst();
        demand(
                kind.isPresent(),
                "type",
                "The type of a search parameter must be number, date, string, token, reference, composite, quantity or"
                        + " uri, not '" + shortened(type) + "'.");
        return kind.orElseThrow();
    }

    private void requirePath(JsonNode parent, String element) {
        String expression = text(parent, element.substring(element.lastIndexOf('.') + 1));
        demand(!expression.isBlank(), element, "The FHIRPath expression that selects the values is missing.");
        Optional<String> fault = paths.fault(expression);
        demand(
                fault.isEmpty(),
                element,
                "'" + shortened(expression) + "' is not a FHIRPath expression: " + shortened(fault.orElse("")));
    }

    private void requireComponents(JsonNode components, SearchParameters others) {
        for (int i = 0; i < components.size(); i++) {
            String element = "component[" + i + "]";
            JsonNode component = components.get(i);
            String canonical = text(component, "definition").replaceFirst("\\|.*", "");
            demand(
                    others.definition(canonical).isPresent(),
                    element + ".definition",
                    "'" + shortened(canonical) + "' is not the url of a search parameter that this server has.");
            requirePath(component, element + ".expression");
        }
    }

    /** An expression that no alternative of applies to a base would never find anything there. */
    private static void requirePathOfEach(Definition definition, SearchParameters known) {
        List<String> roots = SearchParameterReader.alternatives(definition.expression()).stream()
                .map(SearchParameterReader::root)
                .toList();
        for (int i = 0; i < definition.bases().size(); i++) {
            String base = definition.bases().get(i);
            boolean applies =
                    EVERY.contains(base) || roots.stream().anyMatch(root -> !known.isType(root) || root.equals(base));
            demand(applies, "base[" + i + "]", "No part of the expression is about " + base + ".");
        }
    }

    private static void requireSearchable(Definition definition, SearchParameters others) {
        boolean composite = definition.kind() == Kind.COMPOSITE;
        boolean supported = !composite
                || others.with(definition).custom().stream()
                        .filter(parameter -> parameter.url().equals(definition.url()))
                        .allMatch(SearchParameter::isSupported);
        demand(
                supported,
                "component",
                "A composite must have two components: a token, and then a token, reference, string, date, number or"
                        + " quantity.");
    }

    private static void requireNoClash(Definition definition, SearchParameters others) {
        Optional<Definition> sameUrl = others.definition(definition.url());
        demand(
                sameUrl.filter(other -> !other.code().equals(definition.code())).isEmpty(),
                "url",
                "The url is that of another search parameter, '"
                        + sameUrl.map(Definition::code).orElse("") + "'.");
        for (String base : definition.bases()) {
            for (String type : others.typesOf(base)) {
                others.find(type, definition.code()).ifPresent(taken -> requireSame(definition, taken, others));
            }
        }
    }

    private static void requireSame(Definition definition, SearchParameter taken, SearchParameters others) {
        boolean custom = others.custom().contains(taken);
        demand(
                !custom && isSame(definition, taken),
                "code",
                "'" + taken.code() + "' on " + taken.type() + " is a search parameter of this server already, "
                        + taken.url() + (custom ? "" : ", with another meaning") + "; choose another code.");
    }

    private static boolean isSame(Definition definition, SearchParameter taken) {
        String expression = SearchParameterReader.narrowed(definition.expression(), taken.type());
        return definition.kind() == taken.kind()
                && (definition.kind() == Kind.COMPOSITE
                        ? definition.url().equals(taken.url())
                        : alternatives(expression).equals(alternatives(taken.expression())));
    }

    private static Set<String> alternatives(String expression) {
        return SearchParameterReader.alternatives(expression).stream()
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}

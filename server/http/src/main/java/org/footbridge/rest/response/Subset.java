package org.footbridge.rest.response;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.ElementDefinitions;
import org.footbridge.store.resource.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * The part of each resource that a client asks for by {@code _summary} or {@code _elements}. Mandatory elements are always
 * included, so that the result is a valid resource; it is tagged SUBSETTED.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#summary">R4 summary</a>
 */
public final class Subset {
    private static final Set<String> SUMMARIES = Set.of("true", "text", "data", "count", "false");
    private static final String ELEMENTS = "_elements";
    private static final String EXCLUDED = "_elements:exclude";

    /** The rule for the resources of a type; empty if they are sent whole. */
    private final Function<String, Optional<SubsetRule>> rules;

    private final ElementDefinitions definitions;

    private Subset(ElementDefinitions definitions, Function<String, Optional<SubsetRule>> rules) {
        this.definitions = definitions;
        this.rules = rules;
    }

    /**
     * What {@code request} asks for; empty if it is whole resources. {@code _elements}, which is more exact, goes before {@code _summary}.
     *
     * @throws Problem VALUE if it cannot be understood
     */
    static Optional<Subset> of(RequestDetails request, ElementDefinitions definitions) {
        Map<String, String[]> parameters = request.getParameters();
        String summary = summary(parameters.get("_summary"));
        if (parameters.containsKey(ELEMENTS)) {
            List<String> names = names(ELEMENTS, parameters.get(ELEMENTS));
            return Optional.of(
                    new Subset(definitions, type -> paths(names, type).map(SubsetRule.Asked::new)));
        } else if (parameters.containsKey(EXCLUDED)) {
            List<String> names = names(EXCLUDED, parameters.get(EXCLUDED));
            return Optional.of(
                    new Subset(definitions, type -> paths(names, type).map(SubsetRule.Excluded::new)));
        }
        return switch (summary) {
            case "true" -> Optional.of(new Subset(definitions, type -> Optional.of(SubsetRule.Summary.SUMMARY)));
            case "text" -> Optional.of(new Subset(definitions, type -> Optional.of(SubsetRule.Summary.TEXT)));
            case "data" -> Optional.of(new Subset(definitions, type -> Optional.of(SubsetRule.Summary.DATA)));
            default -> Optional.empty();
        };
    }

    /**
     * Refuses parameters that cannot be understood, before anything is done.
     *
     * @throws Problem VALUE
     */
    public static void requireReadable(RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        summary(parameters.get("_summary"));
        for (String name : List.of(ELEMENTS, EXCLUDED)) {
            if (parameters.containsKey(name)) {
                names(name, parameters.get(name));
            }
        }
    }

    private static String summary(String @Nullable [] given) {
        if (given != null && (given.length != 1 || !SUMMARIES.contains(given[0]))) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "_summary must be true, text, data, count or false, not '" + String.join(",", given) + "'.");
        }
        return given == null ? "false" : given[0];
    }

    private static List<String> names(String parameter, String[] given) {
        List<String> names = Arrays.stream(given)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new Problem(ProblemKind.VALUE, parameter + " must name elements, such as status,code.");
        }
        return names;
    }

    /** The paths below the resource; empty if all names are of other types, such as {@code Patient.name}. */
    private static Optional<List<List<String>>> paths(List<String> names, String type) {
        List<List<String>> paths = names.stream()
                .map(name -> List.of(name.split("\\.", -1)))
                .flatMap(path -> {
                    String first = path.get(0);
                    boolean typed = first.equals("*") || (!first.isEmpty() && Character.isUpperCase(first.charAt(0)));
                    if (!typed) {
                        return Stream.of(path);
                    }
                    boolean meant = path.size() > 1 && (first.equals("*") || first.equals(type));
                    return meant ? Stream.of(path.subList(1, path.size())) : Stream.empty();
                })
                .toList();
        return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
    }

    /** The form in which each version that {@code request} finds is sent. */
    public static UnaryOperator<StoredVersion> part(RequestDetails request, ElementDefinitions definitions) {
        Optional<Subset> subset = of(request, definitions);
        return subset.isEmpty() ? version -> version : subset.get()::of;
    }

    /** The subset of {@code statement} that is sent, as UTF-8 JSON. */
    public static byte[] part(
            RequestDetails request, ElementDefinitions definitions, ResponseContent.Statement statement) {
        return of(request, definitions)
                .map(subset -> subset.of(statement.type(), statement.json()))
                .orElse(statement.json());
    }

    /** The part of {@code version}; a deletion has none. */
    StoredVersion of(StoredVersion version) {
        return version.deleted() ? version : version.with(of(version.type(), version.body()));
    }

    /** The part of a resource as UTF-8 JSON. */
    byte[] of(String type, byte[] json) {
        return rules.apply(type)
                .flatMap(
                        rule -> definitions.structure(type).map(structure -> SubsetWriter.write(json, structure, rule)))
                .orElse(json);
    }
}

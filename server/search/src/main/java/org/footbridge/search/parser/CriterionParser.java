package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.address.ServerBase;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.compile.ValueCompiler;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.Criterion.Chained;
import org.footbridge.search.request.Criterion.Ids;
import org.footbridge.search.request.Criterion.Not;
import org.footbridge.search.request.Criterion.Reverse;
import org.footbridge.search.request.Criterion.Target;
import org.footbridge.search.value.Escapes;

/** Parser of a single search parameter, including chains and reverse chains; it returns a {@link Criterion}. */
final class CriterionParser {
    static final String HAS = "_has:";
    private static final String LIST = "_list";
    private static final int DEPTH_MAX = 10;

    private final SearchParameters parameters;
    private final ValueCompiler compiler;
    private final FilterParser filters;
    private final LocalReferences references;

    /** @param base under which the client reached the server */
    CriterionParser(SearchParameters parameters, ValueCompiler compiler, ServerBase base) {
        this.parameters = parameters;
        this.compiler = compiler;
        this.references = new LocalReferences(base);
        this.filters = new FilterParser(this, compiler);
    }

    /**
     * Parses {@code name=value} in a search for resources of {@code type}.
     *
     * @throws Problem NOT_SUPPORTED or VALUE if it is not fully understood
     */
    Criterion parse(String type, String name, String value) {
        return parse(type, name, value, 0);
    }

    private Criterion parse(String type, String name, String value, int depth) {
        if (depth > DEPTH_MAX) {
            throw new Problem(ProblemKind.VALUE, "A chain may have " + DEPTH_MAX + " links at most.");
        } else if (name.startsWith(HAS)) {
            return reverse(type, name, value, depth);
        } else if (name.equals("_filter")) {
            return filters.parse(type, value);
        } else if (name.indexOf('.') > 0) {
            return chain(type, name, value, depth);
        } else if (name.equals(CommonParameters.ID)) {
            return new Ids(type, plain(name, value));
        } else if (name.equals(CommonParameters.ID + ":not")) {
            return new Not(new Ids(type, plain(name, value)));
        } else if (name.equals(LIST)) {
            return inList(type, value);
        }
        int colon = name.indexOf(':');
        require(colon != name.length() - 1, "Search parameter '" + name + "' has no modifier after the colon.");
        SearchParameter parameter = parameter(type, colon < 0 ? name : name.substring(0, colon));
        return values(parameter, colon < 0 ? "" : name.substring(colon + 1), parts(name, value));
    }

    /** Any of {@code values} of {@code parameter}, which keep their escapes. */
    Criterion values(SearchParameter parameter, String modifier, List<String> values) {
        return compiler.compile(parameter, modifier, references.resolved(parameter, modifier, values));
    }

    /** The parameter {@code code} of {@code type}. */
    SearchParameter parameter(String type, String code) {
        SearchParameter found = parameters
                .find(type, code)
                .orElseThrow(
                        () -> unsupported("Unknown search parameter '" + code + "' on " + type + "; see /metadata."));
        if (!found.isSupported()) {
            throw unsupported("Search parameter '" + code + "' is not supported yet.");
        }
        return found;
    }

    private SearchParameter reference(String type, String code) {
        SearchParameter parameter = parameter(type, code);
        require(
                parameter.kind() == Kind.REFERENCE,
                "Search parameter '" + code + "' of " + type + " is not a reference, so it cannot be chained.");
        return parameter;
    }

    /** A reference parameter of a chain and the resource types that the chain follows it to. */
    record Link(SearchParameter reference, Set<String> targets) {}

    /** Resolves {@code reference} or {@code reference:Type} on {@code type} to the types that it refers to. */
    Link link(String type, String name) {
        int colon = name.indexOf(':');
        SearchParameter reference = reference(type, colon < 0 ? name : name.substring(0, colon));
        Set<String> types = targets(reference);
        if (colon < 0) {
            return new Link(reference, types);
        }
        String only = name.substring(colon + 1);
        require(
                types.contains(only),
                "Search parameter '" + reference.code() + "' of " + type + " does not refer to '" + only + "'.");
        return new Link(reference, Set.of(only));
    }

    /** {@code reference.rest} or {@code reference:Type.rest}. */
    private Criterion chain(String type, String name, String value, int depth) {
        int dot = name.indexOf('.');
        Link link = link(type, name.substring(0, dot));
        List<Target> targets = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();
        for (String target : link.targets()) {
            try {
                targets.add(new Target(target, parse(target, name.substring(dot + 1), value, depth + 1)));
            } catch (Problem problem) {
                // an error in the value takes precedence over a parameter that another type does not have
                boolean better = refusal.isEmpty()
                        || (problem.kind() == ProblemKind.VALUE && refusal.get().kind() != ProblemKind.VALUE);
                refusal = better ? Optional.of(problem) : refusal;
            }
        }
        if (targets.isEmpty()) {
            throw refusal.orElseThrow();
        }
        return new Chained(link.reference(), targets);
    }

    private Set<String> targets(SearchParameter reference) {
        return reference.targets().isEmpty() ? parameters.types() : new LinkedHashSet<>(reference.targets());
    }

    /** {@code _has:Type:reference:rest}. */
    private Criterion reverse(String type, String name, String value, int depth) {
        String[] parts = name.split(":", 4);
        require(
                parts.length == 4 && !parts[3].isEmpty(),
                "'" + name
                        + "' must be such as _has:Observation:patient:code: a type, a reference of it and a"
                        + " parameter.");
        require(parameters.isType(parts[1]), "'" + parts[1] + "' in '" + name + "' is not a resource type of R4.");
        SearchParameter reference = reference(parts[1], parts[2]);
        require(
                targets(reference).contains(type),
                "Search parameter '" + parts[2] + "' of " + parts[1] + " does not refer to " + type + ".");
        return new Reverse(type, reference, parse(parts[1], parts[3], value, depth + 1));
    }

    /** The entries of a list are references of it. */
    private Criterion inList(String type, String value) {
        List<String> ids = plain(LIST, value);
        require(
                parameters.isType(type) && ids.stream().noneMatch(id -> id.startsWith("$")),
                "_list must be the id of a List; lists by name such as $current-problems are not supported.");
        return new Reverse(type, parameter("List", "item"), new Ids("List", ids));
    }

    private static List<String> plain(String name, String value) {
        return parts(name, value).stream().map(Escapes::unescape).toList();
    }

    private static List<String> parts(String name, String value) {
        List<String> parts = Escapes.split(value, ',');
        require(parts.stream().noneMatch(String::isEmpty), "Search parameter '" + name + "' has an empty value.");
        return parts;
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new Problem(ProblemKind.VALUE, message);
        }
    }

    static Problem unsupported(String message) {
        return new Problem(ProblemKind.NOT_SUPPORTED, message);
    }

    /** {@code names} for a message. */
    static String inWords(Iterable<String> names) {
        return String.join(", ", names);
    }
}

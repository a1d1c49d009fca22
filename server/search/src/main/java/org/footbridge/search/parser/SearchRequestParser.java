package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.footbridge.address.ServerBase;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.compile.SearchCompiler;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.request.Compartments;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.request.SearchRequest.Applied;
import org.footbridge.search.request.SearchRequest.Include;
import org.footbridge.search.request.SearchRequest.Selection;
import org.footbridge.search.value.Escapes;

/**
 * Parser of the parameters of a search; it returns a {@link SearchRequest}. It reports every error in a search, so that a
 * request which it returns can be compiled.
 */
public final class SearchRequestParser {
    /** About the representation of the answer, which others see to. */
    private static final Set<String> GENERAL =
            Set.of("_format", "_pretty", "_summary", "_elements", "_elements:exclude");

    private static final Set<String> KNOWN_UNSUPPORTED = Set.of("_containedType", "_query", "_score");
    private static final String TYPE = "_type";
    private static final String CONTAINED = "_contained";

    /** The largest number of values in a request, each of which is a look-up. */
    private static final int VALUES_MAX = 2_000;

    private final SearchParameters parameters;
    private final SearchCompiler compiler;
    private final ServerBase base;
    private final CriterionParser criteria;
    private final CompartmentCriteria compartments;
    private final IncludeParser includes;
    private final PageParser pages;

    /**
     * The scope of a search.
     *
     * @param type the resource type; empty for all types, or those that {@code _type} lists
     * @param compartment the compartment as {@code Type/id}; empty if there is none
     */
    public record Scope(String type, String compartment) {}

    /**
     *
     *
     * @param countDefault the size of a page without {@code _count}, 1 or more
     * @param countMax the largest size of a page; a larger {@code _count} is reduced to it
     */
    public SearchRequestParser(SearchParameters parameters, SearchCompiler compiler, int countDefault, int countMax) {
        this(parameters, compiler, new PageParser(countDefault, countMax), ServerBase.NONE);
        if (countDefault < 1 || countDefault > countMax) {
            throw new IllegalArgumentException(countDefault + " is not between 1 and " + countMax);
        }
    }

    private SearchRequestParser(
            SearchParameters parameters, SearchCompiler compiler, PageParser pages, ServerBase base) {
        this.parameters = parameters;
        this.base = base;
        this.compiler = compiler;
        this.criteria = new CriterionParser(parameters, compiler.values(), base);
        this.compartments = new CompartmentCriteria(parameters, criteria, compiler.values());
        this.includes = new IncludeParser(parameters);
        this.pages = pages;
    }

    /** Returns the same parser for a client that reached the server under {@code base}. */
    public SearchRequestParser at(ServerBase base) {
        return new SearchRequestParser(parameters, compiler, pages, base);
    }

    /** Returns the same parser for a caller who may not search by the parameters that are {@code hidden}. */
    public SearchRequestParser hiding(Predicate<SearchParameter> hidden) {
        return new SearchRequestParser(parameters.hiding(hidden), compiler.hiding(hidden), pages, base);
    }

    /** Of requests for everything about a patient. */
    public EverythingParser everything() {
        return new EverythingParser(compartments, criteria, pages);
    }

    /**
     * @param query values by name, without percent-encoding, in the client's order
     * @param lenient leave out parameters that are unknown or not supported, instead of refusing them
     * @throws Problem NOT_SUPPORTED or VALUE if anything is not fully understood
     */
    public SearchRequest parse(Scope scope, Map<String, String[]> query, boolean lenient) {
        Draft draft = new Draft(scope, types(scope, query));
        if (!scope.compartment().isEmpty()) {
            draft.criteria.forEach((type, found) -> found.add(compartments.membership(type, scope.compartment())));
        }
        requireFew(query);
        for (Map.Entry<String, String[]> entry : inOrder(query).entrySet()) {
            try {
                add(entry.getKey(), entry.getValue(), draft);
            } catch (Problem problem) {
                if (!lenient || problem.kind() != ProblemKind.NOT_SUPPORTED) {
                    throw problem;
                }
                draft.ignored.add(entry.getKey());
            }
        }
        Map<String, String[]> heeded = new HashMap<>(query);
        draft.ignored.forEach(heeded::remove);
        return new SearchRequest(
                draft.selections(), draft.includes, pages.page(heeded), draft.applied(query), draft.ignored);
    }

    /** Moves {@code _sort} to the end, because the allowed sort keys can depend on the criteria. */
    private static Map<String, String[]> inOrder(Map<String, String[]> query) {
        Map<String, String[]> ordered = new LinkedHashMap<>(query);
        String[] sort = ordered.remove(PageParser.SORT);
        if (sort != null) {
            ordered.put(PageParser.SORT, sort);
        }
        return ordered;
    }

    /** The mutable state of the parser: criteria by type. */
    private static final class Draft {
        private final Map<String, List<Criterion>> criteria = new LinkedHashMap<>();
        private final List<Include> includes = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private final Scope scope;

        Draft(Scope scope, List<String> types) {
            this.scope = scope;
            types.forEach(type -> criteria.put(type, new ArrayList<>()));
        }

        List<Selection> selections() {
            return criteria.entrySet().stream()
                    .map(entry -> new Selection(entry.getKey(), entry.getValue()))
                    .toList();
        }

        List<Applied> applied(Map<String, String[]> query) {
            List<Applied> applied = new ArrayList<>();
            query.forEach((name, values) -> {
                if (!ignored.contains(name) && !name.equals(PageParser.CURSOR)) {
                    Arrays.stream(values).forEach(value -> applied.add(new Applied(name, value)));
                }
            });
            return applied;
        }
    }

    private static void requireFew(Map<String, String[]> query) {
        long values = query.values().stream()
                .flatMap(Arrays::stream)
                .mapToLong(value -> Escapes.split(value, ',').size())
                .sum();
        CriterionParser.require(
                values <= VALUES_MAX,
                "The search has " + values + " values; " + VALUES_MAX + " are accepted. Ask in several searches.");
    }

    private List<String> types(Scope scope, Map<String, String[]> query) {
        String owner = scope.compartment().split("/", -1)[0];
        if (!scope.type().isEmpty()) {
            CriterionParser.require(
                    owner.isEmpty()
                            || !Compartments.parameters(owner, scope.type()).isEmpty(),
                    "Resources of type " + scope.type() + " are in no compartment of " + owner + ".");
            return List.of(scope.type());
        }
        String[] named = query.get(TYPE);
        if (named != null && named.length > 0) {
            CriterionParser.require(named.length == 1, TYPE + " may be given once; separate types by commas.");
            List<String> types =
                    Arrays.stream(named[0].split(",", -1)).distinct().toList();
            types.forEach(type -> CriterionParser.require(
                    parameters.isType(type), TYPE + " must be resource types of R4, not '" + type + "'."));
            return types;
        }
        return parameters.types().stream()
                .filter(type ->
                        owner.isEmpty() || !Compartments.parameters(owner, type).isEmpty())
                .toList();
    }

    private void add(String name, String[] values, Draft draft) {
        for (String value : values) {
            CriterionParser.require(!value.isEmpty(), "Search parameter '" + name + "' has no value.");
            CriterionParser.require(
                    value.indexOf('\0') < 0,
                    "Search parameter '" + name + "' contains a character that FHIR does not allow.");
            add(name, value, values, draft);
        }
    }

    private void add(String name, String value, String[] values, Draft draft) {
        if (PageParser.NAMES.contains(name)) {
            SearchRequest.Page page = pages.page(Map.of(name, values));
            draft.selections().forEach(selection -> compiler.order(selection, page.sort()));
        } else if (IncludeParser.knows(name)) {
            draft.includes.add(includes.parse(List.copyOf(draft.criteria.keySet()), name, value));
        } else if (name.equals(TYPE)) {
            if (!draft.scope.type().isEmpty()) {
                throw CriterionParser.unsupported("_type is for searches of the whole system, not of one type.");
            }
        } else if (name.equals(CONTAINED)) {
            if (!value.equals("false")) {
                throw CriterionParser.unsupported("_contained can only be false: contained resources are not indexed.");
            }
        } else if (KNOWN_UNSUPPORTED.contains(name)) {
            throw CriterionParser.unsupported("Search parameter '" + name + "' is not supported.");
        } else if (!GENERAL.contains(name)) {
            draft.criteria.forEach((type, found) -> found.add(criteria.parse(type, name, value)));
        }
    }
}

package org.footbridge.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchRequest.Applied;
import org.footbridge.search.SearchRequest.Criterion;
import org.footbridge.search.value.Escapes;

/**
 * Turns the parameters of a search into a {@link SearchRequest}. Every complaint about a search is raised here: a
 * request that is returned can be compiled.
 */
public final class SearchRequestParser {
    private static final String ID = "_id";

    /** About the representation of the answer, which others see to. */
    private static final Set<String> GENERAL = Set.of("_format", "_pretty", "_summary", "_elements");

    private static final Set<String> KNOWN_UNSUPPORTED = Set.of(
            "_contained",
            "_containedType",
            "_filter",
            "_has",
            "_include",
            "_list",
            "_query",
            "_revinclude",
            "_score",
            "_type");

    private final SearchParameters parameters;
    private final SearchCompiler compiler;
    private final PageParser pages;

    /**
     * @param countDefault the size of a page for which none was asked, 1 or more
     * @param countMax the largest size of a page; whoever asks for more gets this
     */
    public SearchRequestParser(SearchParameters parameters, SearchCompiler compiler, int countDefault, int countMax) {
        if (countDefault < 1 || countDefault > countMax) {
            throw new IllegalArgumentException(countDefault + " is not between 1 and " + countMax);
        }
        this.parameters = parameters;
        this.compiler = compiler;
        this.pages = new PageParser(countDefault, countMax);
    }

    /**
     * @param query values by name, without percent-encoding
     * @param lenient leave out parameters that are unknown or not supported, instead of refusing them
     * @throws Problem NOT_SUPPORTED or VALUE if anything is not fully understood
     */
    public SearchRequest parse(String type, Map<String, String[]> query, boolean lenient) {
        Draft draft = new Draft();
        for (Map.Entry<String, String[]> entry : query.entrySet()) {
            try {
                add(type, entry.getKey(), entry.getValue(), draft);
            } catch (Problem problem) {
                if (!lenient || problem.kind() != ProblemKind.NOT_SUPPORTED) {
                    throw problem;
                }
                draft.ignored.add(entry.getKey());
            }
        }
        Map<String, String[]> heeded = new HashMap<>(query);
        draft.ignored.forEach(heeded::remove);
        return new SearchRequest(type, draft.criteria, draft.ids, pages.page(heeded), draft.applied, draft.ignored);
    }

    /** The request so far. */
    private static final class Draft {
        private final List<Criterion> criteria = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final List<Applied> applied = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
    }

    private void add(String type, String name, String[] values, Draft draft) {
        for (String value : values) {
            require(!value.isEmpty(), "Search parameter '" + name + "' has no value.");
            require(value.indexOf('\0') < 0, "Search parameter '" + name + "' has a character that no text can have.");
        }
        if (name.equals(ID)) {
            require(values.length == 1, "_id may be given once; separate ids by commas.");
            draft.ids.addAll(
                    parts(name, values[0]).stream().map(Escapes::unescape).toList());
        } else if (PageParser.NAMES.contains(name)) {
            pages.page(Map.of(name, values));
        } else if (!GENERAL.contains(name)) {
            Criterion any = new Criterion(parameter(type, name), modifier(name), List.of());
            for (String value : values) {
                Criterion criterion = new Criterion(any.parameter(), any.modifier(), parts(name, value));
                compiler.check(criterion);
                draft.criteria.add(criterion);
            }
        }
        if (!name.equals(PageParser.CURSOR)) {
            for (String value : values) {
                draft.applied.add(new Applied(name, value));
            }
        }
    }

    private static List<String> parts(String name, String value) {
        List<String> parts = Escapes.split(value, ',');
        require(parts.stream().noneMatch(String::isEmpty), "Search parameter '" + name + "' has an empty value.");
        return parts;
    }

    private SearchParameter parameter(String type, String name) {
        int colon = name.indexOf(':');
        boolean chained = name.indexOf('.') >= 0;
        String code = (colon < 0 ? name : name.substring(0, colon)).replaceFirst("\\..*", "");
        Optional<SearchParameter> found = parameters.find(type, code);
        if (KNOWN_UNSUPPORTED.contains(code)
                || found.filter(parameter -> !parameter.isSupported()).isPresent()) {
            throw unsupported("Search parameter '" + code + "' is not supported yet.");
        } else if (found.isEmpty()) {
            throw unsupported("Unknown search parameter '" + code + "' on " + type + "; see /metadata.");
        } else if (chained) {
            throw unsupported("The chained search parameter '" + name + "' is not supported yet.");
        }
        require(colon != name.length() - 1, "Search parameter '" + name + "' has no modifier after the colon.");
        return found.get();
    }

    private static String modifier(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(colon + 1);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new Problem(ProblemKind.VALUE, message);
        }
    }

    private static Problem unsupported(String message) {
        return new Problem(ProblemKind.NOT_SUPPORTED, message);
    }
}

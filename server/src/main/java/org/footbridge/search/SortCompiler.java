package org.footbridge.search;

import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchRequest.Selection;
import org.footbridge.search.SearchRequest.Sort;
import org.footbridge.search.SortKey.Form;
import org.footbridge.search.SortKey.Walk;
import org.footbridge.search.value.ElementPath;
import org.footbridge.sql.Sql;

/**
 * What a parameter is sorted by. Of several values an ascending order takes the least and a descending one the greatest.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#sort">R4 3.1.1.5.1 sorting</a>
 */
final class SortCompiler {
    /** The key of rows that have none, such as those of {@code resource}. */
    static final long NO_KEY = 0;

    private final SearchParameters parameters;
    private final References references;

    SortCompiler(SearchParameters parameters, Keys keys) {
        this.parameters = parameters;
        this.references = new References(keys);
    }

    SortKey compile(Selection selection, Sort sort) {
        if (sort.code().equals(CriterionParser.ID)) {
            return new SortKey(
                    Sql.of("(SELECT r.id FROM resource r WHERE r.pid = s.pid)"),
                    Form.TEXT,
                    sort.descending(),
                    Optional.empty());
        } else if (sort.code().equals(SearchCompiler.LAST_UPDATED)) {
            return new SortKey(
                    Sql.of("(SELECT r.updated FROM resource r WHERE r.pid = s.pid)"),
                    Form.INTEGER,
                    sort.descending(),
                    Optional.of(new Walk("resource", "updated", NO_KEY, true)));
        }
        SearchParameter parameter = parameters
                .find(selection.type(), sort.code())
                .orElseThrow(() -> refusal(selection.type(), sort.code()));
        long[] keys = references.parameters(parameter);
        return switch (parameter.kind()) {
            case DATE -> ofRows("search_date", "low", Form.INTEGER, parameter, keys, sort);
            case NUMBER, QUANTITY -> ofRows("search_number", "low", Form.DECIMAL, parameter, keys, sort);
            case STRING -> ofRows("search_string", "normal", Form.TEXT, parameter, keys, sort);
            case TOKEN, URI -> ofTokens(keys, sort);
            case REFERENCE -> ofTargets(keys, sort);
            case COMPOSITE, SPECIAL -> throw refusal(selection.type(), sort.code());
        };
    }

    private static SortKey ofRows(
            String table, String column, Form form, SearchParameter parameter, long[] keys, Sort sort) {
        Sql value = Sql.of(
                "(SELECT " + first(sort) + "(v." + column + ") FROM " + table
                        + " v WHERE v.pid = s.pid AND v.key = ANY(?))",
                (Object) keys);
        Optional<Walk> walk = keys.length == 1
                ? Optional.of(new Walk(table, column, keys[0], ElementPath.isSingle(parameter.expression())))
                : Optional.empty();
        return new SortKey(value, form, sort.descending(), walk);
    }

    private static SortKey ofTokens(long[] keys, Sort sort) {
        Sql value = Sql.of(
                "(SELECT " + first(sort)
                        + "(t.text) FROM unnest(s.tokens) k (key) JOIN token_text t ON t.key = k.key"
                        + " WHERE t.parameter = ANY(?))",
                (Object) keys);
        return new SortKey(value, Form.TEXT, sort.descending(), Optional.empty());
    }

    private static SortKey ofTargets(long[] keys, Sort sort) {
        Sql value = Sql.of(
                "(SELECT " + first(sort) + "((t.name || '/' || r.id) COLLATE \"C\")"
                        + " FROM unnest(s.reference_parameters, s.reference_targets) e (parameter, key)"
                        + " JOIN resource r ON r.key = e.key AND r.shard = (e.key & 4095)"
                        + " JOIN resource_type t ON t.type = r.type WHERE e.parameter = ANY(?))",
                (Object) keys);
        return new SortKey(value, Form.TEXT, sort.descending(), Optional.empty());
    }

    private static String first(Sort sort) {
        return sort.descending() ? "max" : "min";
    }

    private static Problem refusal(String type, String code) {
        return new Problem(
                ProblemKind.NOT_SUPPORTED,
                "_sort: '" + code + "' is not a search parameter of " + type + " that has an order; see /metadata.");
    }
}

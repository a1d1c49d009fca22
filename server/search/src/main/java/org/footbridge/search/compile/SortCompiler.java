package org.footbridge.search.compile;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.index.Keys;
import org.footbridge.search.index.Texts;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.SortKey;
import org.footbridge.search.query.SortKey.Form;
import org.footbridge.search.query.SortKey.Walk;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.SearchRequest.Selection;
import org.footbridge.search.request.SearchRequest.Sort;
import org.footbridge.search.type.CanonicalLinks;
import org.footbridge.search.type.DateSearch;
import org.footbridge.search.type.PositionSearch;
import org.footbridge.search.value.Circle;
import org.footbridge.sql.Sql;

/**
 * Compiles {@code _sort} to sort keys. If a resource has several values, ascending order uses the least and descending order
 * the greatest.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#sort">R4 3.1.1.5.1 sorting</a>
 */
final class SortCompiler {
    /** A canonical without its version. The separator occurs in no other URI. */
    private static final String UNVERSIONED = "split_part(x.text, '|', 1)";

    private final SearchParameters parameters;
    private final Keys keys;
    private final References references;

    SortCompiler(SearchParameters parameters, Keys keys) {
        this.parameters = parameters;
        this.keys = keys;
        this.references = new References(keys, new CanonicalLinks(parameters, keys));
    }

    private SortCompiler(SearchParameters parameters, SortCompiler other) {
        this.parameters = parameters;
        this.keys = other.keys;
        this.references = other.references;
    }

    /** The same, of which some parameters are hidden. */
    SortCompiler with(SearchParameters visible) {
        return new SortCompiler(visible, this);
    }

    SortKey compile(Selection selection, Sort sort) {
        if (sort.code().equals(CommonParameters.ID)) {
            return new SortKey(
                    Sql.of("(SELECT r.id FROM resource r WHERE r.pid = s.pid)"),
                    Form.TEXT,
                    sort.descending(),
                    Optional.of(new Walk("resource", "id", DateSearch.updatesOf(selection.type()), true)));
        } else if (sort.code().equals(CommonParameters.LAST_UPDATED)) {
            return new SortKey(
                    Sql.of("(SELECT r.updated FROM resource r WHERE r.pid = s.pid)"),
                    Form.INTEGER,
                    sort.descending(),
                    Optional.of(new Walk("resource", "updated", DateSearch.updatesOf(selection.type()), true)));
        }
        SearchParameter parameter = parameters
                .find(selection.type(), sort.code())
                .orElseThrow(() -> refusal(selection.type(), sort.code()));
        long[] own = references.parameters(parameter);
        return switch (parameter.kind()) {
            case DATE -> ofRows("search_date", "low", Form.INTEGER, DateSearch::scope, parameter, own, sort);
            case NUMBER, QUANTITY ->
                ofRows("search_number", "low", Form.DECIMAL, Condition.Row::scope, parameter, own, sort);
            case STRING -> ofRows("search_string", "normal", Form.TEXT, Condition.Row::scope, parameter, own, sort);
            case TOKEN -> ofTokens(own, "x.text", sort);
            case URI -> ofTokens(own, UNVERSIONED, sort);
            case REFERENCE -> ofTargets(own, sort);
            case SPECIAL -> ofDistance(selection, parameter, sort);
            case COMPOSITE, WORDS -> throw refusal(selection.type(), sort.code());
        };
    }

    /** The distance from the place that the search is about. */
    private SortKey ofDistance(Selection selection, SearchParameter parameter, Sort sort) {
        Circle circle = selection.criteria().stream()
                .flatMap(criterion -> criterion instanceof Criterion.Values values
                                && values.parameter().equals(parameter)
                        ? values.near()
                        : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemKind.VALUE,
                        "_sort=" + sort.code() + " needs the parameter '" + sort.code()
                                + "', from which distances are measured."));
        Sql distance = PositionSearch.distance(
                keys, keys.parameter(parameter.type(), parameter.code()), circle.latitude(), circle.longitude());
        return new SortKey(distance, Form.REAL, sort.descending(), Optional.empty());
    }

    private static SortKey ofRows(
            String table,
            String column,
            Form form,
            LongFunction<Sql> scope,
            SearchParameter parameter,
            long[] keys,
            Sort sort) {
        Sql value = Sql.of(
                "(SELECT " + first(sort) + "(v." + column + ") FROM " + table
                        + " v WHERE v.pid = s.pid AND v.key = ANY(?)"
                        + (parameter.kind() == SearchParameter.Kind.STRING ? " AND v.value <> '')" : ")"),
                (Object) keys);
        Optional<Walk> walk = keys.length == 1
                ? Optional.of(new Walk(table, column, scope.apply(keys[0]), form != Form.TEXT && parameter.isSingle()))
                : Optional.empty();
        return new SortKey(value, form, sort.descending(), walk);
    }

    /** Sorts by the texts of tokens: shared texts are in a table, own texts in the row of the resource. */
    private SortKey ofTokens(long[] keys, String text, Sort sort) {
        String[] own = Arrays.stream(keys)
                .mapToObj(key -> Texts.own(this.keys.present(key)))
                .toArray(String[]::new);
        Sql value = Sql.of("(SELECT " + first(sort) + "(" + text + ") FROM (")
                .then(shared(keys))
                .then(Sql.of(
                        "UNION ALL SELECT substr(o.text, 9) FROM string_to_table(s.texts, chr(1)) o (text)"
                                + " WHERE left(o.text, 8) IN ("
                                + String.join(", ", Collections.nCopies(own.length, "?"))
                                + ")) x)",
                        (Object[]) own));
        return new SortKey(value, Form.TEXT, sort.descending(), Optional.empty());
    }

    private static Sql shared(long[] keys) {
        return Sql.of(
                "SELECT t.text FROM unnest(s.tokens) k (key) CROSS JOIN LATERAL"
                        + " (SELECT * FROM token_text x WHERE x.key = k.key OFFSET 0) t WHERE t.parameter = ANY(?)",
                (Object) keys);
    }

    /** A resource by its type and id, anything else by its URL. */
    private static SortKey ofTargets(long[] keys, Sort sort) {
        Sql value = Sql.of("(SELECT " + first(sort) + "(" + UNVERSIONED + ") FROM (")
                .then(shared(keys))
                .then(Sql.of(
                        "UNION ALL SELECT (t.name || '/' || r.id) COLLATE \"C\""
                                + " FROM unnest(s.reference_parameters, s.reference_targets) e (parameter, key)"
                                + " CROSS JOIN LATERAL (SELECT * FROM resource x WHERE x.key = e.key"
                                + " AND x.shard = (e.key & 4095) OFFSET 0) r"
                                + " JOIN resource_type t ON t.type = r.type WHERE e.parameter = ANY(?)) x)",
                        (Object) keys));
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

package org.footbridge.transaction;

import java.util.Arrays;
import java.util.Map;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.web.QueryString;

/**
 * Search criteria that identify a resource, as in a conditional create, update or delete.
 *
 * @param text as the client wrote it, without the type
 * @see <a href="https://hl7.org/fhir/R4/http.html#ccreate">R4 conditional create</a>
 */
public record Criteria(String type, String text, SearchQuery query) {
    /**
     * Reads {@code text}, which is a query such as {@code identifier=a|b}, perhaps after the type and a question mark.
     *
     * @param place what messages call the text's origin, such as "If-None-Exist"
     * @throws Problem VALUE if it is no condition
     */
    public static Criteria parse(String type, String text, String place, SearchEngine engine) {
        String query = text.startsWith(type + "?")
                ? text.substring(type.length() + 1)
                : text.startsWith("?") ? text.substring(1) : text;
        SearchRequest request = engine.parser().parse(new Scope(type, ""), parameters(query, place), false);
        boolean conditional = request.includes().isEmpty()
                && request.page().sort().isEmpty()
                && request.page().cursor().isEmpty()
                && request.selections().size() == 1
                && !request.selections().get(0).criteria().isEmpty();
        if (!conditional) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "'" + shortened(query) + "' is not a condition: it must have search parameters of " + type
                            + ", such as identifier=system|value, and nothing about pages, order or what to include.");
        }
        return new Criteria(
                type, query, engine.compiler().compile(request.selections().get(0)));
    }

    private static Map<String, String[]> parameters(String query, String place) {
        if (Arrays.stream(query.split("&", -1)).anyMatch(part -> part.indexOf('=') < 1)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "'" + shortened(query) + "' is not a condition such as identifier=system|value.");
        }
        return QueryString.parse(query, place);
    }

    static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}

package org.footbridge.change;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchLanguage;
import org.footbridge.search.SearchQuery;
import org.footbridge.search.SearchRequest;
import org.footbridge.search.SearchRequestParser.Scope;

/**
 * A condition that names a resource by what a search would find.
 *
 * @param text as the client wrote it, without the type
 * @see <a href="https://hl7.org/fhir/R4/http.html#ccreate">R4 conditional create</a>
 */
public record Criteria(String type, String text, SearchQuery query) {
    /**
     * Reads {@code text}, which is a query such as {@code identifier=a|b}, perhaps after the type and a question mark.
     *
     * @throws Problem VALUE if it is no condition
     */
    public static Criteria parse(String type, String text, SearchLanguage language) {
        String query = text.startsWith(type + "?")
                ? text.substring(type.length() + 1)
                : text.startsWith("?") ? text.substring(1) : text;
        SearchRequest request = language.parser().parse(new Scope(type, ""), parameters(query), false);
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
                type, query, language.compiler().compile(request.selections().get(0)));
    }

    private static Map<String, String[]> parameters(String query) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new Problem(
                        ProblemKind.VALUE,
                        "'" + shortened(query) + "' is not a condition such as identifier=system|value.");
            }
            String value = decoded(part.substring(equals + 1));
            parameters.merge(decoded(part.substring(0, equals)), new String[] {value}, Criteria::both);
        }
        return parameters;
    }

    private static String[] both(String[] first, String[] second) {
        String[] all = Arrays.copyOf(first, first.length + 1);
        all[first.length] = second[0];
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    ProblemKind.VALUE, "The condition has a '%' that is not followed by two hexadecimal digits.");
        }
    }

    static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}

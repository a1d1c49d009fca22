package org.footbridge.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The query of a URL, or a form in the same encoding: names and values in the client's order.
 *
 * @see <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">application/x-www-form-urlencoded</a>
 */
public final class QueryString {
    private QueryString() {}

    /**
     * Parses {@code query}; a name without an equals sign has an empty value.
     *
     * @param place the origin of the query in messages, such as "The URL" or "The form"
     * @throws Problem VALUE if it cannot be decoded or has a value without a name
     */
    public static Map<String, String[]> parse(String query, String place) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = nameOf(part, place);
                if (name.isEmpty()) {
                    throw new Problem(ProblemKind.VALUE, place + " has a parameter without a name; write name=value.");
                }
                String value = equals < 0 ? "" : PercentEncoding.decodedOfForm(part.substring(equals + 1), place);
                parameters.merge(name, new String[] {value}, QueryString::both);
            }
        }
        return parameters;
    }

    /**
     * Returns the name in {@code part}, which is {@code name=value} or a name alone.
     *
     * @param place the origin of the query in messages
     * @throws Problem VALUE if it cannot be decoded
     */
    public static String nameOf(String part, String place) {
        int equals = part.indexOf('=');
        return PercentEncoding.decodedOfForm(equals < 0 ? part : part.substring(0, equals), place);
    }

    /** The values of the same name, those of {@code first} in front. */
    public static String[] both(String[] first, String[] second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}

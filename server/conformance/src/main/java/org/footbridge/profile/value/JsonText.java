package org.footbridge.profile.value;

/**
 * Comparison of a resource's JSON with HAPI's model of it. The model trims values of some types, keeps only one of two
 * values of a choice, and drops the ids and extensions of ids and of missing items.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html#primitive">R4 JSON representation of primitive elements</a>
 */
public final class JsonText {
    private final String json;
    private int at;
    private int depth;
    private boolean inMeta;
    private String name = "";
    private int values;
    private boolean padded;

    private JsonText(String json) {
        this.json = json;
    }

    /** Reads JSON that is known to be well formed and has no white space between its tokens. */
    public static JsonText of(String json) {
        JsonText text = new JsonText(json);
        while (text.at < json.length()) {
            text.readToken();
        }
        return text;
    }

    /** The number of primitive values, without those that the server writes: types, the id, the version and its time. */
    public int values() {
        return values;
    }

    /** Whether a text begins or ends with white space or an escape that may be some, or a narrative with another tag. */
    public boolean isPadded() {
        return padded;
    }

    private void readToken() {
        char c = json.charAt(at);
        if (c == '"') {
            readString();
        } else if (c == '{' || c == '[') {
            depth++;
            inMeta |= depth == 2 && c == '{' && name.equals("meta");
            at++;
        } else if (c == '}' || c == ']') {
            depth--;
            inMeta &= depth > 1;
            at++;
        } else if (c == ',' || c == ':') {
            at++;
        } else {
            // a null counts, though the model shows none: HAPI's validator may fail on lists that have some
            values++;
            while ("},]".indexOf(json.charAt(at)) < 0) {
                at++;
            }
        }
    }

    private void readString() {
        int start = at + 1;
        int end = start;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        at = end + 1;
        if (json.charAt(at) == ':') {
            name = json.substring(start, end);
        } else {
            // HAPI puts a div around a narrative that has none.
            padded |= name.equals("div") && !json.startsWith("<div", start);
            padded |= end == start || isPadding(json.charAt(start)) || endsInPadding(start, end);
            values += isOfServer() ? 0 : 1;
        }
    }

    private boolean isOfServer() {
        return name.equals("resourceType")
                || (depth == 1 && name.equals("id"))
                || (depth == 2 && inMeta && (name.equals("versionId") || name.equals("lastUpdated")));
    }

    private static boolean isPadding(char c) {
        boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
        return space || c <= ' ' || c == '\\' || c == '\u0085' || c == '\u200B' || c == '\uFEFF';
    }

    private boolean endsInPadding(int start, int end) {
        boolean letter = end - start > 1 && json.charAt(end - 2) == '\\' && "nrtbf".indexOf(json.charAt(end - 1)) >= 0;
        boolean number = end - start > 5 && json.startsWith("\\u", end - 6);
        return letter || number || isPadding(json.charAt(end - 1));
    }
}

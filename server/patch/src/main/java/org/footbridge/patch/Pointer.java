package org.footbridge.patch;

import java.util.Arrays;
import java.util.List;
import org.footbridge.json.ResourceJsonReader;

/**
 * A JSON Pointer.
 *
 * @param tokens the names and indexes of the path, without escapes; empty for the whole document
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
record Pointer(List<String> tokens) {
    Pointer {
        tokens = List.copyOf(tokens);
    }

    static Pointer parse(String text, Operation operation) {
        if (text.isEmpty()) {
            return new Pointer(List.of());
        } else if (text.charAt(0) != '/') {
            throw operation.malformed("'" + Operation.shortened(text)
                    + "' is no JSON Pointer; it begins with '/', as /name/0/family does, or is empty.");
        }
        String[] tokens = text.substring(1).split("/", -1);
        if (tokens.length > ResourceJsonReader.DEPTH_MAX) {
            throw operation.malformed("The pointer goes " + tokens.length + " levels deep; at most "
                    + ResourceJsonReader.DEPTH_MAX + " are read.");
        }
        return new Pointer(
                Arrays.stream(tokens).map(token -> unescaped(token, operation)).toList());
    }

    private static String unescaped(String token, Operation operation) {
        if (token.replace("~0", "").replace("~1", "").contains("~")) {
            throw operation.malformed("In a JSON Pointer '~' is written ~0 and '/' within a name ~1.");
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    boolean whole() {
        return tokens.isEmpty();
    }

    int depth() {
        return tokens.size();
    }

    String last() {
        return tokens.get(tokens.size() - 1);
    }

    /** The first {@code length} steps. */
    Pointer prefix(int length) {
        return new Pointer(tokens.subList(0, length));
    }

    /** Whether {@code other} points to a descendant of this location. */
    boolean contains(Pointer other) {
        return other.depth() > depth() && other.prefix(depth()).equals(this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append('/').append(token.replace("~", "~0").replace("/", "~1")));
        return Operation.shortened(text.toString());
    }
}

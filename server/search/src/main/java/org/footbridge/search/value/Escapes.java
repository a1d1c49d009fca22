package org.footbridge.search.value;

import java.util.ArrayList;
import java.util.List;

/**
 * The escapes {@code \,} {@code \|} {@code \$} and {@code \\} of search values.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#escaping">R4 escaping search parameters</a>
 */
public final class Escapes {
    private Escapes() {}

    /** The parts of {@code text} between separators that are not escaped; each part keeps its escapes. */
    public static List<String> split(String text, char separator) {
        if (text.indexOf(separator) < 0) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Returns {@code text} without its escapes. A backslash before any other character is kept. */
    public static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1));
            plain.append(escapes ? text.charAt(++i) : c);
        }
        return plain.toString();
    }

    /** {@code text} with escapes, so that it can be a part of a longer text without ambiguity. */
    public static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpecial(c) && escaped == null) {
                escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(isSpecial(c) ? "\\" : "").append(c);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static boolean isSpecial(char c) {
        return c == ',' || c == '|' || c == '$' || c == '\\';
    }
}

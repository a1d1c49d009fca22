package org.footbridge.search.value;

import java.util.Locale;

/**
 * The prefix of a query value, which determines how stored values are compared with it.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#prefix">R4 prefixes</a>
 */
public enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    AP;

    /** All prefixes, for messages. */
    public static final String ALL = "eq, ne, gt, lt, ge, le, sa, eb, ap";

    /** A value without its prefix, and the prefix. */
    public record Prefixed(Prefix prefix, String value) {}

    /** The prefix of {@code text}, {@code EQ} if there is none, and the rest. Values begin with no letter. */
    public static Prefixed of(String text) {
        for (Prefix prefix : values()) {
            if (text.startsWith(prefix.name().toLowerCase(Locale.ROOT))) {
                return new Prefixed(prefix, text.substring(2));
            }
        }
        return new Prefixed(EQ, text);
    }
}

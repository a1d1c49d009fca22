package org.footbridge.oracle.query;

/**
 * {@code _include}, or {@code _revinclude} if {@code reverse}. {@code source} and {@code parameter} may be {@code *};
 * {@code target} is empty if any type will do.
 */
public record Include(boolean reverse, boolean iterate, String source, String parameter, String target) {
    public String name() {
        return (reverse ? "_revinclude" : "_include") + (iterate ? ":iterate" : "");
    }

    public String value() {
        return source.equals("*") ? "*" : source + ":" + parameter + (target.isEmpty() ? "" : ":" + target);
    }
}

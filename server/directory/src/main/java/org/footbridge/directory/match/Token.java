package org.footbridge.directory.match;

/**
 * A code that is asked for.
 *
 * @param system of the code; empty if it has none
 * @param name in words
 */
public record Token(String system, String code, String name) {
    /** {@code system|code}. */
    public String key() {
        return system + "|" + code;
    }
}

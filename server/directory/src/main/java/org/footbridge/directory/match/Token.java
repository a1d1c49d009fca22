package org.footbridge.directory.match;

/**
 * A code that is asked for.
 *
 * @param system of the code; empty if it has none
 * @param name in words
 * @param key {@code system|code}
 */
public record Token(String system, String code, String name, String key) {
    public Token(String system, String code, String name) {
        this(system, code, name, system + "|" + code);
    }
}

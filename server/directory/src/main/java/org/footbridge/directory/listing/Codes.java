package org.footbridge.directory.listing;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The codes in some elements of a service.
 *
 * @param tokens each as {@code system|code}
 * @param systems of the tokens: whether an element says anything in the words of a system
 */
public record Codes(Set<String> tokens, Set<String> systems) {
    /** No code at all. */
    public static final Codes NONE = new Codes(Set.of(), Set.of());

    public Codes {
        tokens = Set.copyOf(tokens);
        systems = Set.copyOf(systems);
    }

    static Codes of(Collection<String> tokens) {
        return tokens.isEmpty()
                ? NONE
                : new Codes(
                        Set.copyOf(tokens), tokens.stream().map(Codes::system).collect(Collectors.toSet()));
    }

    private static String system(String token) {
        return token.substring(0, token.indexOf('|'));
    }

    /** Whether {@code token} is one of them. */
    public boolean has(String token) {
        return tokens.contains(token);
    }

    /** Whether there is a code of {@code system}: then a code of it that is missing is not meant. */
    public boolean speaks(String system) {
        return systems.contains(system);
    }
}

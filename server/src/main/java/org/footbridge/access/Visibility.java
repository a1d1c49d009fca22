package org.footbridge.access;

import java.util.Map;

/**
 * The resources of one type that exist for a caller; all others are to the caller as if they had never been stored.
 *
 * @param parameters of the search that they match, as in a query string, such as {@code _tag=urn:example|a}; each is found by tokens
 *     alone, as tokens, references and URIs without modifiers are. Empty unless the extent is {@link Extent#MATCHING}
 */
public record Visibility(Extent extent, Map<String, String> parameters) {
    /** All resources of the type. */
    public static final Visibility ALL = new Visibility(Extent.ALL, Map.of());

    /** No resource of the type. */
    public static final Visibility NONE = new Visibility(Extent.NONE, Map.of());

    /** The extent to which a type exists for a caller. */
    public enum Extent {
        ALL,
        NONE,
        MATCHING
    }

    public Visibility {
        parameters = Map.copyOf(parameters);
    }

    /** The resources that match a search. */
    public static Visibility matching(Map<String, String> parameters) {
        return new Visibility(Extent.MATCHING, parameters);
    }
}

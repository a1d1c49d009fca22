package org.footbridge.access;

import java.util.Map;

/** The resources of one type that exist for a caller; all others are to the caller as if they had never been stored. */
public sealed interface Visibility {
    /** All resources of the type. */
    Visibility ALL = new All();

    /** No resource of the type. */
    Visibility NONE = new None();

    /** All resources of the type. */
    record All() implements Visibility {}

    /** No resource of the type. */
    record None() implements Visibility {}

    /**
     * The resources that match a search.
     *
     * @param parameters as in a query string, such as {@code _tag=urn:example|a}; each is found by tokens alone, as tokens,
     *     references and URIs without modifiers are
     */
    record Matching(Map<String, String> parameters) implements Visibility {
        public Matching {
            parameters = Map.copyOf(parameters);
        }
    }
}

package org.footbridge.search;

import java.util.List;
import java.util.Map;

/**
 * What to add to matches, as the database understands it.
 *
 * @param reverse whether it is about resources that refer to the matches
 * @param iterate whether to look also at what was added
 * @param source the type that has the references; empty for any
 * @param parameters the keys of the references; empty for any, but never if {@code reverse}
 * @param target the type that is referred to; empty for any
 * @param canonicals the references among them that are canonicals, or may be, by the types that they lead to
 */
public record IncludeQuery(
        boolean reverse,
        boolean iterate,
        String source,
        long[] parameters,
        String target,
        List<Canonicals> canonicals) {
    public IncludeQuery {
        canonicals = List.copyOf(canonicals);
    }

    /**
     * References by the URL of a definition.
     *
     * @param parameters their keys
     * @param urls the types that they lead to, each with the key of the parameter that its URL is searched by
     */
    public record Canonicals(long[] parameters, Map<String, Long> urls) {
        public Canonicals {
            urls = Map.copyOf(urls);
        }
    }
}

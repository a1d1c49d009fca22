package org.footbridge.search.query;

import java.util.List;
import java.util.Map;

/**
 * A compiled {@code _include} or {@code _revinclude}.
 *
 * @param reverse whether to add the resources that refer to the matches
 * @param iterate whether to follow the references of added resources, too
 * @param source the type that has the references; empty for any
 * @param parameters the keys of the reference parameters; empty for any, but never if {@code reverse}
 * @param target the type that is referred to; empty for any
 * @param canonicals the reference parameters that are canonicals, or can be, grouped by the types that they lead to
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
     * Reference parameters that refer to a definition by its canonical URL.
     *
     * @param parameters the keys of the parameters
     * @param urls the types that they lead to, each with the key of the parameter that holds the URL of a definition
     */
    public record Canonicals(long[] parameters, Map<String, Long> urls) {
        public Canonicals {
            urls = Map.copyOf(urls);
        }
    }
}

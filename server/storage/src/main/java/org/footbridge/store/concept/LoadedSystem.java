package org.footbridge.store.concept;

import java.time.Instant;
import java.util.Map;

/**
 * A version of a code system whose concepts are in the tables.
 *
 * @param id of the load; another load of the same version has another
 * @param version empty if it has none
 * @param state {@code loading}, {@code current} or {@code replaced}
 * @param properties the FHIR type of each property, such as {@code code} or {@code string}, by the property's code
 * @param concepts how many there are, or are loaded so far
 * @param caseSensitive whether the case of letters matters in its codes
 * @param shortRank how long a display is at most to be among the shortest, which have an index to themselves; 0 if none has
 */
public record LoadedSystem(
        int id,
        String url,
        String version,
        String name,
        String state,
        Map<String, String> properties,
        long concepts,
        int shortRank,
        boolean caseSensitive,
        Instant changed) {
    public LoadedSystem {
        properties = Map.copyOf(properties);
    }
}

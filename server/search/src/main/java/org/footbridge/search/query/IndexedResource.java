package org.footbridge.search.query;

import java.util.Arrays;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;

/**
 * One version of a resource as searches see it: its index entries and the columns of its row.
 *
 * @param key of the resource, {@link Keys#resource}
 * @param updated {@code meta.lastUpdated} in microseconds since 1970
 */
public record IndexedResource(long key, long updated, IndexEntries entries) {
    /** Whether any of {@code keys} is among the tokens. */
    boolean hasToken(long[] keys) {
        return Arrays.stream(keys).anyMatch(key -> Arrays.binarySearch(entries.tokens(), key) >= 0);
    }

    /** Whether the parameter with {@code key}, of {@link Keys#present}, has a value. */
    public boolean hasParameter(int key) {
        return Arrays.binarySearch(entries.parameters(), key) >= 0;
    }

    /** The keys of the resources to which the references of {@code parameters} lead. */
    public long[] targets(long[] parameters) {
        long[] targets = new long[entries.referenceTargets().length];
        int count = 0;
        for (int i = 0; i < targets.length; i++) {
            long parameter = entries.referenceParameters()[i];
            if (Arrays.stream(parameters).anyMatch(key -> key == parameter)) {
                targets[count++] = entries.referenceTargets()[i];
            }
        }
        return Arrays.copyOf(targets, count);
    }
}

package org.footbridge.store;

import java.util.List;

/**
 * What conditional writes rely on: that nothing matches {@code keys}, each of which stands for a condition, as of
 * {@code snapshot}. Whoever creates a match for a condition claims it, and of two whose searches did not see each other's
 * claim one has to look again.
 */
public record ConditionGuards(List<Long> keys, String snapshot) {
    public static final ConditionGuards NONE = new ConditionGuards(List.of(), "");

    public ConditionGuards {
        keys = List.copyOf(keys);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Each once: so many are made if all can be. */
    long[] distinct() {
        return keys.stream().mapToLong(Long::longValue).distinct().toArray();
    }
}

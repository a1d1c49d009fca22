package org.footbridge.store.resource;

import java.util.List;

/**
 * The guards of conditional writes: none of the conditions {@code keys} has a match as of {@code snapshot}. A write that creates
 * a match inserts a guard row; if another transaction has inserted one that the snapshot could not see, the write is repeated.
 */
public record ConditionGuards(List<Long> keys, String snapshot) {
    public static final ConditionGuards NONE = new ConditionGuards(List.of(), "");

    public ConditionGuards {
        keys = List.copyOf(keys);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The distinct keys: as many guards are inserted if no other transaction has inserted one of them. */
    long[] distinct() {
        return keys.stream().mapToLong(Long::longValue).distinct().toArray();
    }
}

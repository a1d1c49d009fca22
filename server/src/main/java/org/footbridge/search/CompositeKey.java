package org.footbridge.search;

/**
 * The key of an entry in a composite index, see {@link CompositeIndexes}: a hash of the parameters and the codes, and the
 * key of the last code's system.
 */
public record CompositeKey(long key, long system) {
    /** The system of a code whose parameter implies the system. */
    static final long NO_SYSTEM = 0;

    /** The key of an entry that is in no composite index. */
    public static final CompositeKey NONE = new CompositeKey(0, NO_SYSTEM);
}

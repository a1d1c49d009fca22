package org.footbridge.search.index;

import java.math.BigDecimal;

/** The key of an entry in a composite index: a hash of the parameters and the codes, and the key of the last code's system. */
public record CompositeKey(long key, long system) {
    /**
     * The longest range that counts as a point, so that its lower bound alone decides the index range to read. It covers the
     * longest day, which has 25 hours.
     */
    public static final long NEAR_MICROS = 25 * 3_600_000_000L;

    /** The system of a code whose parameter implies the system. */
    public static final long NO_SYSTEM = 0;

    /** The key of an entry that is in no composite index. */
    public static final CompositeKey NONE = new CompositeKey(0, NO_SYSTEM);

    /** Whether a range of time is a point, or shorter than {@link #NEAR_MICROS}. */
    static boolean isNear(long low, long high) {
        return low >= high - NEAR_MICROS;
    }

    /** Whether a numeric range consists of a single number. */
    static boolean isNear(BigDecimal low, BigDecimal high) {
        return low.compareTo(high) == 0;
    }
}

package org.footbridge.search.index;

import java.util.Optional;

/**
 * The leading keys of one combination of codes in a composite index.
 *
 * @param near for ranges that are nearly a point, see {@link CompositeKey#isNear}
 * @param far for longer ranges
 * @param system the key of the last code's system; empty if the parameter implies the system, or if a query accepts any
 */
public record CompositeKeys(long near, long far, Optional<Long> system) {
    /** The key of an entry whose range is nearly a point if {@code isNear}, and longer otherwise. */
    CompositeKey key(boolean isNear) {
        return new CompositeKey(isNear ? near : far, system.orElse(CompositeKey.NO_SYSTEM));
    }
}

package org.footbridge.rest.response;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of the bundles that answer. */
public final class BundleIds {
    private BundleIds() {}

    /** Nothing is ever found by it: that it could be guessed does no harm, and secure letters would take their time. */
    public static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant2 = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(version4, variant2).toString();
    }
}

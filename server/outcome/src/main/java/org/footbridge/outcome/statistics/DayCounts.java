package org.footbridge.outcome.statistics;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Numbers of days, such as waits, kept as a count for each number: quantiles of any number of them in little memory. */
public final class DayCounts {
    /** Longer waits count as this one. */
    private static final int DAYS_MAX = 3_660;

    private final int[] counts = new int[DAYS_MAX + 1];
    private long count;

    /** Adds one; negative numbers are refused. */
    public void add(long days) {
        if (days < 0) {
            throw new IllegalArgumentException("negative: " + days);
        }
        counts[(int) Math.min(days, DAYS_MAX)]++;
        count++;
    }

    public long count() {
        return count;
    }

    /** The smallest number that at least this share of all is not above; empty if there are none. */
    public OptionalInt quantile(double share) {
        if (count == 0) {
            return OptionalInt.empty();
        }
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long[] seen = {0};
        return IntStream.rangeClosed(0, DAYS_MAX)
                .filter(days -> (seen[0] += counts[days]) >= rank)
                .findFirst();
    }
}

package org.footbridge.bench.probe;

import java.util.Arrays;

/** How long each request took. Kept one by one: a percentile is exact. */
public final class Latencies {

    private static final double NANOS_PER_MS = 1e6;

    private long[] nanos = new long[4096];
    private int count;
    private boolean sorted = true;

    public void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    public void addAll(Latencies other) {
        if (nanos.length < count + other.count) {
            nanos = Arrays.copyOf(nanos, Math.max(count + other.count, nanos.length * 2));
        }
        System.arraycopy(other.nanos, 0, nanos, count, other.count);
        count += other.count;
        sorted = false;
    }

    public int count() {
        return count;
    }

    /** The time that this share of the requests (0 to 1) did not exceed; 0 if there were none. */
    public double percentileMs(double share) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(share * count);
        return nanos[Math.max(rank, 1) - 1] / NANOS_PER_MS;
    }
}

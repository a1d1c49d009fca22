package org.footbridge.rest;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * How much memory bundles may take together: each needs some times its own size while it is worked on. Those that find no
 * room wait a little, and then are asked to come again.
 */
public final class BundleRoom {
    private static final int UNIT = 1_024;
    private static final long WAIT_SECONDS = 20;

    private final Semaphore room;
    private final int units;

    /** @param bytesMax how large all bundles may be together that are worked on at the same time */
    public BundleRoom(long bytesMax) {
        this.units = (int) Math.max(1, bytesMax / UNIT);
        this.room = new Semaphore(units, true);
    }

    /** {@code work} on a bundle of {@code bytes}. */
    <T> T within(int bytes, Supplier<T> work) {
        int needed = Math.min(units, bytes / UNIT + 1);
        acquire(needed);
        try {
            return work.get();
        } finally {
            room.release(needed);
        }
    }

    private void acquire(int needed) {
        try {
            if (room.tryAcquire(needed, WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(
                ProblemKind.BUSY,
                "Other bundles take all the memory that this server has for them at the moment; try again.");
    }
}

package org.footbridge.concurrency;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * A memory budget that several threads share: a fair semaphore over units of 1,024 bytes, which each thread acquires and
 * releases.
 */
public final class HeapRoom {
    private static final int UNIT = 1_024;

    private final int units;
    private final Semaphore free;
    private final Duration wait;
    private final String refusal;

    /**
     *
     *
     * @param bytes the size of the budget
     * @param wait the time that a thread waits for its units
     * @param refusal the message for a client whose request gets none in that time
     */
    public HeapRoom(long bytes, Duration wait, String refusal) {
        this.units = (int) Math.max(1, bytes / UNIT);
        this.free = new Semaphore(units, true);
        this.wait = wait;
        this.refusal = refusal;
    }

    /** The size of the budget. */
    public long bytes() {
        return (long) units * UNIT;
    }

    /** The units for {@code bytes}, at most the whole budget. */
    public int units(long bytes) {
        return (int) Math.min(units, bytes / UNIT + 1);
    }

    /**
     * Acquires {@code wanted} units.
     *
     * @throws Problem BUSY if they do not become free in time
     */
    public void acquire(int wanted) {
        try {
            if (free.tryAcquire(wanted, wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(ProblemKind.BUSY, refusal);
    }

    /** Gives {@code taken} units back. */
    public void release(int taken) {
        free.release(taken);
    }
}

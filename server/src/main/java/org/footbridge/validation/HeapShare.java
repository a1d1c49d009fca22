package org.footbridge.validation;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** How much of the heap HL7's validator may use at once: it needs some fifty times the size of a resource while it looks at it. */
final class HeapShare {
    /** Of the heap, the texts that are looked at at once: with what they become, they take half of it. */
    private static final int HEAP_BY_TEXT = 128;

    private static final int UNIT = 1_024;
    private static final long WAIT_SECONDS = 120;

    private final int units = (int) (Runtime.getRuntime().maxMemory() / HEAP_BY_TEXT / UNIT);
    private final Semaphore room = new Semaphore(units, true);

    /** The largest text that is looked at at all, in characters. */
    int lengthMax() {
        return units * UNIT;
    }

    /**
     * Does {@code work} on a text of {@code length} characters, no longer than {@link #lengthMax}.
     *
     * @throws Problem BUSY if others take all of it for too long
     */
    void within(int length, Runnable work) {
        int needed = Math.min(units, length / UNIT + 1);
        acquire(needed);
        try {
            work.run();
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
                "Other large resources are being validated and take all the memory that this server has for it; try"
                        + " again.");
    }
}

package org.footbridge.validation;

import java.time.Duration;
import org.footbridge.concurrency.HeapRoom;
import org.footbridge.problem.Problem;

/**
 * Share of the heap for HL7's validator: validation needs about fifty times the size of the resource, and waits until others
 * have released enough of the share.
 */
final class HeapShare {
    /**
     * The ratio of the heap to the size of all texts that are validated at once: together with their models they use half of
     * the heap.
     */
    private static final int HEAP_BY_TEXT = 128;

    private final HeapRoom room = new HeapRoom(
            Runtime.getRuntime().maxMemory() / HEAP_BY_TEXT,
            Duration.ofMinutes(2),
            "Other large resources are being validated and take all the memory that this server has for it; try"
                    + " again.");

    /** The largest text that is validated, in characters. */
    int lengthMax() {
        return (int) room.bytes();
    }

    /**
     * Does {@code work} on a text of {@code length} characters, no longer than {@link #lengthMax}.
     *
     * @throws Problem BUSY if others take all of it for too long
     */
    void within(int length, Runnable work) {
        int needed = room.units(length);
        room.acquire(needed);
        try {
            work.run();
        } finally {
            room.release(needed);
        }
    }
}

package org.footbridge.rest.http;

import java.time.Duration;
import org.footbridge.concurrency.HeapRoom;
import org.footbridge.problem.Problem;

/**
 * A limit on the total size of request bodies that are processed at the same time, because each needs several times its size of
 * the heap. A body that finds no room waits a little and is then refused with {@code Retry-After}. Small bodies are not counted.
 */
public final class MemoryBudget {
    /** Bodies up to so many bytes are not counted: all that are worked on at once take little. */
    static final int SMALL = 64 * 1_024;

    /** Reading a body into a model, validating and indexing it takes up to some 30 times its size; the rest is for others. */
    private static final int HEAP_BY_BODIES = 64;

    private final HeapRoom room;

    /** @param bytesMax how large all bodies may be together; a larger one is worked on while no other is */
    MemoryBudget(long bytesMax) {
        this.room = new HeapRoom(
                bytesMax,
                Duration.ofSeconds(20),
                "Other large requests take all the memory that this server has for them at the moment; try again.");
    }

    /** The budget that the heap of this process allows. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / HEAP_BY_BODIES);
    }

    /** The share of one request, nothing to begin with. */
    public Share share() {
        return new Share();
    }

    /** The share of one request in the budget, until it is closed. Used by one thread at a time. */
    public final class Share implements AutoCloseable {
        private int held;

        /**
         * Has room for a body of {@code bytes}.
         *
         * @throws Problem BUSY if there is none for too long
         */
        public void require(long bytes) {
            int needed = units(bytes);
            if (needed > held) {
                room.acquire(needed - held);
                held = needed;
            }
        }

        /** Gives back what a body of {@code bytes} does not need. */
        public void shrink(long bytes) {
            int needed = units(bytes);
            if (needed < held) {
                room.release(held - needed);
                held = needed;
            }
        }

        @Override
        public void close() {
            shrink(0);
        }

        private int units(long bytes) {
            return bytes <= SMALL ? 0 : room.units(bytes);
        }
    }
}

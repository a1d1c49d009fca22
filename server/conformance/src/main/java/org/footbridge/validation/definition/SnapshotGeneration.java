package org.footbridge.validation.definition;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock under which snapshots are generated. HAPI locks a definition and then generates the snapshots of all others that have none,
 * so that two threads that begin with different definitions would wait for each other for ever.
 */
public final class SnapshotGeneration {
    private static final ReentrantLock LOCK = new ReentrantLock();

    private SnapshotGeneration() {}

    /** Work that needs snapshots, or generates them. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T result() throws E;
    }

    /** Returns the result of {@code work} while no other thread generates snapshots. */
    public static <T, E extends Exception> T alone(Work<T, E> work) throws E {
        LOCK.lock();
        try {
            return work.result();
        } finally {
            LOCK.unlock();
        }
    }
}

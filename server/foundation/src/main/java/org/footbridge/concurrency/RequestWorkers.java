package org.footbridge.concurrency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Thread pool with a limit that can change at any time; further requests are queued. An idle thread is kept for a minute,
 * because its thread-local state (connections, buffers, dictionaries) is expensive, and idle threads are reused in last-in,
 * first-out order.
 */
final class RequestWorkers implements Executor, AutoCloseable {
    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongSupplier clock;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> line = new ArrayDeque<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private volatile int count;
    private int taken;
    private volatile boolean closed;

    RequestWorkers(int count, LongSupplier clock) {
        this.count = count;
        this.clock = clock;
    }

    @Override
    public void execute(Runnable request) {
        Worker worker;
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("The server stops.");
            }
            if (taken >= count) {
                line.add(request);
                return;
            }
            taken++;
            worker = idle.poll();
        } finally {
            lock.unlock();
        }
        give(worker, request);
    }

    /** Runs the request, which already counts as running. */
    private void give(@Nullable Worker worker, Runnable request) {
        if (worker != null) {
            worker.give(request);
            return;
        }
        try {
            new Worker(request).start();
        } catch (OutOfMemoryError noMoreThreads) {
            // an existing worker takes the request, or setCount retries it
            lock.lock();
            try {
                taken--;
                line.add(request);
            } finally {
                lock.unlock();
            }
        }
    }

    int count() {
        return count;
    }

    /**
     * Sets the limit; running requests are not interrupted. It must be called regularly, even with the same limit, because
     * it also retries requests for which no thread could be started.
     */
    void setCount(int wanted) {
        lock.lock();
        try {
            count = wanted;
            for (int free = Math.min(count - taken, line.size()); free > 0; free--) {
                taken++;
                give(idle.poll(), line.remove());
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isAnyoneWaiting() {
        lock.lock();
        try {
            return !line.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The number of running requests. */
    int taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The number of requests that have been running for more than {@code nanos}. */
    int workedOnFor(long nanos) {
        long now = clock.getAsLong();
        int found = 0;
        for (Worker worker : workers) {
            if (worker.worksFor(nanos, now)) {
                found++;
            }
        }
        return found;
    }

    /** Returns the next request of the queue if the worker may continue; null if the worker becomes idle. */
    private @Nullable Runnable following(Worker worker) {
        lock.lock();
        try {
            if (taken <= count && !line.isEmpty()) {
                return line.remove();
            }
            taken--;
            idle.push(worker);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the worker was idle and will never be given anything. */
    private boolean retires(Worker worker) {
        lock.lock();
        try {
            return idle.remove(worker);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further requests; running and queued requests are completed. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(LockSupport::unpark);
        } finally {
            lock.unlock();
        }
    }

    private final class Worker extends Thread {
        private static final long NOTHING = Long.MIN_VALUE;

        private volatile @Nullable Runnable given;
        private volatile long since = NOTHING;

        Worker(Runnable first) {
            super("request-" + numbers.incrementAndGet());
            setDaemon(true);
            given = first;
        }

        void give(Runnable request) {
            given = request;
            LockSupport.unpark(this);
        }

        boolean worksFor(long nanos, long now) {
            long start = since;
            return start != NOTHING && now - start > nanos;
        }

        @Override
        public void run() {
            workers.add(this);
            Runnable request = awaited();
            while (request != null) {
                work(request);
                Runnable following = following(this);
                request = following == null ? awaited() : following;
            }
            workers.remove(this);
        }

        private void work(Runnable request) {
            since = clock.getAsLong();
            try {
                request.run();
            } catch (RuntimeException | Error e) {
                getUncaughtExceptionHandler().uncaughtException(this, e);
            } finally {
                since = NOTHING;
            }
        }

        /** Waits for the next request; null after the idle time. */
        private @Nullable Runnable awaited() {
            long end = System.nanoTime() + KEPT_NANOS;
            while (true) {
                Runnable request = given;
                if (request != null) {
                    given = null;
                    return request;
                }
                long left = end - System.nanoTime();
                if ((closed || left <= 0) && retires(this)) {
                    return null;
                }
                LockSupport.parkNanos(this, Math.max(left, SOON_NANOS));
            }
        }
    }
}

package org.footbridge.reindex;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.footbridge.store.jdbc.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The background thread of reindexing, which runs the jobs. */
public final class Background implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    /** How often the database is asked whether there is something to do. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final ReindexRunner runner;
    private final Outage outage;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads;

    public Background(ReindexRunner runner, Outage outage) {
        this.outage = outage;
        this.runner = runner;
        this.threads = List.of(thread("reindex", this::work));
    }

    /** {@code work} says how long to wait until it is to be done again. */
    private Thread thread(String name, Supplier<Duration> work) {
        Thread thread = new Thread(() -> repeat(name, work), name);
        thread.setDaemon(true);
        return thread;
    }

    private void repeat(String name, Supplier<Duration> work) {
        AtomicReference<Duration> pause = new AtomicReference<>(LOOK);
        try {
            while (!stop.await(pause.getAndSet(LOOK).toNanos(), TimeUnit.NANOSECONDS)) {
                outage.attempt(
                        () -> pause.set(work.get()),
                        failure ->
                                log.warn("The thread {} was interrupted in its work and tries again", name, failure));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    private Duration work() {
        return runner.step().orElse(LOOK);
    }

    /** Waits for what is under way, which is one resource at most. */
    @Override
    public void close() {
        runner.stop();
        stop.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(STOP_MAX.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        outage.attempt(
                runner::release,
                failure -> log.warn("Another server will take some seconds to go on with reindexing", failure));
    }
}

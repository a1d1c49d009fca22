package org.footbridge.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supervisor that restarts PostgreSQL after an unexpected end: killed, out of memory, or out of disk space for its log. It
 * retries with increasing delays.
 */
final class PostgresWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresWatch.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    /** Starts PostgreSQL and waits until it accepts connections. */
    interface Start {
        void run() throws IOException;
    }

    private final Path cluster;
    private final Start start;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "postgres-watch");
    private boolean missed;

    PostgresWatch(Path cluster, Start start) {
        this.cluster = cluster;
        this.start = start;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Duration pause = LOOK;
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = look(pause);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The pause before the next look. It must be missed twice: starting a second one would end the first. */
    private Duration look(Duration pause) {
        if (OrphanedPostgres.isRunning(cluster)) {
            missed = false;
            return LOOK;
        } else if (!missed) {
            missed = true;
            return LOOK;
        }
        return restarted() ? LOOK : longer(pause);
    }

    private boolean restarted() {
        log.warn("The embedded PostgreSQL has ended unexpectedly; it is restarted");
        long begin = System.nanoTime();
        try {
            start.run();
            log.info(
                    "The embedded PostgreSQL accepts connections again after {} ms",
                    (System.nanoTime() - begin) / 1_000_000);
            return true;
        } catch (IOException | RuntimeException e) {
            log.error("The embedded PostgreSQL could not be restarted: {}", e.getMessage());
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : twice;
    }

    /** Nothing is started any more once this returns. */
    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

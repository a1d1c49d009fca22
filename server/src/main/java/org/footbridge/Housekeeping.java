package org.footbridge;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.footbridge.store.AnswerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, now and then, what is kept for a while only. */
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> pruning;

    Housekeeping(AnswerStore answers, Duration lifetime) {
        pruning = executor.scheduleWithFixedDelay(
                () -> prune(answers, lifetime), PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void prune(AnswerStore answers, Duration lifetime) {
        try {
            answers.prune(lifetime);
        } catch (RuntimeException failure) {
            log.warn("Old answers stay for another while", failure);
        }
    }

    @Override
    public void close() {
        pruning.cancel(true);
        executor.shutdownNow();
    }
}

package org.footbridge;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.footbridge.store.AnswerStore;
import org.footbridge.store.ConceptLoads;
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

    Housekeeping(AnswerStore answers, ConceptLoads loads, Duration lifetime) {
        Runnable prune = () -> {
            attempt("Old answers stay for another while", () -> answers.prune(lifetime));
            attempt("Replaced code systems stay for another while", loads::tidy);
        };
        pruning = executor.scheduleWithFixedDelay(prune, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void attempt(String otherwise, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.warn(otherwise, failure);
        }
    }

    @Override
    public void close() {
        pruning.cancel(true);
        executor.shutdownNow();
    }
}

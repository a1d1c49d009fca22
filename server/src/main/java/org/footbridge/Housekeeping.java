package org.footbridge;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.footbridge.store.Store;
import org.footbridge.store.jdbc.Outage;
import org.footbridge.store.search.SearchStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Periodic maintenance: deletes expired rows, and merges the pending list of the token index each second. */
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    private final Outage outage;
    private final ScheduledFuture<?> pruning;
    private final ScheduledFuture<?> settling;
    private boolean settles = true;

    /** {@code lifetime} is how long answers to requests with a key of their own are kept, {@code ofJobs} the results of jobs. */
    Housekeeping(Store store, Duration lifetime, Duration ofJobs) {
        outage = store.outage();
        Runnable prune = () -> {
            attempt("Old answers stay for another while", () -> store.answers().prune(lifetime));
            attempt("Old jobs stay for another while", () -> store.jobs().prune(ofJobs));
            attempt("The audit log has no partitions for months to come", store.audit()::prepare);
            attempt("Replaced code systems stay for another while", store.loads()::tidy);
        };
        pruning = executor.scheduleWithFixedDelay(prune, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
        settling = executor.scheduleWithFixedDelay(
                () -> settle(store.search()), SETTLING.toSeconds(), SETTLING.toSeconds(), TimeUnit.SECONDS);
    }

    /** A failure is told once, until it works again: the next is a second away. */
    private void settle(SearchStore search) {
        outage.attempt(
                () -> {
                    search.settle();
                    settles = true;
                },
                failure -> {
                    if (settles) {
                        log.warn(
                                "Searches read more of the index than they need, until PostgreSQL puts it in order"
                                        + " itself",
                                failure);
                    }
                    settles = false;
                });
    }

    private void attempt(String otherwise, Runnable work) {
        outage.attempt(work, failure -> log.warn(otherwise, failure));
    }

    @Override
    public void close() {
        pruning.cancel(true);
        settling.cancel(true);
        executor.shutdownNow();
    }
}

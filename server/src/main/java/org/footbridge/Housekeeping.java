package org.footbridge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobProgress;
import org.footbridge.store.Store;
import org.footbridge.store.jdbc.Outage;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.search.SearchStore;
import org.footbridge.subscription.DeliveryHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Periodic maintenance. As a job that is repeated, one of the servers deletes expired rows. Besides, every server merges the pending list
 * of the token index each second: a row for that in the queue of jobs would cost more than the work itself.
 */
final class Housekeeping implements JobHandler, AutoCloseable {
    static final String KIND = "housekeeping";
    static final Duration PERIOD = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final int DONE = 200;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    private final Store store;
    private final Duration ofAnswers;
    private final Duration ofJobs;
    private final Duration ofEvents;
    private final DeliveryHandler delivery;
    private final Outage outage;
    private boolean settles = true;

    /** {@code ofAnswers} is how long answers to requests with a key of their own are kept, {@code ofJobs} the results of jobs, and {@code ofEvents} delivered events. */
    Housekeeping(Store store, Duration ofAnswers, Duration ofJobs, Duration ofEvents, DeliveryHandler delivery) {
        this.store = store;
        this.ofAnswers = ofAnswers;
        this.ofJobs = ofJobs;
        this.ofEvents = ofEvents;
        this.delivery = delivery;
        this.outage = store.outage();
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void start() {
        executor.scheduleWithFixedDelay(
                () -> settle(store.search()), SETTLING.toSeconds(), SETTLING.toSeconds(), TimeUnit.SECONDS);
    }

    /** All of it is attempted, also if a part fails. */
    @Override
    public JobResult run(JobInput input, JobProgress progress) {
        Map<String, Runnable> steps = new LinkedHashMap<>();
        steps.put("Deleting old answers.", () -> store.answers().prune(ofAnswers));
        steps.put("Ending killed loads.", () -> store.jobs().endKilled(LoadCommand.NAME));
        steps.put("Deleting old jobs.", () -> store.jobs().prune(ofJobs));
        steps.put("Looking for notifications without a job.", delivery::resume);
        steps.put(
                "Deleting old events of subscriptions.",
                () -> store.subscriptions().prune(ofEvents));
        steps.put("Deleting expired tokens.", store.authorizations()::prune);
        steps.put("Deleting replaced code systems.", store.loads()::tidy);
        @Nullable RuntimeException failed = null;
        int done = 0;
        for (Map.Entry<String, Runnable> step : steps.entrySet()) {
            progress.report(step.getKey(), done++, steps.size());
            try {
                step.getValue().run();
            } catch (RuntimeException failure) {
                failed = failure;
            }
        }
        if (failed != null) {
            throw failed;
        }
        progress.report("Waiting for the next time.", done, done);
        return new JobResult(DONE, "text/plain", new byte[0]);
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

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

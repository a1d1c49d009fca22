package org.footbridge.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.footbridge.store.job.JobLease;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a command does itself, shown among the jobs of the servers with its progress. No runner takes it up after a kill. */
public final class ForegroundJob {
    private static final Logger log = LoggerFactory.getLogger(ForegroundJob.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int DONE = 200;
    private static final int FAILED = 500;

    private ForegroundJob() {}

    /** Does {@code work}, which returns a sentence about its end. */
    public static String run(JobStore store, String kind, String parameters, Function<JobProgress, String> work) {
        JobLease lease = store.begin(
                kind, parameters, "command " + ProcessHandle.current().pid(), LEASE);
        JobProgress progress =
                new JobProgress(lease.job().progress(), (position, last) -> store.save(lease, position, last), LEASE);
        ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
        });
        var renewals = renewal.scheduleWithFixedDelay(() -> renew(store, lease, progress), 1, 1, TimeUnit.SECONDS);
        try {
            String end = work.apply(progress);
            renewals.cancel(false);
            store.finish(lease, result(DONE, end), progress.last());
            return end;
        } catch (RuntimeException failure) {
            renewals.cancel(false);
            try {
                store.finish(lease, result(FAILED, "Failed."), progress.last());
            } catch (RuntimeException unreachable) {
                failure.addSuppressed(unreachable);
            }
            throw failure;
        } finally {
            renewal.shutdownNow();
        }
    }

    private static JobResult result(int status, String text) {
        return new JobResult(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void renew(JobStore store, JobLease lease, JobProgress progress) {
        try {
            if (store.renew(lease, progress.last(), LEASE)) {
                progress.renewed();
            } else {
                progress.stop();
            }
        } catch (RuntimeException unreachable) {
            log.debug(
                    "The lease of {} could not be renewed; it is tried again",
                    lease.job().id(),
                    unreachable);
        }
    }
}

package org.footbridge.jobs;

import java.time.Duration;
import java.util.function.Predicate;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.job.Job;

/**
 * The link between a handler at work and its runner: the handler reports how far it has come and saves its position, the runner says when
 * to stop. A report is written with the next renewal of the lease, outside of the handler's transaction.
 */
public final class JobProgress {
    private final Predicate<String> saving;
    private final long leaseNs;
    private volatile Job.Progress last;
    private volatile long renewedNs = System.nanoTime();
    private volatile boolean stopped;

    /** {@code saving} writes a position; it is false if another worker has the job. */
    JobProgress(Job.Progress start, Predicate<String> saving, Duration lease) {
        this.last = start;
        this.saving = saving;
        this.leaseNs = lease.toNanos();
    }

    /**
     * Reports that {@code done} of {@code total} steps are behind; 0 of 0 if that is not known.
     *
     * @throws Problem CONFLICT if the job is to stop
     */
    public void report(String message, long done, long total) {
        requireRunning();
        last = new Job.Progress(done, total, message);
    }

    /**
     * Saves where the job goes on after an interruption, in the transaction that the thread is in, if any.
     *
     * @throws Problem CONFLICT if the job is to stop
     */
    public void save(String position) {
        requireRunning();
        if (!saving.test(position)) {
            stop();
            requireRunning();
        }
    }

    /** Whether the job was cancelled, the server stops, or the lease could not be renewed in time. */
    public boolean isStopped() {
        return stopped || System.nanoTime() - renewedNs > leaseNs;
    }

    /** @throws Problem CONFLICT if the job is to stop */
    public void requireRunning() {
        if (isStopped()) {
            throw new Problem(ProblemKind.CONFLICT, "The job was stopped.");
        }
    }

    Job.Progress last() {
        return last;
    }

    void renewed() {
        renewedNs = System.nanoTime();
    }

    void stop() {
        stopped = true;
    }
}

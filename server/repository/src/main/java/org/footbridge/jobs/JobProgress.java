package org.footbridge.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.job.Job;

/**
 * The link between a handler at work and its runner: the handler reports how far it has come and saves its position, the runner says when
 * to stop. A report is written with the next renewal of the lease, outside of the handler's transaction.
 */
public final class JobProgress {
    private final BiPredicate<String, Job.Progress> saving;
    private final long leaseNs;
    private volatile Job.Progress last;
    private volatile long renewedNs = System.nanoTime();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** {@code saving} writes a position and the progress; it is false if another worker has the job. */
    JobProgress(Job.Progress start, BiPredicate<String, Job.Progress> saving, Duration lease) {
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
        if (!saving.test(position, last)) {
            stop();
            requireRunning();
        }
    }

    /** Whether the job was cancelled, the server stops, or the lease could not be renewed in time. */
    public boolean isStopped() {
        return stopped.getCount() == 0 || System.nanoTime() - renewedNs > leaseNs;
    }

    /** @throws Problem CONFLICT if the job is to stop */
    public void requireRunning() {
        if (isStopped()) {
            throw new Problem(ProblemKind.CONFLICT, "The job was stopped.");
        }
    }

    /**
     * Waits before the work goes on.
     *
     * @throws Problem CONFLICT if the job is to stop
     */
    public void pause(Duration pause) {
        try {
            if (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                requireRunning();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop();
        requireRunning();
    }

    Job.Progress last() {
        return last;
    }

    void renewed() {
        renewedNs = System.nanoTime();
    }

    void stop() {
        stopped.countDown();
    }
}

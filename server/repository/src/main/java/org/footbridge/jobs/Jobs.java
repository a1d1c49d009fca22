package org.footbridge.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.job.Job;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.job.JobState;
import org.footbridge.store.job.JobStore;

/**
 * The jobs as their owners see them. Every access by id passes {@link #owned}, the one place where ownership is checked: a job of another
 * owner is as if it did not exist.
 */
public final class Jobs {
    private static final int OPEN_MAX = 1_000;

    private final JobStore store;
    private final Runnable wake;

    /** {@code wake} has the runner of this server look for jobs at once. */
    public Jobs(JobStore store, Runnable wake) {
        this.store = store;
        this.wake = wake;
    }

    /**
     * Queues a job for {@code owner}.
     *
     * @throws Problem BUSY if too many jobs are waiting
     */
    public UUID submit(String kind, String owner, JobInput input) {
        int open = store.open();
        if (open >= OPEN_MAX) {
            throw new Problem(
                    ProblemKind.BUSY, open + " jobs are waiting; try again later, or without Prefer: respond-async.");
        }
        return store.create(kind, owner, input, wake);
    }

    /** The job of this owner, unless it was cancelled. */
    public Optional<Job> find(UUID id, String owner) {
        return owned(id, owner);
    }

    /** The result of a job of this owner that has ended. */
    public Optional<JobResult> result(UUID id, String owner) {
        return owned(id, owner).flatMap(job -> store.result(job.id()));
    }

    /** Cancels an open job of this owner, or removes one that has ended. False if there is none. */
    public boolean cancel(UUID id, String owner) {
        Optional<Job> job = owned(id, owner);
        job.ifPresent(found -> store.cancel(found.id()));
        wake.run();
        return job.isPresent();
    }

    /** The latest jobs of all owners, for the operator. */
    public List<Job> latest(int count) {
        return store.latest(count);
    }

    private Optional<Job> owned(UUID id, String owner) {
        return store.find(id).filter(job -> job.owner().equals(owner) && job.state() != JobState.CANCELLED);
    }
}

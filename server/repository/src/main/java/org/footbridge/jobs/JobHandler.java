package org.footbridge.jobs;

import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;

/** Runs the jobs of one kind. It may be called again for the same job after an interruption. */
@FunctionalInterface
public interface JobHandler {
    /**
     * Does the work of one job from the position in {@code input}.
     *
     * @throws org.footbridge.problem.Problem if the work fails; a transient one lets the job be tried again later
     */
    JobResult run(JobInput input, JobProgress progress);

    /** Whether this server can take a job of the kind now. It is asked when one is due. */
    default boolean isReady() {
        return true;
    }

    /** Is called when the job with {@code input} has ended and its result is stored. */
    default void ended(JobInput input) {}
}

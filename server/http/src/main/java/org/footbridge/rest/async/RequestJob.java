package org.footbridge.rest.async;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobProgress;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.container.SyntheticResponse;
import org.footbridge.rest.http.Failure;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;

/**
 * Runs a request that a client made asynchronously. The servlet handles the request as it handles any other, and what it answers is the
 * result of the job.
 */
public final class RequestJob implements JobHandler {
    private static final String PROGRESS = JobProgress.class.getName();

    private final Servlet servlet;

    /** {@code servlet} is the one that serves the base URL. */
    public RequestJob(Servlet servlet) {
        this.servlet = servlet;
    }

    @Override
    public JobResult run(JobInput input, JobProgress progress) {
        progress.report("Running.", 0, 0);
        SyntheticResponse response = StoredRequest.parse(input.parameters())
                .request(input.body())
                .attribute(PROGRESS, progress)
                .to(servlet);
        if (response.status() >= 400) {
            progress.requireRunning();
        }
        if (response.status() == ProblemKind.BUSY.status()) {
            throw new Problem(ProblemKind.BUSY, "The database did not answer in time.");
        }
        return new JobResult(response.status(), response.mediaType(), response.body());
    }

    /** The receiver of the progress of an operation; empty if a client waits for its answer. */
    public static Optional<JobProgress> progress(HttpServletRequest request) {
        return request.getAttribute(PROGRESS) instanceof JobProgress progress
                ? Optional.of(progress)
                : Optional.empty();
    }

    /** The result of a job that ended by an exception: its OperationOutcome. */
    public static JobResult failed(RuntimeException thrown, FhirContext context) {
        Failure failure = Failure.of(thrown, UUID.randomUUID().toString());
        String outcome = context.newJsonParser().encodeResourceToString(failure.outcome());
        return new JobResult(
                failure.status(), "application/fhir+json;charset=UTF-8", outcome.getBytes(StandardCharsets.UTF_8));
    }
}

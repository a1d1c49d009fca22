package org.footbridge.rest.async;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.jobs.Jobs;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.HttpDate;
import org.footbridge.rest.http.ProblemInterceptor;
import org.footbridge.rest.request.RequestRules;
import org.footbridge.store.job.Job;
import org.footbridge.store.job.JobResult;

/**
 * FHIR's asynchronous request pattern, the status: GET says how far a job has come, or gives what the request would have been answered
 * synchronously; DELETE cancels the job, or removes its result.
 *
 * @see <a href="https://hl7.org/fhir/R4/async.html">R4 asynchronous request pattern</a>
 */
public final class JobServlet extends HttpServlet {
    /** Below the base URL. */
    public static final String PATH = "/_jobs";

    @Serial
    private static final long serialVersionUID = 1L;

    /** The most that R4 allows for {@code X-Progress}. */
    private static final int PROGRESS_MAX = 100;

    private final transient Jobs jobs;
    private final transient FhirContext context;
    private final transient Duration lifetime;

    /** @param lifetime how long results are kept */
    public JobServlet(Jobs jobs, FhirContext context, Duration lifetime) {
        this.jobs = jobs;
        this.context = context;
        this.lifetime = lifetime;
    }

    /** The owner of the jobs of a request: its caller, with what the token grants, as a result shows what was granted. */
    static String owner(HttpServletRequest request) {
        return Callers.of(request).grant();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> show(request, response);
                case "DELETE" -> cancel(request, response);
                default -> {
                    response.setHeader("Allow", "GET, HEAD, DELETE");
                    throw new Problem(
                            ProblemKind.METHOD_NOT_ALLOWED,
                            "The status of a job is read with GET, and the job cancelled with DELETE; "
                                    + request.getMethod() + " is not for it.");
                }
            }
        } catch (RuntimeException thrown) {
            Failure failure = Failure.of(thrown, UUID.randomUUID().toString());
            if (failure.status() == ProblemKind.BUSY.status()) {
                response.setHeader("Retry-After", ProblemInterceptor.RETRY_SECONDS);
            }
            failure.send(response, context);
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String owner = owner(request);
        Job job = id(request).flatMap(id -> jobs.find(id, owner)).orElseThrow(() -> unknown(request));
        if (job.state().isOpen()) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setHeader("X-Progress", progress(job.progress()));
            response.setHeader("Retry-After", ProblemInterceptor.RETRY_SECONDS);
            response.setContentLength(0);
            return;
        }
        JobResult result = jobs.result(job.id(), owner).orElseThrow(() -> unknown(request));
        Instant ended = job.times().finished().orElse(job.times().updated());
        response.setHeader("Expires", HttpDate.of(ended.plus(lifetime)));
        response.setStatus(result.status());
        if (!result.mediaType().isEmpty()) {
            response.setContentType(result.mediaType());
        }
        response.setContentLength(result.body().length);
        response.getOutputStream().write(result.body());
    }

    /** In ASCII, which is all that a header can have. */
    private static String progress(Job.Progress progress) {
        String counted = progress.total() == 0 ? "" : " " + progress.done() + " of " + progress.total();
        String text = (progress.message() + counted).replaceAll("[^\\x20-\\x7E]", "?");
        return text.length() > PROGRESS_MAX ? text.substring(0, PROGRESS_MAX) : text;
    }

    private void cancel(HttpServletRequest request, HttpServletResponse response) {
        String owner = owner(request);
        if (id(request).filter(id -> jobs.cancel(id, owner)).isEmpty()) {
            throw unknown(request);
        }
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentLength(0);
    }

    private static Optional<UUID> id(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo())
                .map(path -> path.substring(1))
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    private static Problem unknown(HttpServletRequest request) {
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        return new Problem(
                ProblemKind.NOT_FOUND,
                "There is no job '" + RequestRules.shortened(id)
                        + "': it was cancelled, its result has expired, or it never existed.");
    }
}

package org.footbridge.rest.async;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.jobs.Jobs;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.ProblemInterceptor;
import org.footbridge.store.job.JobInput;
import org.footbridge.web.Preference;

/**
 * FHIR's asynchronous request pattern, the kick-off: a request with {@code Prefer: respond-async} becomes a job, and is answered 202 with
 * the URL of the job's status, which {@link JobServlet} serves. What {@link AsyncInteractions} does not name is answered synchronously,
 * without {@code Preference-Applied}, as RFC 7240 lets a server ignore a preference.
 *
 * @see <a href="https://hl7.org/fhir/R4/async.html">R4 asynchronous request pattern</a>
 */
public final class AsyncFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String PREFER = "Prefer";
    private static final String ASYNC = "respond-async";

    private final transient Jobs jobs;
    private final transient AsyncInteractions interactions;
    private final transient FhirContext context;

    public AsyncFilter(Jobs jobs, AsyncInteractions interactions, FhirContext context) {
        this.jobs = jobs;
        this.interactions = interactions;
        this.context = context;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader(PREFER) == null || !isAsync(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Optional<String> kind = interactions.kind(request);
            if (kind.isPresent()) {
                accept(kind.get(), request, response);
                return;
            }
        } catch (RuntimeException refusal) {
            refuse(Failure.of(refusal, UUID.randomUUID().toString()), response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isAsync(HttpServletRequest request) {
        return Preference.parse(Collections.list(request.getHeaders(PREFER)))
                .value(ASYNC)
                .isPresent();
    }

    private void accept(String kind, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        UUID id = jobs.submit(
                kind,
                JobServlet.owner(request),
                new JobInput(StoredRequest.of(request).json(), body));
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", StoredRequest.base(request).url() + JobServlet.PATH + "/" + id);
        response.setHeader("Preference-Applied", ASYNC);
        response.setContentLength(0);
    }

    private void refuse(Failure failure, HttpServletResponse response) throws IOException {
        if (failure.status() == ProblemKind.BUSY.status()) {
            response.setHeader("Retry-After", ProblemInterceptor.RETRY_SECONDS);
        }
        failure.send(response, context);
    }
}

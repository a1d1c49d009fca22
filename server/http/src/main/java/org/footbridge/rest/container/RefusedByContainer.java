package org.footbridge.rest.container;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Answers, in place of Tomcat, what Tomcat refuses before a servlet sees it: as an OperationOutcome, which says neither what
 * the request was nor what the server is made of.
 */
public final class RefusedByContainer extends ErrorReportValve {
    private final FhirContext context;

    public RefusedByContainer(FhirContext context) {
        this.context = context;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            new Failure(status, Failure.of(problem(status)).outcome(), Optional.empty()).send(response, context);
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("The client left before it was answered", gone);
        }
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 -> new Problem(ProblemKind.NOT_FOUND, "There is nothing at this URL; FHIR is at /fhir.");
            case 405 -> new Problem(ProblemKind.METHOD_NOT_ALLOWED, "This method is not for this URL.");
            case 400 ->
                new Problem(
                        ProblemKind.INVALID,
                        "This is not a request that can be read: its first line must be a method, a URL without %00,"
                                + " %2F and line breaks, and HTTP/1.1; line and headers together may have 128 KB.");
            case 501 ->
                new Problem(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        "This server does not know the method; /metadata says what can be done.");
            default ->
                status < 500
                        ? new Problem(ProblemKind.INVALID, "The request is refused with HTTP status " + status + ".")
                        : new Problem(ProblemKind.FAULT, "The request failed with HTTP status " + status + ".");
        };
    }
}

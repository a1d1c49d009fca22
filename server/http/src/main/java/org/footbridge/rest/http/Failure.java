package org.footbridge.rest.http;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.validation.Invalid;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The failure of a request or of a part of one. This is the only place where an exception becomes an HTTP status. */
public record Failure(int status, OperationOutcome outcome, Optional<String> scope) {
    private static final Logger log = LoggerFactory.getLogger(Failure.class);

    public static Failure of(Throwable thrown, String requestId) {
        Throwable cause = known(thrown); // HAPI wraps what a provider throws, sometimes twice
        if (cause instanceof Problem problem) {
            if (problem.kind().isTransient()) {
                log.warn("Request {} refused: {}{}", requestId, problem.message(), because(problem.getCause()));
            }
            return of(problem);
        } else if (cause instanceof Invalid invalid) {
            return new Failure(ProblemKind.RULE.status(), invalid.outcome(), Optional.empty());
        } else if (cause instanceof BaseServerResponseException fromHapi && fromHapi.getStatusCode() < 500) {
            log.debug("Request {} refused by HAPI: {}", requestId, fromHapi.getMessage());
            return new Failure(fromHapi.getStatusCode(), outcome(fromHapi), Optional.empty());
        }
        log.error("Request {} failed", requestId, thrown);
        return of(new Problem(
                ProblemKind.FAULT, "Internal error; the server's log has it under request " + requestId + "."));
    }

    /** Sends it as JSON, where HAPI does not. */
    public void send(HttpServletResponse response, FhirContext context) throws IOException {
        byte[] body = context.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
        challenge(response);
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Logs one line without a stack trace, as an overloaded server refuses many requests. */
    private static String because(@Nullable Throwable cause) {
        return cause == null
                ? ""
                : " Because of " + cause.toString().lines().findFirst().orElse("");
    }

    public static Failure of(Problem problem) {
        return new Failure(problem.kind().status(), outcome(problem), problem.scope());
    }

    /** Names the scope that the token lacks, as RFC 6750 has it. */
    void challenge(HttpServletResponse response) {
        scope.ifPresent(missing -> response.setHeader(
                "WWW-Authenticate",
                "Bearer realm=\"Footbridge\", error=\"insufficient_scope\", scope=\"" + missing + "\""));
    }

    /** The first cause that says what went wrong; the failure itself if none does. */
    private static Throwable known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem || cause instanceof Invalid) {
                return cause;
            }
        }
        return failure;
    }

    private static OperationOutcome outcome(Problem problem) {
        OperationOutcome outcome = new OperationOutcome();
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(problem.kind().issueType()))
                .setDiagnostics(problem.message());
        problem.expression().filter(place -> !place.isEmpty()).ifPresent(issue::addExpression);
        return outcome;
    }

    /** A message of ours: those of libraries name their classes and may contain data of the resource. */
    private static OperationOutcome outcome(BaseServerResponseException fromHapi) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(issueType(fromHapi.getStatusCode()))
                .setDiagnostics(
                        switch (fromHapi.getStatusCode()) {
                            case 404 -> "There is nothing at this URL; /metadata says what this server has.";
                            case 405 -> "This method is not for this URL; /metadata says what can be done.";
                            default ->
                                "The request cannot be read: a parameter is given twice, or has a value of another"
                                        + " type than its definition says.";
                        });
        return outcome;
    }

    private static IssueType issueType(int status) {
        return switch (status) {
            case 404 -> IssueType.NOTFOUND;
            case 405, 406, 415, 501 -> IssueType.NOTSUPPORTED;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            default -> IssueType.INVALID;
        };
    }
}

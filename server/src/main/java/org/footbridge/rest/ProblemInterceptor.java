package org.footbridge.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.validation.Invalid;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into an OperationOutcome. The only place where an exception becomes an HTTP status. */
@Interceptor
public final class ProblemInterceptor {
    private static final Logger log = LoggerFactory.getLogger(ProblemInterceptor.class);
    private static final String RETRY_SECONDS = "2";

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException onFailure(
            Throwable failure, RequestDetails request, HttpServletResponse response) {
        MediaTypes.settleForm(request);
        Throwable cause = known(failure); // HAPI wraps what a provider throws, sometimes twice
        if (cause instanceof Problem problem) {
            if (problem.kind().status() == ProblemKind.BUSY.status()) {
                response.setHeader("Retry-After", RETRY_SECONDS);
                log.warn("Request {} refused: {}", request.getRequestId(), problem.message(), problem.getCause());
            }
            return respond(problem.kind().status(), outcome(problem));
        } else if (cause instanceof Invalid invalid) {
            return respond(ProblemKind.RULE.status(), invalid.outcome());
        } else if (failure instanceof InvalidParameterException) {
            return respond(
                    413,
                    outcome(new Problem(
                            ProblemKind.TOO_LARGE, "The form cannot be read: it is too large or not well-formed.")));
        } else if (isUnreadableQuery(cause)) {
            return respond(
                    400,
                    outcome(new Problem(
                            ProblemKind.VALUE, "The query has a '%' that is not followed by two hexadecimal digits.")));
        } else if (cause instanceof BaseServerResponseException fromHapi && fromHapi.getStatusCode() < 500) {
            return respond(fromHapi.getStatusCode(), outcome(fromHapi));
        }
        log.error("Request {} failed", request.getRequestId(), failure);
        return respond(
                500,
                outcome(new Problem(
                        ProblemKind.FAULT,
                        "Internal error; the server's log has it under request " + request.getRequestId() + ".")));
    }

    private static boolean isUnreadableQuery(Throwable cause) {
        return cause instanceof IllegalArgumentException
                && String.valueOf(cause.getMessage()).startsWith("URLDecoder");
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

    private static OperationOutcome outcome(BaseServerResponseException fromHapi) {
        String message = Optional.ofNullable(fromHapi.getMessage()).orElse("The request cannot be handled.");
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(issueType(fromHapi.getStatusCode()))
                .setDiagnostics(message.replaceFirst("^(HAPI-\\d+: )+", ""));
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

    private static BaseServerResponseException respond(int status, OperationOutcome outcome) {
        UnclassifiedServerFailureException answer = new UnclassifiedServerFailureException(
                status, outcome.getIssueFirstRep().getDiagnostics());
        answer.setOperationOutcome(outcome);
        return answer;
    }
}

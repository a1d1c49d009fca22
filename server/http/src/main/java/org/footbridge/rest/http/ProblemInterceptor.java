package org.footbridge.rest.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletResponse;
import org.footbridge.problem.ProblemKind;

/** Turns every failure into an OperationOutcome. */
@Interceptor
public final class ProblemInterceptor {
    public static final String RETRY_SECONDS = "2";

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException onFailure(
            Throwable thrown, RequestDetails request, HttpServletResponse response) {
        ResponseForm.settleForFailure(request);
        Failure failure = Failure.of(thrown, request.getRequestId());
        if (failure.status() == ProblemKind.BUSY.status()) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        failure.challenge(response);
        UnclassifiedServerFailureException answer = new UnclassifiedServerFailureException(
                failure.status(), failure.outcome().getIssueFirstRep().getDiagnostics());
        answer.setOperationOutcome(failure.outcome());
        return answer;
    }
}

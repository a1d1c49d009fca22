package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** Refuses requests that HAPI would take for others: a type that is none, a method that the URL does not have. */
@Interceptor
public final class RequestRules {
    private static final Set<RestOperationTypeEnum> READS = Set.of(
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.HISTORY_SYSTEM,
            RestOperationTypeEnum.METADATA);

    private final Set<String> types;

    public RequestRules(FhirContext context) {
        this.types = context.getResourceTypes();
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void beforeSelection(RequestDetails request) {
        String type = request.getResourceName();
        if (type != null && !types.contains(type)) {
            throw new Problem(
                    ProblemKind.NOT_FOUND,
                    "'" + (type.length() > 70 ? type.substring(0, 70) + "…" : type)
                            + "' is not a resource type of FHIR R4; see /metadata.");
        }
        if (request.getRequestType() == RequestTypeEnum.PATCH) {
            throw new Problem(ProblemKind.METHOD_NOT_ALLOWED, "PATCH is not supported yet; send the whole with PUT.");
        }
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void beforeHandling(RequestDetails request) {
        requireAcceptable(request);
        boolean reading = request.getRequestType() == RequestTypeEnum.GET
                || request.getRequestType() == RequestTypeEnum.HEAD
                || request.getRequestType() == RequestTypeEnum.OPTIONS;
        if (READS.contains(request.getRestOperationType()) && !reading) {
            throw new Problem(
                    ProblemKind.METHOD_NOT_ALLOWED,
                    request.getRequestType() + " is not for this URL; it can be read with GET.");
        }
        if (request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE && !reading) {
            requireForm(request);
        }
    }

    /** The answer to what nobody accepts is in JSON. */
    private static void requireAcceptable(RequestDetails request) {
        try {
            MediaTypes.requireAcceptable(request);
        } catch (Problem problem) {
            request.removeParameter("_format");
            request.setHeaders("Accept", List.of("application/fhir+json"));
            throw problem;
        }
    }

    private static void requireForm(RequestDetails request) {
        String contentType = request.getHeader("Content-Type");
        boolean form = contentType == null || contentType.startsWith("application/x-www-form-urlencoded");
        if (!form && request.loadRequestContents().length > 0) {
            throw new Problem(
                    ProblemKind.UNSUPPORTED_MEDIA,
                    "The parameters of a search by POST are sent as application/x-www-form-urlencoded.");
        }
    }
}

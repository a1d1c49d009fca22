package org.footbridge.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.footbridge.access.AccessControl;
import org.footbridge.bundle.PatchForms;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.DecodedRequest;
import org.footbridge.rest.http.Preferences;
import org.footbridge.rest.http.ResponseForm;
import org.footbridge.rest.http.Scopes;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.rest.response.Subset;
import org.footbridge.transaction.ResourceIds;
import org.hl7.fhir.r4.model.IdType;

/** Refuses requests that HAPI would take for others: a type that is none, a method that the URL does not have. */
public final class RequestRules {
    private static final Set<RestOperationTypeEnum> READS = Set.of(
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.HISTORY_SYSTEM,
            RestOperationTypeEnum.METADATA);

    /** The operation that answers with a page or a PDF, too, and reads itself which one is wanted. */
    private static final Set<String> DOCUMENTS = Set.of("$report-back", "$outcomes-report");

    private final Set<String> types;
    private final OperationRegistry operations;
    private final AccessControl access;

    public RequestRules(FhirContext context, OperationRegistry operations, AccessControl access) {
        this.types = context.getResourceTypes();
        this.operations = operations;
        this.access = access;
    }

    /** Applies the rules that hold before HAPI looks for the method that serves the request. */
    public void beforeSelection(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.HEAD) {
            request.setRequestType(RequestTypeEnum.GET); // HAPI knows it of reads only; the body is not sent anyway
        }
        Scopes.settle(request);
        Preferences.settle(request);
        String type = request.getResourceName();
        if (type != null && !types.contains(type)) {
            throw new Problem(
                    ProblemKind.NOT_FOUND,
                    "'" + shortened(type) + "' is not a resource type of FHIR R4; see /metadata.");
        }
        String operation = request.getOperation();
        if (operation != null && operations.isForOperators(operation)) {
            access.requireOperator(Callers.of(request));
        }
        if (request.getRequestType() == RequestTypeEnum.PATCH) {
            PatchForms.requireKnown(String.valueOf(request.getHeader("Content-Type")));
        }
        List<String> path = UrlIds.path(request);
        if (request.getRequestType() == RequestTypeEnum.PUT && path.size() > 1 && ResourceIds.isValid(path.get(1))) {
            request.setId(new IdType(type, path.get(1))); // HAPI takes it from a Content-Location header
        }
    }

    public static String shortened(String text) {
        return text.length() > 70 ? text.substring(0, 70) + "…" : text;
    }

    /** Applies the rules that hold once it is known which method serves the request. */
    static void beforeHandling(RequestDetails request) {
        Subset.requireReadable(request);
        if (!isContentOfBinary(request) && !DOCUMENTS.contains(String.valueOf(request.getOperation()))) {
            ResponseForm.of(request);
        }
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

    /** The content itself is in a form of its own, which no list of ours can have. */
    private static boolean isContentOfBinary(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        return "Binary".equals(request.getResourceName())
                && (operation == RestOperationTypeEnum.READ || operation == RestOperationTypeEnum.VREAD)
                && !request.getParameters().containsKey("_format");
    }

    private static void requireForm(RequestDetails request) {
        String contentType = request.getHeader("Content-Type");
        if (!DecodedRequest.isForm(contentType) && request.loadRequestContents().length > 0) {
            throw new Problem(
                    ProblemKind.UNSUPPORTED_MEDIA,
                    "The parameters of a search by POST are sent as application/x-www-form-urlencoded.");
        }
    }
}

package org.footbridge.rest.request;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.web.UrlPath;

/** The refusal of a request that no method of ours serves: HAPI's own sentence is about its annotations. */
public final class UnknownRequest {
    private static final Set<RequestTypeEnum> OF_OPERATIONS =
            Set.of(RequestTypeEnum.GET, RequestTypeEnum.HEAD, RequestTypeEnum.POST);

    private static final Set<RequestTypeEnum> READING =
            Set.of(RequestTypeEnum.GET, RequestTypeEnum.HEAD, RequestTypeEnum.OPTIONS);

    private static final String METADATA = "metadata";

    /** As in {@code Patient/1/_history/2} and {@code Patient/1/Observation/_search}. */
    private static final int SEGMENTS_MAX = 4;

    private UnknownRequest() {}

    /**
     * Refuses what HAPI would take for something else, or refuse in words of its own.
     *
     * @param segments of the path, decoded, without empty ones
     * @throws Problem NOT_FOUND, NO_OPERATION or METHOD_NOT_ALLOWED
     */
    public static void requireKnown(OperationRegistry operations, RequestDetails request, List<String> segments) {
        int history = segments.indexOf("_history");
        boolean versionOfMany = history >= 0 && history < 2 && segments.size() > history + 1;
        boolean tooLong = segments.size() > SEGMENTS_MAX;
        boolean read = READING.contains(request.getRequestType());
        boolean belowMetadata = segments.size() > 1 && segments.get(0).equals(METADATA);
        if (tooLong || versionOfMany || (belowMetadata && read)) {
            throw ofPath(request, segments);
        } else if (segments.isEmpty() && !read && request.getRequestType() != RequestTypeEnum.POST) {
            throw notAllowed(request, "the base URL");
        } else if (segments.equals(List.of(METADATA)) && !read) {
            throw notAllowed(request, "'metadata'");
        }
        for (int i = 0; i < segments.size(); i++) {
            boolean operation = segments.get(i).startsWith("$");
            if (operation && (i < segments.size() - 1 || !OF_OPERATIONS.contains(request.getRequestType()))) {
                throw ofOperation(operations, request, segments.get(i));
            }
        }
    }

    private static Problem notAllowed(RequestDetails request, String path) {
        return new Problem(
                ProblemKind.METHOD_NOT_ALLOWED,
                request.getRequestType() + " is not for " + path + "; /metadata says what can be done.");
    }

    /** Names the operation, or else the method and the path, and what there is in their place. */
    public static Problem problem(OperationRegistry operations, RequestDetails request, String path) {
        List<String> segments = UrlPath.segments(path, "The URL");
        return segments.stream()
                .filter(segment -> segment.startsWith("$"))
                .findFirst()
                .map(operation -> ofOperation(operations, request, operation))
                .orElseGet(() -> ofPath(request, segments));
    }

    private static Problem ofOperation(OperationRegistry operations, RequestDetails request, String operation) {
        String name = RequestRules.shortened(operation);
        Set<String> places = operations.places(operation);
        if (places.isEmpty()) {
            return new Problem(
                    ProblemKind.NO_OPERATION,
                    "This server has no operation '" + name + "'; it has " + String.join(", ", operations.names())
                            + ".");
        } else if (!OF_OPERATIONS.contains(request.getRequestType())) {
            return new Problem(
                    ProblemKind.METHOD_NOT_ALLOWED,
                    "An operation such as '" + name + "' is called with POST or GET, not " + request.getRequestType()
                            + ".");
        }
        return new Problem(
                ProblemKind.NO_OPERATION,
                "The operation '" + name + "' cannot be called at this URL; it is called at "
                        + String.join(" or ", places) + ", see /metadata.");
    }

    private static Problem ofPath(RequestDetails request, List<String> segments) {
        boolean one = segments.size() == 2
                || (segments.size() == SEGMENTS_MAX && segments.get(2).equals("_history"));
        if (one && READING.contains(request.getRequestType())) {
            UrlIds.requireNoneOfARead(request);
        }
        String path = RequestRules.shortened(String.join("/", segments));
        return segments.size() > 2 || READING.contains(request.getRequestType())
                ? new Problem(
                        ProblemKind.NOT_FOUND,
                        "There is nothing at '" + path + "' for " + request.getRequestType()
                                + "; /metadata says what this server has.")
                : notAllowed(request, "'" + path + "'");
    }
}

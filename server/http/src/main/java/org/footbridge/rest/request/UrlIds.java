package org.footbridge.rest.request;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.ResourceIds;
import org.footbridge.web.Presentation;
import org.footbridge.web.UrlPath;
import org.hl7.fhir.instance.model.api.IIdType;

/** The identification of a resource in the URL of a write: {@code Type/id}, or {@code Type?condition}. */
public final class UrlIds {
    /** The position of a version in the path, as in {@code Patient/1/_history/2}. */
    private static final int VERSION = 3;

    private UrlIds() {}

    /** The id; empty if a condition stands in its place. */
    public static Optional<String> id(RequestDetails request) {
        List<String> parts = path(request);
        if (parts.size() < 2 || parts.get(1).isEmpty()) {
            return Optional.empty();
        }
        if (parts.size() > 2) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Only the current version can be written to: " + request.getRequestType() + " " + parts.get(0) + "/"
                            + parts.get(1) + ".");
        }
        return Optional.of(ResourceIds.require(parts.get(1)));
    }

    /** The path below the base, decoded once. */
    static List<String> path(RequestDetails request) {
        return UrlPath.segments(request.getRequestPath(), "The URL");
    }

    /**
     * Sets the id that the path names, and the version: HAPI decodes them twice.
     *
     * @param segments of the path, decoded, without empty ones
     */
    public static void settle(RequestDetails request, List<String> segments) {
        IIdType id = request.getId();
        if (id != null && segments.size() > 1) {
            boolean versioned = id.hasVersionIdPart() && segments.size() > VERSION;
            id.setParts(null, id.getResourceType(), segments.get(1), versioned ? segments.get(VERSION) : null);
        }
    }

    /** Refuses parameters of a read by id: nobody heeds them, and no method of HAPI's is found for them. */
    public static void requireNoneOfARead(RequestDetails request) {
        request.getParameters().keySet().stream()
                .filter(name -> !Presentation.has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(
                            ProblemKind.NOT_FOUND, "A read has no parameter '" + RequestRules.shortened(name) + "'.");
                });
    }

    /**
     * Refuses parameters of a write by id: nobody heeds them, and a client that sends one means something by it.
     *
     * @param known those that are heeded
     */
    public static void requireNoOther(RequestDetails request, Set<String> known) {
        request.getParameters().keySet().stream()
                .filter(name -> !Presentation.has(name) && !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(
                            ProblemKind.NOT_SUPPORTED,
                            "Unknown parameter '" + RequestRules.shortened(name) + "' of a " + request.getRequestType()
                                    + " by id.");
                });
    }

    /** The condition of a request without an id. */
    public static String condition(RequestDetails request) {
        String url = request.getCompleteUrl();
        int query = url.indexOf('?');
        String type = request.getResourceName();
        if (query < 0 || query == url.length() - 1) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "The URL needs an id, as in " + type + "/123, or a condition, as in " + type
                            + "?identifier=system|value.");
        }
        return url.substring(query + 1);
    }
}

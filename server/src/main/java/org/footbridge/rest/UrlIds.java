package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Optional;
import java.util.Set;
import org.footbridge.change.ResourceIds;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** What the URL of a write says: {@code Type/id}, or {@code Type?condition}. */
final class UrlIds {
    private UrlIds() {}

    /** The id; empty if a condition stands in its place. */
    static Optional<String> id(RequestDetails request) {
        String[] parts = request.getRequestPath().split("/", -1);
        if (parts.length < 2 || parts[1].isEmpty()) {
            return Optional.empty();
        }
        if (parts.length > 2) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Only the current version can be written to: " + request.getRequestType() + " " + parts[0] + "/"
                            + parts[1] + ".");
        }
        return Optional.of(ResourceIds.require(UrlUtil.unescape(parts[1])));
    }

    /**
     * Refuses parameters of a write by id: nobody heeds them, and a client that sends one means something by it.
     *
     * @param known those that are heeded
     */
    static void requireNoOther(RequestDetails request, Set<String> known) {
        request.getParameters().keySet().stream()
                .filter(name -> !QueryValues.PRESENTATION.contains(name) && !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(
                            ProblemKind.NOT_SUPPORTED,
                            "Unknown parameter '" + RequestRules.shortened(name) + "' of a " + request.getRequestType()
                                    + " by id.");
                });
    }

    /** The condition of a request without an id. */
    static String condition(RequestDetails request) {
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

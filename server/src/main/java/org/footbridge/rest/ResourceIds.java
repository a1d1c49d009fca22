package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.UUID;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Logical ids.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#id">R4 id</a>
 */
final class ResourceIds {
    private static final int LENGTH_MAX = 64;

    private ResourceIds() {}

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** The id in the URL of an update, {@code Type/id}. */
    static String ofUpdate(RequestDetails request) {
        String[] parts = request.getRequestPath().split("/", -1);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "An update needs the id in its URL, as in PUT " + request.getResourceName()
                            + "/123; conditional updates are not supported yet.");
        }
        if (parts.length > 2) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Only the current version can be updated: PUT " + parts[0] + "/" + parts[1] + ".");
        }
        return require(UrlUtil.unescape(parts[1]));
    }

    /** {@code id} itself, if it is one. */
    static String require(String id) {
        if (!isValid(id)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "'" + (id.length() > 70 ? id.substring(0, 70) + "…" : id)
                            + "' is not an id: 1 to 64 letters, digits, hyphens and dots.",
                    "id");
        }
        return id;
    }

    static boolean isValid(String id) {
        int length = id.length();
        if (length == 0 || length > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }
}

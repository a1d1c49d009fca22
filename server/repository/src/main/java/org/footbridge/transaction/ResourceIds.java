package org.footbridge.transaction;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.value.LogicalId;

/**
 * Logical ids.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#id">R4 id</a>
 */
public final class ResourceIds {
    private ResourceIds() {}

    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** {@code id} itself, if it is one. */
    public static String require(String id) {
        if (!isValid(id)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "'" + (id.length() > 70 ? id.substring(0, 70) + "…" : id)
                            + "' is not an id: 1 to 64 letters, digits, hyphens and dots.",
                    "id");
        }
        return id;
    }

    /** The body of a resource must have the id by which the request names it. */
    public static void requireSame(String id, ResourceJson body) {
        if (!body.id().equals(Optional.of(id))) {
            throw new Problem(
                    ProblemKind.INVALID,
                    body.id()
                            .map(found -> "The body has the id '" + Criteria.shortened(found)
                                    + "', but the URL is for '" + id + "'.")
                            .orElse("An update must have the id '" + id + "' in its body too."),
                    body.type() + ".id");
        }
    }

    public static boolean isValid(String id) {
        return LogicalId.isValid(id);
    }
}

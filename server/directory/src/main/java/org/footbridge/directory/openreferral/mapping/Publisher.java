package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The publisher of a feed, by its base URL. Identifier systems and logical ids follow from that, so that the same id in the feeds of
 * two publishers is two resources, and the same feed always leads to the same resources.
 *
 * @param url absolute, without a slash at its end
 */
public record Publisher(String url) {
    /** The system of the identifiers of {@code kind}. */
    public String system(Kind kind) {
        return url + "/" + kind.path();
    }

    /** The logical id of the resource that the object {@code id} becomes. */
    public String logicalId(Kind kind, String id) {
        return uuid(system(kind) + "/" + id);
    }

    /** The reference to the resource that the object {@code id} becomes. */
    String reference(Kind kind, String id) {
        return kind.resourceType() + "/" + logicalId(kind, id);
    }

    void identify(ObjectNode resource, Kind kind, String id) {
        resource.put("resourceType", kind.resourceType()).put("id", logicalId(kind, id));
        resource.putArray("identifier").addObject().put("system", system(kind)).put("value", id);
    }

    /** Whether {@code identifier} is the id of an object of {@code kind} at some publisher. */
    static boolean isOwn(JsonNode identifier, Kind kind) {
        return identifier.path("system").asText().endsWith("/" + kind.path());
    }

    /** The id of {@code resource} at its publisher; of a resource from no feed, a UUID that follows from its logical id. */
    public static String id(JsonNode resource, Kind kind) {
        return published(resource, kind)
                .orElseGet(() ->
                        uuid(kind.resourceType() + "/" + resource.path("id").asText()));
    }

    /** The id of {@code resource} in a feed; empty if it is from none. */
    static Optional<String> published(JsonNode resource, Kind kind) {
        for (JsonNode identifier : resource.path("identifier")) {
            if (isOwn(identifier, kind)) {
                return Optional.of(identifier.path("value").asText());
            }
        }
        return Optional.empty();
    }

    /** A UUID that follows from a name. */
    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

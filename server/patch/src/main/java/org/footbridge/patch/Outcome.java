package org.footbridge.patch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.patch.text.JsonText;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Checks the result of a patch. A patch must not change the type and the id of a resource, nor {@code meta.versionId} and
 * {@code meta.lastUpdated}, which the server sets. It may remove the last two together with the rest of {@code meta}.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#update">R4 update</a>
 */
final class Outcome {
    private static final List<String> SERVER_META = List.of("versionId", "lastUpdated");

    private Outcome() {}

    /** The text {@code after}, if it is still of the resource that {@code before} is of, and no larger than allowed. */
    static byte[] checked(byte[] before, byte[] after, long bytesMax) {
        if (after.length > bytesMax) {
            throw tooLarge(bytesMax);
        }
        Head was = Head.of(before);
        Head is = Head.of(after);
        if (!was.type.equals(is.type)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "A patch cannot change the type of a resource, which is '" + was.type
                            + "'; leave resourceType as it is.",
                    "resourceType");
        } else if (!was.id.equals(is.id)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "A patch cannot change the id of a resource; leave '" + was.id + "' as it is.",
                    was.type + ".id");
        }
        requireEffect(was, is, before, after);
        return after;
    }

    /** Refuses a change to the elements that the server sets, and a patch that changes nothing else. */
    private static void requireEffect(Head was, Head is, byte[] before, byte[] after) {
        if (was.server.equals(is.server)) {
            return;
        }
        is.server.forEach((name, value) -> {
            if (!value.equals(was.server.get(name))) {
                throw new Problem(
                        ProblemKind.RULE,
                        "The server sets meta." + name + ", so a patch cannot; leave it as it is.",
                        was.type + ".meta." + name);
            }
        });
        if (withoutServerMeta(before).equals(withoutServerMeta(after))) {
            throw new Problem(
                    ProblemKind.RULE,
                    "The patch changes nothing: the server sets meta.versionId and meta.lastUpdated.",
                    was.type + ".meta");
        }
    }

    private static JsonNode withoutServerMeta(byte[] text) {
        JsonNode resource = JsonText.resource(text);
        if (resource.path("meta") instanceof ObjectNode meta) {
            meta.remove(SERVER_META);
            if (meta.isEmpty()) {
                ((ObjectNode) resource).remove("meta");
            }
        }
        return resource;
    }

    static Problem tooLarge(long bytesMax) {
        return new Problem(
                ProblemKind.TOO_LARGE,
                "The patch would make the resource larger than the " + bytesMax + " bytes this server reads.");
    }

    /**
     * The elements that no patch may change.
     *
     * @param type the resource type; empty if it is absent or no string, as is {@code id}
     * @param server the elements of {@code meta} that the server sets
     */
    private record Head(String type, String id, Map<String, String> server) {
        static Head of(byte[] text) {
            String type = "";
            String id = "";
            Map<String, String> server = new HashMap<>();
            try (JsonParser parser = JsonText.parser(text)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (name.equals("meta")) {
                        readMeta(parser, server);
                        continue;
                    }
                    String value = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
                    type = name.equals("resourceType") ? value : type;
                    id = name.equals("id") ? value : id;
                    parser.skipChildren();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Head(type, id, server);
        }

        private static void readMeta(JsonParser parser, Map<String, String> server) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (SERVER_META.contains(name)) {
                    server.put(name, parser.getText());
                }
                parser.skipChildren();
            }
        }
    }
}

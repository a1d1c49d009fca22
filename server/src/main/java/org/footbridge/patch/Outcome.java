package org.footbridge.patch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * What no patch may change. {@code meta.versionId} and {@code meta.lastUpdated} are not among it: in what a client
 * sends they are ignored, since the server sets them.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#update">R4 update</a>
 */
final class Outcome {
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
        return after;
    }

    static Problem tooLarge(long bytesMax) {
        return new Problem(
                ProblemKind.TOO_LARGE,
                "The patch would make the resource larger than the " + bytesMax + " bytes this server reads.");
    }

    /** Both empty if they are not there or no strings. */
    private record Head(String type, String id) {
        static Head of(byte[] text) {
            String type = "";
            String id = "";
            try (JsonParser parser = JsonText.parser(text)) {
                parser.nextToken();
                while ((type.isEmpty() || id.isEmpty()) && parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    String value = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
                    type = name.equals("resourceType") ? value : type;
                    id = name.equals("id") ? value : id;
                    parser.skipChildren();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Head(type, id);
        }
    }
}

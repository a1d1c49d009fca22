package org.footbridge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Strict streaming parser of a resource's JSON. It accepts only elements of the resource type, each of its JSON type; it
 * refuses duplicate keys, text after the end, characters that FHIR strings exclude, and excessive depth. Numbers keep their
 * digits.
 */
public final class ResourceJsonReader {
    /** Deeper than any real resource, shallow enough for every recursive reader behind this one. */
    public static final int DEPTH_MAX = 100;

    private static final int DIGITS_MAX = 1_000;

    private final JsonFactory factory;
    private final Shapes shapes;

    public ResourceJsonReader(Shapes shapes) {
        this.shapes = shapes;
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(DIGITS_MAX)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
    }

    /**
     * Reads a resource of {@code type}.
     *
     * @throws Problem MALFORMED if {@code text} is not one, INVALID if it is of another type; the expression names the
     *     place
     */
    public ResourceJson read(String type, byte[] text) {
        return read(type, text, Links.NONE);
    }

    /** Reads a resource and replaces its links by {@code links}. */
    public ResourceJson read(String type, byte[] text, Links links) {
        Shape shape = shapes.resource(type);
        if (shape == null) {
            throw new IllegalArgumentException("'" + type + "' is not a resource type");
        }
        requireUtf8(text);
        try (JsonParser parser = factory.createParser(text)) {
            return new ResourceReading(factory, parser, shapes, type, links).read(shape);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /**
     * The type of the resource that {@code text} says it is; empty if it does not.
     *
     * @throws Problem MALFORMED if it is not JSON
     */
    public String type(byte[] text) {
        requireUtf8(text);
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("resourceType");
                parser.nextToken();
                if (found) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Jackson finds out by itself that a text is UTF-16 or UTF-32; FHIR's JSON is UTF-8. */
    private static void requireUtf8(byte[] text) {
        for (int i = 0; i < Math.min(4, text.length); i++) {
            if (text[i] == 0 || text[i] == (byte) 0xFE || text[i] == (byte) 0xFF) {
                throw new Problem(ProblemKind.MALFORMED, "The body is not UTF-8 text.");
            }
        }
    }

    private static Problem problem(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return new Problem(
                    ProblemKind.MALFORMED,
                    "The JSON is nested too deeply or has a number that is too long; at most " + DEPTH_MAX
                            + " levels and " + DIGITS_MAX + " digits are read.");
        } else if (e instanceof JsonProcessingException json) {
            return new Problem(
                    ProblemKind.MALFORMED, "The body is not well-formed JSON" + at(json) + ": " + reason(json));
        }
        return new Problem(ProblemKind.MALFORMED, "The body is not UTF-8 text.");
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Jackson's other messages quote the source. */
    private static String reason(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")
                ? "a key occurs twice in one object."
                : "unexpected character or end of text.";
    }
}

package org.footbridge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the text of one resource: it removes the elements that the server sets, and checks and copies the others.
 */
final class ResourceReading {
    private static final Set<String> SERVER_META = Set.of("versionId", "lastUpdated");

    private final JsonFactory factory;
    private final JsonParser in;
    private final Shapes shapes;
    private final String type;
    private final Links links;
    private final ByteArrayOutputStream meta = new ByteArrayOutputStream(128);
    private final ByteArrayOutputStream elements = new ByteArrayOutputStream(1024);

    @Nullable
    private String foundType;

    @Nullable
    private String id;

    ResourceReading(JsonFactory factory, JsonParser in, Shapes shapes, String type, Links links) {
        this.factory = factory;
        this.in = in;
        this.shapes = shapes;
        this.type = type;
        this.links = links.within(type);
    }

    ResourceJson read(Shape shape) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new Problem(ProblemKind.MALFORMED, "A resource is a JSON object, {…}.");
        }
        try (JsonGenerator out = factory.createGenerator(elements)) {
            ElementCopy copy = new ElementCopy(in, out, shapes, type, links, false);
            out.writeStartObject();
            Siblings siblings = new Siblings();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                member(shape, copy, siblings);
            }
            copy.requireSound(siblings);
            out.writeEndObject();
        }
        if (in.nextToken() != null) {
            throw new Problem(ProblemKind.MALFORMED, "There is text after the end of the resource.");
        }
        if (foundType == null) {
            throw new Problem(ProblemKind.MALFORMED, "The body has no resourceType.", "resourceType");
        }
        return new ResourceJson(type, id, inner(meta), inner(elements));
    }

    private void member(Shape shape, ElementCopy copy, Siblings siblings) throws IOException {
        String name = in.currentName();
        switch (name) {
            case "resourceType" -> {
                foundType = text();
                if (!foundType.equals(type)) {
                    throw new Problem(
                            ProblemKind.INVALID,
                            "The body is of type '" + foundType + "', but the URL is for " + type + ".",
                            "resourceType");
                }
            }
            case "id" -> id = text();
            case "meta" -> meta(shape);
            default -> copy.member(name, shape, siblings);
        }
    }

    private String text() throws IOException {
        String name = in.currentName();
        if (in.nextToken() != JsonToken.VALUE_STRING) {
            throw new Problem(ProblemKind.MALFORMED, "Element '" + name + "' must be a JSON string.", name);
        }
        Characters.require(in, type);
        return in.getText();
    }

    private void meta(Shape resource) throws IOException {
        Shape shape = resource.member("meta");
        if (in.nextToken() != JsonToken.START_OBJECT || shape == null) {
            throw new Problem(ProblemKind.MALFORMED, "Element 'meta' must be a JSON object.", type + ".meta");
        }
        try (JsonGenerator out = factory.createGenerator(meta)) {
            ElementCopy copy = new ElementCopy(in, out, shapes, type, links, false);
            out.writeStartObject();
            Siblings siblings = new Siblings();
            int count = 0;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                count++;
                if (SERVER_META.contains(in.currentName())) {
                    in.nextToken();
                    in.skipChildren();
                } else {
                    copy.member(in.currentName(), shape, siblings);
                }
            }
            if (count == 0) {
                throw new Problem(
                        ProblemKind.MALFORMED, "Element 'meta' is an empty object; leave it out.", type + ".meta");
            }
            copy.requireSound(siblings);
            out.writeEndObject();
        }
    }

    /** Returns the text between the braces. */
    private static byte[] inner(ByteArrayOutputStream object) {
        byte[] all = object.toByteArray();
        return all.length <= 2 ? new byte[0] : Arrays.copyOfRange(all, 1, all.length - 1);
    }
}

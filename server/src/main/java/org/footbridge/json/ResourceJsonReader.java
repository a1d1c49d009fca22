package org.footbridge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resource's JSON once, strictly: no duplicate keys, no text after the end, no characters that FHIR strings
 * exclude, bounded depth. Numbers keep their digits.
 */
public final class ResourceJsonReader {
    /** Deeper than any real resource, shallow enough for every recursive reader behind this one. */
    public static final int DEPTH_MAX = 100;

    private static final Set<String> SERVER_META = Set.of("versionId", "lastUpdated");

    private final JsonFactory factory;

    public ResourceJsonReader() {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(1_000)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /**
     * @throws Problem MALFORMED if {@code utf8} is not the JSON of a resource; the expression names the place
     */
    public ResourceJson read(byte[] utf8) {
        try (JsonParser parser = factory.createParser(utf8)) {
            return new Reading(parser).resource();
        } catch (StreamConstraintsException e) {
            throw new Problem(
                    ProblemKind.MALFORMED,
                    "The JSON is nested too deeply or has a number that is too long; at most " + DEPTH_MAX
                            + " levels are read.");
        } catch (JsonProcessingException e) {
            throw new Problem(ProblemKind.MALFORMED, "The body is not well-formed JSON" + at(e) + ": " + reason(e));
        } catch (IOException e) {
            throw new Problem(ProblemKind.MALFORMED, "The body is not UTF-8 text.");
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Jackson's first sentence; what follows it quotes the source. */
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message.startsWith("Duplicate field")
                ? message.replace("Duplicate field", "duplicate key") + "."
                : "unexpected character or end of text.";
    }

    /** One pass over one text. */
    private final class Reading {
        private final JsonParser in;
        private final ByteArrayOutputStream meta = new ByteArrayOutputStream(128);
        private final ByteArrayOutputStream elements = new ByteArrayOutputStream(1024);

        @Nullable
        private String type;

        @Nullable
        private String id;

        Reading(JsonParser in) {
            this.in = in;
        }

        ResourceJson resource() throws IOException {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("A resource is a JSON object, {…}.");
            }
            try (JsonGenerator out = factory.createGenerator(elements)) {
                out.writeStartObject();
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    member(in.currentName(), out);
                }
                out.writeEndObject();
            }
            if (in.nextToken() != null) {
                throw malformed("There is text after the end of the resource.");
            }
            if (type == null) {
                throw malformed("The body has no resourceType.");
            }
            return new ResourceJson(type, id, inner(meta), inner(elements));
        }

        private void member(String name, JsonGenerator out) throws IOException {
            JsonToken token = in.nextToken();
            switch (name) {
                case "resourceType" -> type = text(token);
                case "id" -> id = text(token);
                case "meta" -> meta(token);
                default -> {
                    out.writeFieldName(name);
                    copy(token, out);
                }
            }
        }

        private void meta(JsonToken token) throws IOException {
            if (token != JsonToken.START_OBJECT) {
                throw malformed("meta is a JSON object.");
            }
            try (JsonGenerator out = factory.createGenerator(meta)) {
                out.writeStartObject();
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    JsonToken value = in.nextToken();
                    if (SERVER_META.contains(name)) {
                        in.skipChildren();
                    } else {
                        out.writeFieldName(name);
                        copy(value, out);
                    }
                }
                out.writeEndObject();
            }
        }

        private String text(JsonToken token) throws IOException {
            if (token != JsonToken.VALUE_STRING) {
                throw malformed(in.currentName() + " is a JSON string.");
            }
            checkCharacters();
            return in.getText();
        }

        private void copy(JsonToken first, JsonGenerator out) throws IOException {
            int depth = 0;
            JsonToken token = first;
            while (true) {
                depth += write(token, out);
                if (depth == 0) {
                    return;
                }
                token = in.nextToken();
            }
        }

        /** Writes one token; returns how it changes the depth: 1, 0 or -1. */
        private int write(JsonToken token, JsonGenerator out) throws IOException {
            switch (token) {
                case START_OBJECT -> out.writeStartObject();
                case START_ARRAY -> out.writeStartArray();
                case END_OBJECT -> out.writeEndObject();
                case END_ARRAY -> out.writeEndArray();
                case FIELD_NAME -> out.writeFieldName(in.currentName());
                case VALUE_STRING -> {
                    checkCharacters();
                    out.writeString(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
                }
                // as text, so that 1.50 stays 1.50 and thirty digits stay thirty
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
                case VALUE_TRUE -> out.writeBoolean(true);
                case VALUE_FALSE -> out.writeBoolean(false);
                default -> out.writeNull();
            }
            return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }

        /** Control characters, and halves of surrogate pairs, are not in FHIR's strings and not in PostgreSQL's text. */
        private void checkCharacters() throws IOException {
            char[] text = in.getTextCharacters();
            int end = in.getTextOffset() + in.getTextLength();
            for (int i = in.getTextOffset(); i < end; i++) {
                char c = text[i];
                if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                    throw malformed("The text has the control character U+%04X, which FHIR strings exclude."
                            .formatted((int) c));
                }
                if (Character.isSurrogate(c)) {
                    if (i + 1 >= end || !Character.isSurrogatePair(c, text[i + 1])) {
                        throw malformed("The text has half of a surrogate pair (U+%04X).".formatted((int) c));
                    }
                    i++;
                }
            }
        }

        private Problem malformed(String message) {
            String place = JsonPlace.of(type, in.getParsingContext().pathAsPointer());
            return place.isEmpty()
                    ? new Problem(ProblemKind.MALFORMED, message)
                    : new Problem(ProblemKind.MALFORMED, message, place);
        }
    }

    /** What is between the braces. */
    private static byte[] inner(ByteArrayOutputStream object) {
        byte[] all = object.toByteArray();
        return all.length <= 2 ? new byte[0] : java.util.Arrays.copyOfRange(all, 1, all.length - 1);
    }
}

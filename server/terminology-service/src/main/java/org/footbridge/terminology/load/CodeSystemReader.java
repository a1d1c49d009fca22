package org.footbridge.terminology.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** Streaming reader of a CodeSystem resource as JSON; it passes on one concept after the other. */
final class CodeSystemReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONCEPT = "concept";
    private static final int DEPTH_MAX = 200;

    private final ReleaseFiles files;
    private final String file;

    CodeSystemReader(ReleaseFiles files, String file) {
        this.files = files;
        this.file = file;
    }

    /** Everything but the concepts. */
    JsonNode head() {
        ObjectNode head = MAPPER.createObjectNode();
        parse(parser -> {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(CONCEPT)) {
                    parser.skipChildren();
                } else {
                    head.set(name, parser.readValueAsTree());
                }
            }
        });
        return head;
    }

    /** Passes on each concept without its nested concepts, together with the code of its parent. */
    void read(BiConsumer<JsonNode, Optional<String>> each) {
        parse(parser -> {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(CONCEPT)) {
                    concepts(parser, Optional.empty(), 1, each);
                } else {
                    parser.skipChildren();
                }
            }
        });
    }

    private void concepts(
            JsonParser parser, Optional<String> parent, int depth, BiConsumer<JsonNode, Optional<String>> each)
            throws IOException {
        if (depth > DEPTH_MAX) {
            throw wrong("has concepts nested more than " + DEPTH_MAX + " deep");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            concept(parser, parent, depth, each);
        }
    }

    /** Reads a concept. Its nested concepts can precede its other members, but its code comes first. */
    private void concept(
            JsonParser parser, Optional<String> parent, int depth, BiConsumer<JsonNode, Optional<String>> each)
            throws IOException {
        ObjectNode concept = MAPPER.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(CONCEPT)) {
                concepts(parser, Optional.of(code(concept)), depth + 1, each);
            } else {
                concept.set(name, parser.readValueAsTree());
            }
        }
        code(concept);
        each.accept(concept, parent);
    }

    private String code(JsonNode concept) {
        String code = concept.path("code").asText();
        if (code.isEmpty()) {
            throw wrong("has a concept whose code is missing or follows its nested concepts");
        }
        return code;
    }

    private Problem wrong(String why) {
        return new Problem(ProblemKind.INVALID, "File '" + file + "' " + why + ".");
    }

    private interface Parsing {
        void with(JsonParser parser) throws IOException;
    }

    private void parse(Parsing parsing) {
        files.read(file, in -> {
            try (JsonParser parser = MAPPER.createParser(in)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw wrong("is no JSON object");
                }
                parsing.with(parser);
            } catch (JsonProcessingException e) {
                throw wrong("is no JSON: " + e.getOriginalMessage());
            }
        });
    }
}

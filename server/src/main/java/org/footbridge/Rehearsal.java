package org.footbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.footbridge.change.Content;
import org.footbridge.change.ContentReader;
import org.footbridge.json.Links;
import org.footbridge.search.SearchIndexer;
import org.footbridge.validation.CompiledValidation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, checks and indexes some examples that come with the profiles, as if they were written, so that the first real write
 * finds classes loaded, expressions compiled and codes asked for. Nothing is stored or counted.
 */
final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final String EXAMPLES = "/fhir/footbridge.social-prescribing/package/example/";
    private static final int ROUNDS = 3;
    private static final int OF_A_TYPE_MAX = 2;

    private final ContentReader reader;
    private final CompiledValidation validation;
    private final Supplier<SearchIndexer> indexer;

    Rehearsal(ContentReader reader, CompiledValidation validation, Supplier<SearchIndexer> indexer) {
        this.reader = reader;
        this.validation = validation;
        this.indexer = indexer;
    }

    /** A failure only means that the first write takes longer. */
    void run() {
        try {
            List<byte[]> examples = examples();
            for (int round = 0; round < ROUNDS; round++) {
                examples.forEach(this::write);
            }
        } catch (IOException | RuntimeException failure) {
            log.debug("The examples cannot be rehearsed", failure);
        }
    }

    private void write(byte[] example) {
        Content content = reader.content(reader.json(reader.type(example), example, Links.NONE));
        validation.rehearse(
                content.model(),
                () -> new String(content.json().render("new", 1, Instant.EPOCH), StandardCharsets.UTF_8));
        indexer.get().index(content.model());
    }

    private static List<byte[]> examples() throws IOException {
        List<byte[]> examples = new ArrayList<>();
        Map<String, Integer> ofType = new HashMap<>();
        for (JsonNode file : new ObjectMapper().readTree(bytes(".index.json")).path("files")) {
            String name = file.path("filename").asText();
            // the others are tests of single rules
            if (name.contains("-example-")
                    && ofType.merge(file.path("resourceType").asText(), 1, Integer::sum) <= OF_A_TYPE_MAX) {
                examples.add(bytes(name));
            }
        }
        return examples;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Rehearsal.class.getResourceAsStream(EXAMPLES + name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}

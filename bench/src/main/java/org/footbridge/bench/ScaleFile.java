package org.footbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.footbridge.bench.step.Limited;
import org.footbridge.bench.step.Step;

/** What servers of several sizes take, for programs, as JSON: by size, then by step. */
final class ScaleFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();

    /** @param options that led to the results */
    ScaleFile(Map<String, List<String>> options) {
        root.put("date", Instant.now().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.set("options", JSON.valueToTree(options));
    }

    void add(int resources, Step step, Measurement measured) {
        ObjectNode node = node(resources, "steps", step.name());
        node.put("requests", measured.requests());
        node.put("errors", measured.errors());
        measured.complaints().forEach(node.putArray("complaints")::add);
        if (!measured.failed()) {
            node.put("p50Ms", measured.latencies().percentileMs(0.5));
            node.put("p99Ms", measured.latencies().percentileMs(0.99));
            node.put("serverMsEach", measured.each(measured.usage().serverMs()));
            node.put("postgresMsEach", measured.each(measured.usage().postgresMs()));
        }
    }

    void add(int resources, Limited step, Repetitions repeated) {
        ObjectNode node = node(resources, "limited", step.name());
        repeated.complaint().ifPresent(complaint -> node.put("complaint", complaint));
        if (repeated.complaint().isEmpty()) {
            node.put("repetitions", repeated.latencies().count());
            node.put("medianMs", repeated.medianMs());
            node.put("maxMs", repeated.maxMs());
        }
        if (step.limitMs() > 0) {
            node.put("limitMs", step.limitMs());
        }
    }

    private ObjectNode node(int resources, String kind, String step) {
        return root.withObjectProperty("resources")
                .withObjectProperty(Integer.toString(resources))
                .withObjectProperty(kind)
                .putObject(step);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, root.toPrettyString() + "\n");
    }
}

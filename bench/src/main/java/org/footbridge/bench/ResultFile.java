package org.footbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.bench.LoadBench.Result;
import org.footbridge.bench.probe.Usage;

/** The results for programs, as JSON. */
final class ResultFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();

    /** @param options that led to the results */
    ResultFile(Map<String, List<String>> options) {
        root.put("date", Instant.now().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.set("options", JSON.valueToTree(options));
        root.putArray("targets");
    }

    void add(Target target, Optional<LoadFigures> load, List<Result> results) {
        ObjectNode node = root.withArrayProperty("targets").addObject();
        node.put("url", target.endpoint().toString());
        load.ifPresent(figures -> add(node.putObject("load"), figures));
        ObjectNode memory = node.putObject("memoryMb");
        memory.put("server", target.probe().serverMb());
        memory.put("serverPeak", target.probe().serverPeakMb());
        memory.put("postgresPrivate", target.probe().postgresPrivateMb());
        ObjectNode steps = node.putObject("steps");
        for (Result result : results) {
            steps.set(result.step().name(), step(result));
        }
    }

    private static void add(ObjectNode loading, LoadFigures load) {
        loading.put("resources", load.resources());
        loading.put("resourcesPerSecond", load.resources() / load.seconds());
        loading.put("serverMsEach", load.each(load.usage().serverMs()));
        loading.put("postgresMsEach", load.each(load.usage().postgresMs()));
        loading.put("walBytesEach", load.each(load.usage().walBytes()));
        loading.put("diskBytesEach", load.each(load.bytes()));
        ObjectNode relations = loading.putObject("relationBytesEach");
        load.relations().forEach((name, bytes) -> relations.put(name, load.each(bytes)));
    }

    private static ObjectNode step(Result result) {
        Measurement measured = result.measurement();
        Usage usage = measured.usage();
        ObjectNode node = JSON.createObjectNode();
        node.put("requests", measured.requests());
        node.put("errors", measured.errors());
        measured.complaints().forEach(node.putArray("complaints")::add);
        node.put("requestsPerSecond", measured.requestsPerSecond());
        node.put("p50Ms", measured.latencies().percentileMs(0.5));
        node.put("p95Ms", measured.latencies().percentileMs(0.95));
        node.put("p99Ms", measured.latencies().percentileMs(0.99));
        node.put("serverMsEach", measured.each(usage.serverMs()));
        node.put("postgresMsEach", measured.each(usage.postgresMs()));
        node.put("clientMsEach", measured.each(usage.clientMs()));
        node.put("walBytesEach", measured.each(usage.walBytes()));
        if (result.step().target() > 0) {
            node.put("targetMs", result.step().target());
        }
        return node;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, root.toPrettyString() + "\n");
    }
}

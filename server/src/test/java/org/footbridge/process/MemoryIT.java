package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with a heap of one gigabyte, and large bodies in each way that leads in, all at once. */
class MemoryIT {
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);
    private static final int ENTRIES = 40;
    private static final int CONCEPTS = 2_000;
    private static final String TEXT = "t".repeat(20_000);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A large request. */
    private record Large(String path, String type, String body) {}

    @Test
    void largeBodiesAreAnsweredOrAskedToComeAgainAndSmallOnesMeanwhile(@TempDir Path directory) throws Exception {
        try (ServerProcess server =
                ServerProcess.startWithHeap("1g", directory, "--footbridge.validation.mode=enforce")) {
            List<CompletableFuture<HttpResponse<String>>> answers = bodies().stream()
                    .map(large -> CLIENT.sendAsync(request(server, large), BodyHandlers.ofString()))
                    .toList();
            CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
            int small = 0;
            do {
                assertThat(server.put(
                                "Basic/small",
                                "{\"resourceType\":\"Basic\",\"id\":\"small\",\"code\":{\"text\":\"" + small++
                                        + "\"}}"))
                        .isIn(200, 201);
                Thread.sleep(100); // others shall be answered, not take the processors
            } while (!all.isDone());
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertAnswered(answer.get());
            }
            assertThat(server.console()).doesNotContain("OutOfMemoryError");
            assertThat(server.terminate()).isLessThan(60_000);
        }
    }

    private static void assertAnswered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 413, 422, 503);
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private static HttpRequest request(ServerProcess server, Large large) {
        return HttpRequest.newBuilder(URI.create(server.base() + large.path()))
                .timeout(ANSWERED_WITHIN)
                .header("Content-Type", large.type())
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(large.body()))
                .build();
    }

    private static List<Large> bodies() {
        String json = "application/fhir+json";
        String stored = bundle("collection", "");
        String written = bundle("transaction", ",\"request\":{\"method\":\"POST\",\"url\":\"ValueSet\"}");
        String codes = codes(CONCEPTS);
        return Stream.of(
                        new Large("/Bundle", json, stored),
                        new Large("/Bundle/$validate", json, stored),
                        new Large(
                                "/Bundle/$validate",
                                json,
                                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                                        + stored + "}]}"),
                        new Large("", json, written),
                        new Large("", json, written.replace("\"transaction\"", "\"batch\"")),
                        new Large("/CodeSystem", json, codes),
                        new Large("/CodeSystem", json, codes(20 * CONCEPTS)),
                        new Large("/CodeSystem", "application/fhir+xml", xmlCodes(CONCEPTS)))
                .toList();
    }

    private static String bundle(String type, String request) {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> "{\"fullUrl\":\"https://x.example/fhir/ValueSet/v" + i
                        + "\",\"resource\":{\"resourceType\":\"ValueSet\",\"id\":\"v" + i
                        + "\",\"url\":\"https://x.example/ValueSet/v" + i
                        + "\",\"status\":\"active\",\"description\":\"" + TEXT
                        + "\",\"compose\":{\"include\":[{\"system\":\"https://x.example/codes\",\"concept\":[{\"code\":\"a\"},{\"code\":\"b\"}]}]}}"
                        + request + "}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[", "]}"));
    }

    private static String codes(int concepts) {
        return IntStream.range(0, concepts)
                .mapToObj(i -> "{\"code\":\"c" + i + "\",\"display\":\"Concept " + i + "\"}")
                .collect(Collectors.joining(
                        ",",
                        "{\"resourceType\":\"CodeSystem\",\"url\":\"https://x.example/codes\",\"status\":\"draft\",\"content\":\"complete\",\"concept\":[",
                        "]}"));
    }

    private static String xmlCodes(int concepts) {
        return IntStream.range(0, concepts)
                .mapToObj(i -> "<concept><code value=\"c" + i + "\"/><display value=\"Concept " + i + "\"/></concept>")
                .collect(Collectors.joining(
                        "",
                        "<CodeSystem xmlns=\"http://hl7.org/fhir\"><url value=\"https://x.example/codes\"/><status value=\"draft\"/><content"
                                + " value=\"complete\"/>",
                        "</CodeSystem>"));
    }
}

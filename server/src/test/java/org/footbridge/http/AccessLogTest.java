package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.RawRequest;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of requests: a line of JSON for each, without what people are searched by. */
class AccessLogTest {
    private static final JWK KEY = TestIssuer.rsa("one");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);
    private static final Path DIRECTORY = Path.of("target", "data", "access-log-" + RunningServer.freePort());
    private static final int WAITS_MAX = 300;

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            ISSUER.settings("--footbridge.access-log.to=" + DIRECTORY, "--footbridge.trusted-proxies=127.0.0.1"));

    /** The line of the request with this id. It is written after the response. */
    private static JsonNode line(String id) throws IOException, InterruptedException {
        for (int i = 0; i < WAITS_MAX; i++) {
            for (String line : lines()) {
                if (line.contains("\"" + id + "\"")) {
                    return new ObjectMapper().readTree(line);
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not logged, but: " + lines());
    }

    private static List<String> lines() throws IOException {
        if (!Files.exists(DIRECTORY)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            Path only = files.findFirst().orElseThrow();
            assertThat(only.getFileName().toString()).matches("access\\.\\d{4}-\\d\\d-\\d\\d\\.json");
            return Files.readAllLines(only);
        }
    }

    @Test
    void aRequestIsALineWithTheIdsOfRequestAndClient() throws Exception {
        String token = ISSUER.token(KEY, "system/*.cruds");
        server.get(
                "Patient?name=Quillfeather&birthdate=1950-01-01",
                "Authorization",
                "Bearer " + token,
                "X-Request-ID",
                "request-1",
                "X-Forwarded-For",
                "192.0.2.44");
        JsonNode line = line("request-1");
        assertThat(line.path("method").asText()).isEqualTo("GET");
        assertThat(line.path("path").asText()).isEqualTo("/fhir/Patient");
        assertThat(line.path("statusCode").asInt()).isEqualTo(200);
        assertThat(line.path("remoteAddr").asText()).isEqualTo("192.0.2.44");
        assertThat(line.at("/requestAttributes/time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*");
        assertThat(line.at("/requestAttributes/clientId").asText()).isEqualTo("app");
        assertThat(line.has("elapsedTime")).isTrue();
        assertThat(line.toString()).doesNotContain("Quillfeather", "1950", token);
    }

    @Test
    void refusedRequestsAreLoggedToo() throws Exception {
        server.get("Patient", "X-Request-ID", "request-2");
        assertThat(line("request-2").path("statusCode").asInt()).isEqualTo(401);
        RawRequest.send(
                server,
                "GET /fhir/Patient/a%22%5C%0a HTTP/1.1\r\nHost: evil.example\r\nX-Request-ID: request-3\r\n\r\n");
        assertThat(line("request-3").path("statusCode").asInt()).isBetween(400, 499);
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page cannot reach the server under a name of its own, and answers have the URLs that the client can follow. */
class HostTest {
    @RegisterExtension
    static final RunningServer open = RunningServer.with("--footbridge.trusted-proxies=127.0.0.1");

    @RegisterExtension
    static final RunningServer named = RunningServer.with("--footbridge.base-url=https://fhir.example.org/r4");

    /** The answer as one text. {@code headers} are whole lines. */
    private static String ask(RunningServer server, String requestLine, String... headers) throws IOException {
        URI base = URI.create(server.base());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(30_000);
            String head = requestLine + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String search(RunningServer server, String... headers) throws IOException {
        return ask(server, "GET /fhir/Patient?_count=1 HTTP/1.1", headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/Patient",
                "HEAD /fhir/Patient",
                "OPTIONS /fhir",
                "POST /fhir/Patient",
                "POST /fhir",
                "DELETE /fhir/Patient/1",
                "GET /fhir/metadata",
                "GET /actuator/health",
                "GET /ig/",
                "GET /ValueSet/sp-need",
                "GET /",
                "GET /nothing"
            })
    void noPathAnswersForAForeignHost(String request) throws IOException {
        assertThat(ask(open, request + " HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 421");
        assertThat(ask(open, request + " HTTP/1.0", "Host: evil.example")).startsWith("HTTP/1.1 421");
        assertThat(ask(named, request + " HTTP/1.1", "Host: evil.example:443")).startsWith("HTTP/1.1 421");
    }

    @Test
    void aForeignHostInTheFirstLineIsRefused() throws IOException {
        String line = "GET http://evil.example/fhir/Patient HTTP/1.";
        assertThat(ask(open, line + "1", "Host: evil.example")).startsWith("HTTP/1.1 421");
        assertThat(ask(open, line + "1", "Host: localhost")).startsWith("HTTP/1.1 400");
        assertThat(ask(open, line + "0")).startsWith("HTTP/1.1 421");
    }

    @Test
    void theRefusalNamesTheSetting() throws IOException {
        assertThat(search(open, "Host: evil.example"))
                .contains("OperationOutcome", "'evil.example'", "footbridge.base-url")
                .doesNotContain("fhir.example.org");
        assertThat(search(named, "Host: evil.example")).contains("fhir.example.org", "footbridge.base-url");
    }

    @Test
    void linksHaveTheLoopbackNameThatWasAskedFor() throws IOException {
        for (String host : List.of("localhost:8080", "127.0.0.1:1", "[::1]:65535", "localhost", "a.localhost:81")) {
            assertThat(search(open, "Host: " + host.toUpperCase(Locale.ROOT)))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"http://" + host + "/fhir/Patient?_count=1\"");
        }
    }

    @Test
    void aClientWithoutAHostReachedTheAddress() throws IOException {
        int port = URI.create(open.base()).getPort();
        assertThat(ask(open, "GET /fhir/Patient?_count=1 HTTP/1.0"))
                .contains("\"http://127.0.0.1:" + port + "/fhir/Patient");
        assertThat(ask(open, "GET /fhir/Patient?_count=1 HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@localhost", "localhost:x", "localhost:99999", "[::1%25lo]", "localhost, evil.example", "127.1"
            })
    void aStrangeHostIsRefused(String host) throws IOException {
        assertThat(search(open, "Host: " + host))
                .containsPattern("^HTTP/1.1 4(00|21)")
                .contains("OperationOutcome");
    }

    @Test
    void theHostOfTheBaseUrlIsAnsweredForAndTheBaseUrlStandsInLinks() throws IOException {
        for (String host : List.of("fhir.example.org", "FHIR.example.org:8443", "localhost:8080")) {
            assertThat(search(named, "Host: " + host))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"https://fhir.example.org/r4/Patient?_count=1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /fhir/Patient",
                "POST /fhir",
                "PUT /fhir/Patient/1",
                "PATCH /fhir/Patient/1",
                "DELETE /fhir/Patient/1",
                "POST /fhir/Patient/_search",
                "POST /fhir/$reindex"
            })
    void aForeignPageMayNotWrite(String request) throws IOException {
        for (String origin :
                List.of("http://evil.example", "null", "", "http://localhost.evil.example", "chrome-extension://x")) {
            assertThat(ask(open, request + " HTTP/1.1", "Host: localhost", "Origin: " + origin))
                    .startsWith("HTTP/1.1 403")
                    .contains("OperationOutcome", "footbridge.base-url");
        }
        assertThat(ask(open, request + " HTTP/1.1", "Host: localhost", "Origin: http://localhost:3000"))
                .doesNotStartWith("HTTP/1.1 403");
        assertThat(ask(named, request + " HTTP/1.1", "Host: localhost", "Origin: https://fhir.example.org"))
                .doesNotStartWith("HTTP/1.1 403");
    }

    @Test
    void trustedProxiesSayWhatTheLinksBeginWith() throws IOException {
        assertThat(search(open, "Host: localhost", "Forwarded: for=192.0.2.1;proto=https;host=a.example"))
                .contains("\"https://a.example/fhir/Patient?_count=1\"");
        assertThat(search(open, "Host: localhost", "X-Forwarded-Host: a.example", "X-Forwarded-Prefix: /r4"))
                .contains("\"http://a.example/r4/fhir/Patient?_count=1\"");
        assertThat(search(open, "Host: evil.example", "X-Forwarded-Host: localhost"))
                .startsWith("HTTP/1.1 421");
        assertThat(search(open, "Host: localhost", "X-Forwarded-Proto: gopher"))
                .startsWith("HTTP/1.1 400")
                .contains("footbridge.trusted-proxies");
        assertThat(search(named, "Host: localhost", "X-Forwarded-Host: a.example"))
                .contains("\"https://fhir.example.org/r4/Patient?_count=1\"");
    }
}

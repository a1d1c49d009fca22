package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.LogRecorder;
import org.footbridge.RawRequest;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.http.Expect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line breaks in values that come back as headers of the response, or that the log might repeat. */
class HeaderInjectionTest {
    private static final List<String> BREAKS = List.of("%0d%0a", "%0a", "%0d", "%E5%98%8A%E5%98%8D", "%c2%85");
    private static final String LINE = "X-Injected:%20yes";

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.trusted-proxies=127.0.0.1");

    private static void isOneResponse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String head = end < 0 ? answer : answer.substring(0, end);
        assertThat(head).startsWith("HTTP/1.1 ").doesNotContain("\r\nX-Injected", "\nX-Injected", "\rX-Injected");
        assertThat(head).doesNotContainPattern("HTTP/1.1 5(?!01|05)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/Patient/@",
                "PUT /fhir/Patient/@",
                "GET /fhir/Patient/x/_history/@",
                "GET /fhir/@",
                "GET /fhir/Patient?name=@",
                "GET /fhir/Patient?_format=@",
                "GET /fhir/Patient?_format=application/fhir%2Bjson@",
                "GET /fhir/Patient?_pretty=@",
                "GET /fhir/Patient?_cursor=@",
                "GET /ig/@",
                "GET /ig/?q=@",
                "GET /ValueSet/@",
                "GET /actuator/@",
                "GET /actuator/metrics/@",
                "GET /@",
                "GET /fhir/$job/@"
            })
    void aLineBreakInTheUrlMakesNoHeader(String request) {
        try (LogRecorder log = LogRecorder.open(HeaderInjectionTest.class)) {
            for (String lineBreak : BREAKS) {
                isOneResponse(RawRequest.send(
                        server, request.replace("@", "x" + lineBreak + LINE) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            assertThat(log.lines()).noneMatch(LogRecorder.IS_FAULT);
        }
    }

    /** A bare line break or control character within a header line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Request-ID",
                "Idempotency-Key",
                "If-None-Exist",
                "If-Match",
                "If-Modified-Since",
                "Prefer",
                "Accept",
                "Content-Type",
                "X-Security-Context",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "Forwarded",
                "Origin"
            })
    void aControlCharacterInAHeaderComesNotBack(String header) {
        String body = "{\"resourceType\":\"Basic\"}";
        try (LogRecorder log = LogRecorder.open(HeaderInjectionTest.class)) {
            for (String character : List.of("\r", "\u0000", "\u000b", "\u0085", "\u001b[31m", "%0d%0a")) {
                isOneResponse(RawRequest.send(
                        server,
                        "POST /fhir/Basic HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n"
                                + (header.equals("Content-Type") ? "" : "Content-Type: application/fhir+json\r\n")
                                + header + ": x" + character + "X-Injected: yes\r\n\r\n" + body));
            }
            assertThat(log.lines())
                    .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r", "\u001b", "X-Injected"));
        }
    }

    /** The headers of a Binary are values of the resource. */
    @Test
    void aStoredLineBreakMakesNoHeader() {
        for (String lineBreak : List.of("\\r\\n", "\\n", "\\r", "\\u0085")) {
            String injected = lineBreak + "X-Injected: yes";
            for (String binary : List.of(
                    "{'resourceType':'Binary','id':'b','contentType':'text/plain" + injected + "','data':'eA=='}",
                    "{'resourceType':'Binary','id':'b','contentType':'text/plain','data':'eA==','securityContext':{'reference':'Patient/x"
                            + injected + "'}}")) {
                Answer stored = server.put("Binary/b", Expect.json(binary));
                assertThat(stored.status()).as(stored.body()).isIn(200, 201, 400, 422);
                for (String path : List.of("Binary/b", "Binary/b?_format=json", "Binary/b/_history/1")) {
                    isOneResponse(
                            RawRequest.send(server, "GET /fhir/" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                }
            }
        }
    }
}

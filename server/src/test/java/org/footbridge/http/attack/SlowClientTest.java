package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.footbridge.LogRecorder;
import org.footbridge.RawRequest;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send a request as slowly as they can are not waited for. */
class SlowClientTest {
    private static final Duration LATE = Duration.ofSeconds(60);

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.limits.head-timeout=1s",
            "--footbridge.limits.body-rate-min=64KB",
            "--server.tomcat.connection-timeout=2s");

    /** Sends {@code piece} every 100 ms; what comes back until the server closes the connection. */
    private static String drip(String start, String piece) throws Exception {
        Instant end = Instant.now().plus(LATE);
        StringBuilder answer = new StringBuilder();
        try (Socket socket = RawRequest.connect(server)) {
            OutputStream out = socket.getOutputStream();
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                assertThat(Instant.now()).as("closed in time").isBefore(end);
                if (socket.getInputStream().available() > 0) {
                    answer.append(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                    return answer.toString();
                }
                out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
                Thread.sleep(100);
            }
        } catch (SocketException closed) {
            return answer.toString();
        }
    }

    @Test
    void aHeadThatNeverEndsIsCutOff() throws Exception {
        assertThat(drip("GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\n", "X-A: b\r\n"))
                .isEmpty();
        assertThat(drip("GET /fhir/Patient", "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 30000000", "Transfer-Encoding: chunked"})
    void aBodyThatDripsIsRefused(String length) throws Exception {
        String head = "POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\n"
                + length + "\r\n\r\n";
        boolean chunked = length.endsWith("chunked");
        try (LogRecorder log = LogRecorder.open(SlowClientTest.class)) {
            // when a read has timed out, Tomcat sends the head of the response alone
            assertThat(drip(head + (chunked ? "1\r\n{\r\n" : "{"), chunked ? "1\r\n \r\n" : " "))
                    .startsWith("HTTP/1.1 408");
            assertThat(log.lines()).noneMatch(LogRecorder.IS_FAULT);
        }
    }

    @Test
    void aBodyThatStopsIsNotWaitedFor() throws IOException {
        try (LogRecorder log = LogRecorder.open(SlowClientTest.class);
                Socket socket = RawRequest.connect(server)) {
            socket.getOutputStream()
                    .write(("POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: application/fhir+json\r\nContent-Length: 30000000\r\n\r\n{")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408");
            assertThat(log.lines()).noneMatch(LogRecorder.IS_FAULT);
        }
    }

    @Test
    void aClientThatHangsUpInItsBodyIsNoFaultOfTheServer() throws Exception {
        try (LogRecorder log = LogRecorder.open(SlowClientTest.class)) {
            for (int i = 0; i < 20; i++) {
                try (Socket socket = RawRequest.connect(server)) {
                    socket.getOutputStream()
                            .write(("POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Content-Type: application/fhir+json\r\nContent-Length: 30000000\r\n\r\n{")
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    socket.setSoLinger(i % 2 == 0, 0);
                }
            }
            assertThat(server.get("Patient").status()).isEqualTo(200);
            Thread.sleep(500);
            assertThat(log.lines()).noneMatch(LogRecorder.IS_FAULT);
        }
    }

    /** None of those above holds a share of the memory for bodies any more. */
    @Test
    void aLargeBodyStillFindsRoom() {
        String body =
                "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}, \"id\":\"a\"" + " ".repeat(5_000_000) + "}";
        assertThat(server.post("Basic", body).status()).isEqualTo(201);
    }
}

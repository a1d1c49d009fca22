package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.footbridge.LogRecorder;
import org.footbridge.RunningServer;
import org.footbridge.rest.container.DisconnectFilter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that hangs up before it was answered is a line in the log, and no fault of the server. */
class HangUpTest {
    /** More than all buffers between server and client. */
    private static final int LARGE = 12_000_000;

    private static final String REST = " HTTP/1.1\r\nHost: localhost\r\nAccept: application/octet-stream\r\n";

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    @BeforeAll
    static void storeMuch() {
        byte[] content = new byte[LARGE];
        assertThat(server.send("PUT", "Binary/large", content, "Content-Type", "application/octet-stream")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Binary/large",
                "Binary/large?_format=json",
                "Binary/large?_format=xml",
                "Binary/large?_format=json&_pretty=true",
                "Binary/large/_history/1?_format=json",
                "Binary?_id=large&_format=json",
                "Binary?_id=large&_format=xml",
                "Binary/large/_history?_format=json"
            })
    void duringAnAnswer(String path) throws Exception {
        try (LogRecorder log = LogRecorder.open(DisconnectFilter.class)) {
            hangUp("GET /fhir/" + path + REST + "\r\n");
            log.await(line -> line.contains("hung up"));
            assertThat(log.lines()).containsExactly("DEBUG The client hung up before a GET was answered");
        }
        assertThat(server.get("Patient/none").status()).isEqualTo(404);
    }

    @Test
    void duringABatch() throws Exception {
        String batch = Expect.json(
                "{'resourceType':'Bundle','type':'batch','entry':[{'request':{'method':'GET','url':'Binary/large'}}]}");
        try (LogRecorder log = LogRecorder.open(DisconnectFilter.class)) {
            hangUp("POST /fhir?_format=json" + REST + "Content-Type: application/fhir+json\r\nContent-Length: "
                    + batch.length() + "\r\n\r\n" + batch);
            log.await(line -> line.contains("hung up"));
            assertThat(log.lines()).containsExactly("DEBUG The client hung up before a POST was answered");
        }
    }

    /** Reads the first byte of the answer and resets the connection. */
    private static void hangUp(String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(server.base()).getPort()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0);
        }
    }
}

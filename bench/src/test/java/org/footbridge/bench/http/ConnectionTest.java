package org.footbridge.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that sends exactly what a test says, one text a connection or a request. */
class ConnectionTest {
    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ConnectionTest() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void readsABodyWithALength() throws IOException {
        answer("HTTP/1.1 200 OK\r\nETag: W/\"3\"\r\nLocation: /a\r\nContent-Length: 2\r\n\r\n{}");
        try (Connection connection = connection()) {
            Answer answer = connection.send(Request.get("/Patient/1"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo("3");
            assertThat(answer.location()).isEqualTo("/a");
            assertThat(answer.text()).isEqualTo("{}");
            assertThat(requests).containsExactly("GET /fhir/Patient/1 HTTP/1.1");
        }
    }

    @Test
    void joinsChunks() throws IOException {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");
        try (Connection connection = connection()) {
            assertThat(connection.send(Request.get("/x")).text()).isEqualTo("abcde");
        }
    }

    @Test
    void readsToTheEndWithoutALength() throws IOException {
        answer("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it");
        try (Connection connection = connection()) {
            assertThat(connection.send(Request.get("/x")).text()).isEqualTo("all of it");
        }
    }

    @Test
    void expectsNoBodyOf304() throws IOException {
        answer("HTTP/1.1 304 Not Modified\r\nETag: W/\"1\"\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
        try (Connection connection = connection()) {
            assertThat(connection.send(Request.getUnless("/x", "1")).status()).isEqualTo(304);
            assertThat(connection.send(Request.get("/y")).text()).isEqualTo("x");
        }
    }

    @Test
    void doesNotTakeHalfAnAnswer() throws IOException {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf");
        try (Connection connection = connection()) {
            assertThatThrownBy(() -> connection.send(Request.get("/x"))).isInstanceOf(EOFException.class);
        }
    }

    private Connection connection() {
        return new Connection(new Endpoint("127.0.0.1", server.getLocalPort(), "/fhir"));
    }

    /** Serves one connection with these, then closes it. */
    private void answer(String... texts) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                for (String text : texts) {
                    requests.add(String.valueOf(in.readLine()));
                    String header = in.readLine();
                    while (header != null && !header.isEmpty()) {
                        header = in.readLine();
                    }
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                requests.add(e.toString());
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}

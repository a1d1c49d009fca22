package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.footbridge.RunningServer;
import org.footbridge.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers with certificates in PEM files, which are renewed while the servers run, and clients with certificates of their own. */
class TlsTest {
    private static final int WAITS_MAX = 300;
    private static final TestCertificates FILES = TestCertificates.fresh();
    private static final KeyStore CLIENT = FILES.generate("client");
    private static final KeyStore STRANGER = FILES.generate("stranger");
    private static KeyStore own = FILES.generate("first");

    // before the servers start, which need the files
    static {
        FILES.write("tls", own);
        FILES.trust("clients.crt", CLIENT);
    }

    @RegisterExtension
    static final RunningServer mutual = RunningServer.with(settings("--server.ssl.client-auth=need"));

    @RegisterExtension
    static final RunningServer server = RunningServer.with(settings());

    private static String[] settings(String... more) {
        return Stream.of(
                        Stream.of("--server.ssl.bundle=server"),
                        Stream.of(FILES.bundle("server", "tls", "clients.crt")),
                        Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /** The response to a read over a connection of its own; empty if one of the two did not accept the certificate of the other. */
    private static String read(RunningServer from, KeyStore expected, Optional<KeyStore> presented) {
        int port = URI.create(from.base()).getPort();
        try (SSLSocket socket = (SSLSocket)
                TestCertificates.context(expected, presented).getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            socket.getOutputStream()
                    .write("GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException refused) {
            return "";
        }
    }

    private static String awaited(Supplier<String> response) throws InterruptedException {
        String last = response.get();
        for (int i = 0; last.isEmpty() && i < WAITS_MAX; i++) {
            Thread.sleep(200);
            last = response.get();
        }
        return last;
    }

    @Test
    void aRenewedCertificateIsUsedWithoutARestart() throws InterruptedException {
        KeyStore first = own;
        String answer = read(server, first, Optional.empty());
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer).containsIgnoringCase("Strict-Transport-Security: max-age=");

        KeyStore second = FILES.generate("second");
        own = second;
        FILES.write("tls", second);
        assertThat(awaited(() -> read(server, second, Optional.empty()))).startsWith("HTTP/1.1 200");
        assertThat(read(server, first, Optional.empty()))
                .as("with the old certificate")
                .isEmpty();
        assertThat(awaited(() -> read(mutual, second, Optional.of(CLIENT)))).startsWith("HTTP/1.1 200");
    }

    @Test
    void aClientNeedsACertificateThatTheServerTrusts() throws InterruptedException {
        assertThat(awaited(() -> read(mutual, own, Optional.of(CLIENT)))).startsWith("HTTP/1.1 200");
        assertThat(read(mutual, own, Optional.empty())).isEmpty();
        assertThat(read(mutual, own, Optional.of(STRANGER))).isEmpty();

        KeyStore added = FILES.generate("added");
        FILES.trust("clients.crt", CLIENT, added);
        assertThat(awaited(() -> read(mutual, own, Optional.of(added)))).startsWith("HTTP/1.1 200");
        FILES.trust("clients.crt", added);
        for (int i = 0; i < WAITS_MAX && !read(mutual, own, Optional.of(CLIENT)).isEmpty(); i++) {
            Thread.sleep(200);
        }
        assertThat(read(mutual, own, Optional.of(CLIENT))).as("a withdrawn one").isEmpty();
        FILES.trust("clients.crt", CLIENT, added);
    }
}

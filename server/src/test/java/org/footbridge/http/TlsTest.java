package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with a certificate in PEM files, which is renewed while the server runs. */
class TlsTest {
    private static final Path FILES = Path.of("target", "data", "tls-" + RunningServer.freePort());
    private static final char[] PASSWORD = "password".toCharArray();
    private static final Duration LONG = Duration.ofMinutes(1);

    private static KeyStore first;

    // before the server starts, which needs the files
    static {
        try {
            Files.createDirectories(FILES);
            first = certificate("first");
            write(first);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--server.ssl.bundle=server",
            "--spring.ssl.bundle.pem.server.reload-on-update=true",
            "--spring.ssl.bundle.watch.file.quiet-period=100ms",
            "--spring.ssl.bundle.pem.server.keystore.certificate=file:" + FILES.resolve("tls.crt"),
            "--spring.ssl.bundle.pem.server.keystore.private-key=file:" + FILES.resolve("tls.key"));

    @BeforeAll
    static void hasFiles() {
        assertThat(FILES.resolve("tls.crt")).exists();
    }

    /** A fresh key with a certificate that it signed itself, made by Java's own tool. */
    private static KeyStore certificate(String name) throws Exception {
        Path store = FILES.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static void write(KeyStore keys) throws Exception {
        replace("tls.key", "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
        replace("tls.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
    }

    private static void replace(String file, String type, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.writeString(
                FILES.resolve(file), "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** The response to a read over a connection of its own; empty if the certificate is another. */
    private static String read(KeyStore expected) throws Exception {
        Certificate certificate = expected.getCertificate("server");
        int port = URI.create(server.base()).getPort();
        try (SSLSocket socket =
                (SSLSocket) trusting(certificate).getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            socket.getOutputStream()
                    .write("GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SSLHandshakeException another) {
            return "";
        }
    }

    @Test
    void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
        String answer = read(first);
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer).containsIgnoringCase("Strict-Transport-Security: max-age=");

        KeyStore second = certificate("second");
        BigInteger serial = ((X509Certificate) second.getCertificate("server")).getSerialNumber();
        assertThat(serial).isNotEqualTo(((X509Certificate) first.getCertificate("server")).getSerialNumber());
        write(second);
        Instant end = Instant.now().plus(LONG);
        String renewed = read(second);
        while (renewed.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            renewed = read(second);
        }
        assertThat(renewed).startsWith("HTTP/1.1 200");
        assertThat(read(first)).as("with the old certificate").isEmpty();
    }
}

package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys with certificates that they signed themselves, made by Java's own tool, and the PEM files of a server. */
public final class TestCertificates {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final String ALIAS = "own";

    private final Path directory;

    private TestCertificates(Path directory) {
        this.directory = directory;
    }

    /** In a directory of its own. */
    public static TestCertificates fresh() {
        try {
            Path directory = Path.of("target", "data", "tls-" + RunningServer.freePort());
            Files.createDirectories(directory);
            return new TestCertificates(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh key of localhost and 127.0.0.1. */
    public KeyStore generate(String name) {
        Path store = directory.resolve(name + ".p12");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair"),
                        Stream.of(
                                        "-alias " + ALIAS,
                                        "-keyalg EC",
                                        "-dname CN=" + name,
                                        "-ext san=dns:localhost,ip:127.0.0.1",
                                        "-storetype PKCS12",
                                        "-keystore " + store,
                                        "-storepass " + new String(PASSWORD))
                                .flatMap(option -> Stream.of(option.split(" ", 2))))
                .toList();
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Certificate certificate(KeyStore keys) {
        try {
            return keys.getCertificate(ALIAS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the key and the certificate to the PEM files {@code name.key} and {@code name.crt}. */
    public void write(String name, KeyStore keys) {
        try {
            Files.writeString(
                    file(name + ".key"),
                    pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
            trust(name + ".crt", keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the certificates of {@code all} to one PEM file. */
    public void trust(String file, KeyStore... all) {
        try {
            Files.writeString(
                    file(file), Stream.of(all).map(TestCertificates::pem).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    private static String pem(KeyStore keys) {
        try {
            return pem("CERTIFICATE", certificate(keys).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }

    /** The settings of a bundle that is read again as soon as its files change. */
    public String[] bundle(String bundle, String own, String trusted) {
        String prefix = "--spring.ssl.bundle.pem." + bundle + ".";
        return new String[] {
            prefix + "reload-on-update=true",
            "--spring.ssl.bundle.watch.file.quiet-period=100ms",
            prefix + "keystore.certificate=file:" + file(own + ".crt"),
            prefix + "keystore.private-key=file:" + file(own + ".key"),
            prefix + "truststore.certificate=file:" + file(trusted)
        };
    }

    /** Trusts {@code other}, and presents {@code own} if there is one. */
    public static SSLContext context(KeyStore other, Optional<KeyStore> own) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("other", certificate(other));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyManager[] presented = {};
            if (own.isPresent()) {
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(own.get(), PASSWORD);
                presented = keys.getKeyManagers();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(presented, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

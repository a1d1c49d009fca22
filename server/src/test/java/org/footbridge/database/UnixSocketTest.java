package org.footbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the JDBC driver needs of a socket, by a Unix domain socket. */
class UnixSocketTest {
    private Path directory;
    private ServerSocketChannel server;
    private Socket socket;
    private SocketChannel other;

    @BeforeEach
    void connect() throws IOException {
        directory = Files.createTempDirectory("fb");
        Path file = UnixSocketFactory.file(directory, 5432);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(file));
        socket = new UnixSocketFactory(file.toString()).createSocket();
        other = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        other.close();
        server.close();
        Files.delete(UnixSocketFactory.file(directory, 5432));
        Files.delete(directory);
    }

    @Test
    void whatIsWrittenArrivesWholeHoweverMuchItIs() throws IOException {
        byte[] sent = new byte[300_000];
        new Random(3).nextBytes(sent);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(sent));
        ByteBuffer received = ByteBuffer.allocate(sent.length);
        while (received.hasRemaining() && other.read(received) >= 0) {
            // until all is there
        }
        writing.join();
        assertThat(received.array()).isEqualTo(sent);

        other.write(ByteBuffer.wrap(sent, 0, 20_000));
        assertThat(socket.getInputStream().readNBytes(20_000)).isEqualTo(Arrays.copyOf(sent, 20_000));
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aReadWithATimeoutEndsWithItAndLosesNothing() throws IOException {
        socket.setSoTimeout(20);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        other.write(ByteBuffer.wrap(new byte[] {7, 8}));
        assertThat(socket.getInputStream().read()).isEqualTo(7);
        socket.setSoTimeout(0);
        assertThat(socket.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void theEndOfTheOtherSideIsTheEndOfTheStream() throws IOException {
        other.close();
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void closingItWakesWhoeverReads() throws Exception {
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return socket.getInputStream().read();
            } catch (IOException closed) {
                return -2;
            }
        });
        Thread.sleep(50);
        socket.close();
        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(-2);
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void aDirectoryWithALongPathHasNoSocket() {
        assertThat(UnixSocketFactory.fits(Path.of("/var/lib/footbridge/socket")))
                .isTrue();
        assertThat(UnixSocketFactory.fits(Path.of("/" + "long/".repeat(20)))).isFalse();
    }
}

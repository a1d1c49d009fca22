package org.footbridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes on a connection of their own, for requests that no HTTP client sends. */
public final class RawRequest {
    private static final int PATIENCE_MS = 30_000;

    private RawRequest() {}

    public static Socket connect(RunningServer server) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.base()).getPort());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    /** Sends {@code text} as Latin-1 and nothing after it; all that comes back until the server closes the connection. */
    public static String send(RunningServer server, String text) {
        StringBuilder all = new StringBuilder();
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            byte[] part = new byte[8_192];
            for (int read = socket.getInputStream().read(part);
                    read >= 0;
                    read = socket.getInputStream().read(part)) {
                all.append(new String(part, 0, read, StandardCharsets.UTF_8));
            }
            return all.toString();
        } catch (SocketException reset) {
            return all.toString(); // the server closed the connection with bytes unread
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

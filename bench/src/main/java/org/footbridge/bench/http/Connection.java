package org.footbridge.bench.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** One connection, kept open as long as the server likes and opened again when it does not. Not for several threads. */
public final class Connection implements Closeable {

    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int READ_TIMEOUT_MS = 60_000;

    private final Endpoint endpoint;
    private @Nullable Socket socket;
    private @Nullable AnswerReader reader;

    public Connection(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** @throws IOException if the server cannot be reached or does not speak HTTP; the connection can be used again */
    public Answer send(Request request) throws IOException {
        boolean kept = socket != null;
        try {
            return exchange(request);
        } catch (EOFException | SocketException e) {
            close();
            // a server may close what was kept open while the request is on its way: only reading may be done twice
            if (kept && request.method().equals("GET")) {
                return exchange(request);
            }
            throw e;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer exchange(Request request) throws IOException {
        Socket open = socket;
        AnswerReader answers = reader;
        if (open == null || answers == null) {
            open = new Socket();
            socket = open;
            open.setTcpNoDelay(true);
            open.setSoTimeout(READ_TIMEOUT_MS);
            open.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), CONNECT_TIMEOUT_MS);
            answers = new AnswerReader(open.getInputStream());
            reader = answers;
        }
        open.getOutputStream().write(request.bytes(endpoint));
        Answer answer = answers.read();
        if (!answers.keeps()) {
            close();
        }
        return answer;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is closed either way
            }
        }
    }
}

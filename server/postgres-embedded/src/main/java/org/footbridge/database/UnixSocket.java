package org.footbridge.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Adapter from a Unix domain {@code SocketChannel} to {@link Socket}, as far as the JDBC driver needs it. One thread may
 * read and one may write; closing it ends both.
 */
final class UnixSocket extends Socket {
    private static final int BUFFER = 8192;

    private final SocketChannel channel;
    private final InputStream input = new Input();
    private final OutputStream output = new Output();
    private volatile int timeout;

    UnixSocket(Path file) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(file));
    }

    private final class Input extends InputStream {
        /** A direct buffer, which the channel would otherwise look up for each transfer. */
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            buffer.clear().limit(Math.min(length, BUFFER));
            int count = timeout == 0 ? channel.read(buffer) : readInTime();
            if (count > 0) {
                buffer.flip().get(target, offset, count);
            }
            return count;
        }

        /** The driver asks for it when it looks whether a connection is alive, and never while it waits for results. */
        private int readInTime() throws IOException {
            try (Selector selector = Selector.open()) {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
                if (selector.select(timeout) == 0) {
                    throw new SocketTimeoutException("Nothing came within " + timeout + " ms");
                }
                return channel.read(buffer);
            } finally {
                if (channel.isOpen()) {
                    channel.configureBlocking(true);
                }
            }
        }
    }

    private final class Output extends OutputStream {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            for (int at = offset; at < offset + length; at += BUFFER) {
                buffer.clear();
                buffer.put(source, at, Math.min(BUFFER, offset + length - at)).flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        }
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    @Override
    public synchronized void setSoTimeout(int milliseconds) {
        timeout = milliseconds;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeout;
    }

    @Override
    public synchronized int getSendBufferSize() {
        return BUFFER;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // there is no TCP
    }

    @Override
    public void setKeepAlive(boolean on) {
        // the kernel knows at once when the other side is gone
    }
}

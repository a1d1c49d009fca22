package org.footbridge.rest.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/** The output stream of a response whose body is kept in memory. */
public final class BodyStream extends ServletOutputStream {
    private final ByteArrayOutputStream body;

    public BodyStream(ByteArrayOutputStream body) {
        this.body = body;
    }

    @Override
    public void write(int value) {
        body.write(value);
    }

    @Override
    public void write(byte[] values, int offset, int length) {
        body.write(values, offset, length);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("Bodies are written in the request's own thread");
    }
}

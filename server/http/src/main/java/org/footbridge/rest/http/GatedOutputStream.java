package org.footbridge.rest.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The output stream of a response in front of which a gate decides whether what is written is passed on. */
public final class GatedOutputStream extends ServletOutputStream {
    private final ServletOutputStream out;
    private final Gate gate;

    /** One call of the stream behind. */
    public interface Writing {
        /** Makes the call. */
        void run() throws IOException;
    }

    /** Runs what is written, or drops it. */
    public interface Gate {
        /** Runs {@code writing} unless it is to be dropped. */
        void pass(Writing writing) throws IOException;
    }

    /** @param out the stream behind the gate */
    public GatedOutputStream(ServletOutputStream out, Gate gate) {
        this.out = out;
        this.gate = gate;
    }

    @Override
    public void write(int octet) throws IOException {
        gate.pass(() -> out.write(octet));
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        gate.pass(() -> out.write(octets, offset, length));
    }

    @Override
    public void flush() throws IOException {
        gate.pass(out::flush);
    }

    @Override
    public void close() throws IOException {
        gate.pass(out::close);
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
    }
}

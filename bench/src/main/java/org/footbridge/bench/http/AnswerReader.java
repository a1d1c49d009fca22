package org.footbridge.bench.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads answers of HTTP/1.1 off a socket, with a length, in chunks or up to the end of the connection. */
final class AnswerReader {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int CHUNK_RADIX = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    private String etag = "";
    private String location = "";
    private int length;
    private boolean chunked;
    private boolean keep;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** Whether another request may follow on this connection. */
    boolean keeps() {
        return keep;
    }

    Answer read() throws IOException {
        int status = status();
        while (status == 100) {
            headers();
            status = status();
        }
        headers();
        return new Answer(status, etag, location, body(status));
    }

    private int status() throws IOException {
        String line = line();
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new IOException("not an answer of HTTP/1.1: '" + line + "'");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private void headers() throws IOException {
        etag = "";
        location = "";
        length = -1;
        chunked = false;
        keep = true;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            header(name, line.substring(colon + 1).trim());
        }
    }

    private void header(String name, String value) {
        switch (name) {
            case "etag" -> etag = value;
            case "location" -> location = value;
            case "content-length" -> length = Integer.parseInt(value);
            case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
            case "connection" -> keep = !value.equalsIgnoreCase("close");
            default -> {}
        }
    }

    private byte[] body(int status) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (chunked) {
            return chunks();
        }
        if (length >= 0) {
            byte[] body = new byte[length];
            fill(body, length);
            return body;
        }
        keep = false;
        return rest();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER_BYTES);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] chunk = new byte[size];
            fill(chunk, size);
            body.writeBytes(chunk);
            line();
        }
        String trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = line();
        int end = line.indexOf(';');
        return Integer.parseInt((end < 0 ? line : line.substring(0, end)).trim(), CHUNK_RADIX);
    }

    private byte[] rest() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(buffer, position, limit - position);
        position = limit;
        in.transferTo(body);
        return body.toByteArray();
    }

    private void fill(byte[] target, int count) throws IOException {
        int held = Math.min(count, limit - position);
        System.arraycopy(buffer, position, target, 0, held);
        position += held;
        if (in.readNBytes(target, held, count - held) < count - held) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            text.append(new String(buffer, start, position - start, StandardCharsets.ISO_8859_1));
            if (position < limit) {
                position++;
                int end = text.length();
                return end > 0 && text.charAt(end - 1) == '\r' ? text.substring(0, end - 1) : text.toString();
            }
            limit = in.read(buffer, 0, buffer.length);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                throw new EOFException("the server closed the connection");
            }
        }
    }
}

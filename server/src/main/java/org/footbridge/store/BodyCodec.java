package org.footbridge.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bodies as the database keeps them: one byte that names the form, then the content. A dictionary of what FHIR resources
 * have in common makes small resources three to four times smaller, for some microseconds a read.
 *
 * <p>Form 0 is the plain text. Form 1 is DEFLATE (RFC 1951, raw) with {@code body-dictionary-1.txt}, which must never
 * change: a better one gets a form of its own.
 */
final class BodyCodec {
    private static final byte PLAIN = 0;
    private static final byte DICTIONARY_1 = 1;
    private static final byte[] DICTIONARY = dictionary();
    private static final byte[] NONE = {};

    /** Their native memory is theirs until they are ended, so each thread keeps its pair. */
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(() -> new Inflater(true));

    private BodyCodec() {}

    static byte[] pack(byte[] body) {
        if (body.length == 0) {
            return NONE;
        }
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        deflater.setDictionary(DICTIONARY);
        deflater.setInput(body);
        deflater.finish();
        byte[] packed = new byte[body.length + 1];
        int length = deflater.deflate(packed, 1, body.length);
        if (!deflater.finished()) { // it did not get smaller
            packed[0] = PLAIN;
            System.arraycopy(body, 0, packed, 1, body.length);
            return packed;
        }
        packed[0] = DICTIONARY_1;
        return Arrays.copyOf(packed, length + 1);
    }

    static byte[] unpack(byte[] packed) {
        if (packed.length == 0) {
            return NONE;
        }
        return switch (packed[0]) {
            case PLAIN -> Arrays.copyOfRange(packed, 1, packed.length);
            case DICTIONARY_1 -> inflate(packed);
            default -> throw new IllegalStateException("A stored body has the unknown form " + packed[0]);
        };
    }

    private static byte[] inflate(byte[] packed) {
        Inflater inflater = INFLATER.get();
        inflater.reset();
        inflater.setDictionary(DICTIONARY);
        inflater.setInput(packed, 1, packed.length - 1);
        byte[] buffer = new byte[Math.max(2_048, packed.length * 4)];
        try {
            int length = inflater.inflate(buffer);
            if (inflater.finished()) {
                return Arrays.copyOf(buffer, length);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(buffer.length * 4);
            while (length > 0) {
                out.write(buffer, 0, length);
                length = inflater.inflate(buffer);
            }
            if (!inflater.finished()) {
                throw new IllegalStateException("A stored body ends too early");
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored body cannot be unpacked", e);
        }
    }

    private static byte[] dictionary() {
        try (InputStream in = BodyCodec.class.getResourceAsStream("/body-dictionary-1.txt")) {
            if (in == null) {
                throw new IllegalStateException("body-dictionary-1.txt is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

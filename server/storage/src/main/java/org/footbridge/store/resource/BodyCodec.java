package org.footbridge.store.resource;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Bodies as the database keeps them: one byte that names the form, then the content. A dictionary of what FHIR resources
 * have in common makes small resources three to four times smaller, for some microseconds a read.
 *
 * <p>Form 0 is the plain text. Form 2 is a frame of Zstandard (RFC 8878) without its magic number, with
 * {@code body-dictionary-2.bin}. Form 1, which is read and no longer written, is DEFLATE (RFC 1951, raw) with
 * {@code body-dictionary-1.txt}. Dictionaries must never change: a better one gets a form of its own.
 */
public final class BodyCodec {
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final byte ZSTANDARD = 2;
    private static final int LEVEL = 3;

    private static final byte[] DICTIONARY_1 = dictionary("/body-dictionary-1.txt");
    private static final byte[] DICTIONARY_2 = dictionary("/body-dictionary-2.bin");
    private static final ZstdDictCompress PACKING = new ZstdDictCompress(DICTIONARY_2, LEVEL);
    private static final ZstdDictDecompress UNPACKING = new ZstdDictDecompress(DICTIONARY_2);
    private static final byte[] NONE = {};

    /** They hold native memory until they are closed, so each thread keeps one pair. */
    private static final ThreadLocal<ZstdCompressCtx> PACKER = ThreadLocal.withInitial(() -> new ZstdCompressCtx()
            .setLevel(LEVEL)
            .setMagicless(true)
            .setDictID(false)
            .setContentSize(true)
            .loadDict(PACKING));

    private static final ThreadLocal<ZstdDecompressCtx> UNPACKER = ThreadLocal.withInitial(
            () -> new ZstdDecompressCtx().setMagicless(true).loadDict(UNPACKING));

    private BodyCodec() {}

    /**
     * Loads the native library of Zstandard, which otherwise delays the first request that needs it.
     *
     * @throws LinkageError if this machine or its directory for temporary files does not let it be loaded
     */
    public static void load() {
        Native.load();
    }

    public static byte[] pack(byte[] body) {
        if (body.length == 0) {
            return NONE;
        }
        byte[] packed = new byte[(int) Zstd.compressBound(body.length) + 1];
        int length = PACKER.get().compressByteArray(packed, 1, packed.length - 1, body, 0, body.length);
        if (length >= body.length) {
            packed[0] = PLAIN;
            System.arraycopy(body, 0, packed, 1, body.length);
            return Arrays.copyOf(packed, body.length + 1);
        }
        packed[0] = ZSTANDARD;
        return Arrays.copyOf(packed, length + 1);
    }

    public static byte[] unpack(byte[] packed) {
        if (packed.length == 0) {
            return NONE;
        }
        return switch (packed[0]) {
            case PLAIN -> Arrays.copyOfRange(packed, 1, packed.length);
            case DEFLATED -> inflate(packed);
            case ZSTANDARD -> decompress(packed);
            default -> throw new IllegalStateException("A stored body has the unknown form " + packed[0]);
        };
    }

    private static byte[] decompress(byte[] packed) {
        try {
            long length = Zstd.getFrameContentSize(packed, 1, packed.length - 1, true);
            byte[] body = new byte[Math.toIntExact(length)];
            int read = UNPACKER.get().decompressByteArray(body, 0, body.length, packed, 1, packed.length - 1);
            if (read != body.length) {
                throw new IllegalStateException("A stored body ends too early");
            }
            return body;
        } catch (ZstdException | ArithmeticException | NegativeArraySizeException e) {
            throw new IllegalStateException("A stored body cannot be unpacked", e);
        }
    }

    private static byte[] inflate(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY_1);
            inflater.setInput(packed, 1, packed.length - 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 4);
            byte[] buffer = new byte[Math.max(2_048, packed.length * 4)];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalStateException("A stored body ends too early");
                }
                out.write(buffer, 0, length);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored body cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] dictionary(String name) {
        try (InputStream in = BodyCodec.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

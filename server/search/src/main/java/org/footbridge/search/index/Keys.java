package org.footbridge.search.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Hash function of the index: 64-bit SipHash-2-4 under a secret key, so that no client can construct collisions.
 *
 * <p>The input begins with the kind of key and, if two texts follow, the length of the first. Therefore two different things
 * never hash the same bytes.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-34931-7_28">Aumasson and Bernstein, SipHash</a>
 */
public final class Keys {
    private static final byte RESOURCE = 1;
    private static final byte PARAMETER = 2;
    private static final byte VALUE = 3;
    private static final byte URL = 4;
    private static final byte PRESENT = 5;
    private static final byte CONDITION = 6;

    private final long secretHigh;
    private final long secretLow;

    /** Both longs together are the secret; an index is only good for the secret it was made with. */
    public Keys(long secretHigh, long secretLow) {
        this.secretHigh = secretHigh;
        this.secretLow = secretLow;
    }

    /** The key of a resource, of all its versions. */
    public long resource(String type, String id) {
        return pair(RESOURCE, type, id);
    }

    /** The key of the search parameter {@code code} on {@code type}. */
    public long parameter(String type, String code) {
        return pair(PARAMETER, type, code);
    }

    /** The key of a value of a parameter; {@code form} is the value as a query would write it, with escapes. */
    public long value(long parameterKey, String form) {
        byte[] text = form.getBytes(StandardCharsets.UTF_8);
        return key(ByteBuffer.allocate(9 + text.length)
                .put(VALUE)
                .putLong(parameterKey)
                .put(text));
    }

    /**
     * The key that marks a parameter as having a value. 32 bits suffice, because the few dozen marks of a resource are all
     * of one type.
     */
    public int present(long parameterKey) {
        return (int) key(ByteBuffer.allocate(9).put(PRESENT).putLong(parameterKey));
    }

    /** The key of a reference to the resource or URL {@code targetKey}; in SQL {@code parameterKey # targetKey}. */
    public long reference(long parameterKey, long targetKey) {
        return parameterKey ^ targetKey;
    }

    /** The key of a target that is known only by its URL: a resource of another server, a canonical, a URN. */
    public long url(String url) {
        byte[] text = url.getBytes(StandardCharsets.UTF_8);
        return key(ByteBuffer.allocate(1 + text.length).put(URL).put(text));
    }

    /** The key of a condition that was written as {@code text}. */
    public long condition(String text) {
        return pair(CONDITION, text, "");
    }

    private long pair(byte kind, String one, String other) {
        byte[] first = one.getBytes(StandardCharsets.UTF_8);
        byte[] second = other.getBytes(StandardCharsets.UTF_8);
        return key(ByteBuffer.allocate(5 + first.length + second.length)
                .put(kind)
                .putInt(first.length)
                .put(first)
                .put(second));
    }

    private long key(ByteBuffer bytes) {
        return SipHash.hash(secretHigh, secretLow, bytes.array());
    }
}

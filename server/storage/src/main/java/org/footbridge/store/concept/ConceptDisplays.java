package org.footbridge.store.concept;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Codes with their displays, packed: half a million take some 30 MB. Read by many threads at once. */
final class ConceptDisplays {
    private static final int BYTES_GUESSED = 48;
    private static final int LENGTH_MAX = 0xFFFF;

    /** For each code, where it begins in {@link #data}, plus one; at its hash or the next place that was free. */
    private final int[] places;

    /** Each code and display after its length in two bytes, and before the display whether that is all that matters. */
    private final byte[] data;

    private ConceptDisplays(int[] places, byte[] data) {
        this.places = places;
        this.data = data;
    }

    /**
     * A concept.
     *
     * @param whole whether the display is all there is to know, if only the code is to be judged
     */
    record Name(String display, boolean whole) {}

    /** The concept {@code code}; null if there is none. */
    @Nullable
    Name find(String code) {
        byte[] wanted = code.getBytes(StandardCharsets.UTF_8);
        int place = place(places, data, wanted);
        if (places[place] == 0) {
            return null;
        }
        int after = places[place] - 1 + 2 + wanted.length;
        return new Name(new String(data, after + 3, length(data, after + 1), StandardCharsets.UTF_8), data[after] == 1);
    }

    /** The index of {@code code}, or where it would be inserted. */
    private static int place(int[] places, byte[] data, byte[] code) {
        int place = spread(Arrays.hashCode(code)) & (places.length - 1);
        while (places[place] != 0 && !isAt(data, places[place] - 1, code)) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    private static boolean isAt(byte[] data, int at, byte[] code) {
        return length(data, at) == code.length
                && Arrays.equals(data, at + 2, at + 2 + code.length, code, 0, code.length);
    }

    private static int length(byte[] data, int at) {
        return (data[at] & 0xFF) << 8 | (data[at + 1] & 0xFF);
    }

    /** The memory that {@code concepts} of them will take, in bytes. */
    static long bytes(long concepts) {
        return concepts * (BYTES_GUESSED + 3L * Integer.BYTES);
    }

    /** Collects them; for one thread. */
    static final class Builder {
        private final int[] places;
        private byte[] data;
        private int end;
        private int count;

        /** {@code concepts} are the most that will be added. */
        Builder(int concepts) {
            places = new int[Integer.highestOneBit(Math.max(1, concepts)) * 4];
            data = new byte[Math.max(1, concepts) * BYTES_GUESSED];
        }

        /** Adds one; false if there is no room for it, so that all is in vain. */
        boolean add(String code, String display, boolean whole) {
            byte[] key = code.getBytes(StandardCharsets.UTF_8);
            byte[] name = display.getBytes(StandardCharsets.UTF_8);
            if (key.length > LENGTH_MAX || name.length > LENGTH_MAX || count++ >= places.length / 2) {
                return false;
            }
            int size = key.length + name.length + 5;
            if (size > data.length - end) {
                data = Arrays.copyOf(data, Math.addExact(end, Math.max(size, end / 4)));
            }
            places[place(places, data, key)] = end + 1;
            put(key);
            data[end++] = (byte) (whole ? 1 : 0);
            put(name);
            return true;
        }

        private void put(byte[] text) {
            data[end++] = (byte) (text.length >> 8);
            data[end++] = (byte) text.length;
            System.arraycopy(text, 0, data, end, text.length);
            end += text.length;
        }

        ConceptDisplays build() {
            return new ConceptDisplays(places, Arrays.copyOf(data, end));
        }
    }
}

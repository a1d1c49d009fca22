package org.footbridge.terminology.load;

import java.util.Arrays;

/**
 * A set of numeric identifiers in a sorted array of eight bytes each, for millions of them. Sorting is deferred to the first
 * look-up.
 */
final class Identifiers {
    private long[] values = new long[1_024];
    private int size;
    private boolean sorted = true;

    void add(long value) {
        values = size == values.length ? Arrays.copyOf(values, size * 2) : values;
        values[size++] = value;
        sorted = false;
    }

    boolean contains(long value) {
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(values, 0, size, value) >= 0;
    }
}

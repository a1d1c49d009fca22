package org.footbridge.fhirpath;

/** The number of steps that one evaluation may still take: nested expressions can visit every item for every item. */
final class Budget {
    /** The largest number of items to visit; this takes tenths of a second. */
    private static final int ITEMS_MAX = 2_000_000;

    /** Pairs of values compared; tenths of a second, too. */
    private static final long PAIRS_MAX = 4_000_000;

    private int items = ITEMS_MAX;

    void spendItem() {
        if (--items < 0) {
            throw new Endless("an expression looks at too many items");
        }
    }

    /** Refuses to compare each of so many values with each of so many others. */
    static void requireFewPairs(int one, int other) {
        if ((long) one * other > PAIRS_MAX) {
            throw new Endless("an expression compares too many values");
        }
    }
}

package org.footbridge.store;

/** In which order a search shows what it finds. Newest means last created. */
public enum SearchOrder {
    NEWEST_FIRST(false, true),
    LAST_UPDATED_FIRST(true, true),
    LAST_UPDATED_LAST(true, false);

    private final boolean byTime;
    private final boolean descending;

    SearchOrder(boolean byTime, boolean descending) {
        this.byTime = byTime;
        this.descending = descending;
    }

    boolean byTime() {
        return byTime;
    }

    /** {@code ORDER BY} over the columns of {@code alias}. */
    String clause(String alias) {
        String direction = descending ? " DESC" : "";
        String time = byTime ? alias + ".updated" + direction + ", " : "";
        return " ORDER BY " + time + alias + ".pid" + direction;
    }

    /** How what follows a position compares to it. */
    String beyond() {
        return descending ? "<" : ">";
    }
}

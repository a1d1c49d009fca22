package org.footbridge.store;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How common the common search keys are, from PostgreSQL's own statistics of the array column. Read again once a minute;
 * a key that is not in them is rare.
 */
final class KeyFrequencies {
    private static final long VALID_NANOS = 60_000_000_000L;
    private static final String QUERY = """
            SELECT e.key, e.frequency
            FROM pg_stats s, unnest(s.most_common_elems::text::bigint[], s.most_common_elem_freqs) AS e (key, frequency)
            WHERE s.schemaname = current_schema() AND s.tablename = 'search' AND s.attname = 'tokens'
                AND e.key IS NOT NULL
            """;

    private final Database database;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Long.MIN_VALUE);

    /** The share of search rows that has each of the common keys. */
    private record Snapshot(Map<Long, Double> shares, long takenNanos) {}

    KeyFrequencies(Database database) {
        this.database = database;
    }

    /** The share, 0 to 1, of search rows that have any of {@code keys}, as far as is known. */
    double share(long[] keys) {
        Map<Long, Double> shares = current().shares();
        double sum = 0;
        for (long key : keys) {
            sum += shares.getOrDefault(key, 0.0);
        }
        return Math.min(1, sum);
    }

    private Snapshot current() {
        Snapshot taken = snapshot;
        long now = System.nanoTime();
        if (taken.takenNanos() == Long.MIN_VALUE || now - taken.takenNanos() > VALID_NANOS) {
            snapshot = new Snapshot(taken.shares(), now); // others go on with the old one meanwhile
            taken = load(now);
            snapshot = taken;
        }
        return taken;
    }

    private Snapshot load(long now) {
        Map<Long, Double> shares =
                database.list(QUERY, values -> {}, row -> Map.entry(row.getLong(1), row.getDouble(2))).stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Snapshot(shares, now);
    }
}

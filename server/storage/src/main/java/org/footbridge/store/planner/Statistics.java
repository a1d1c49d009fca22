package org.footbridge.store.planner;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.search.query.Condition.Share;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;

/**
 * The number of resources by type, and the frequency of the common search keys, from PostgreSQL's own statistics of table {@code
 * search}. They are read once a minute; a key that they do not contain is rare.
 */
public final class Statistics {
    private static final long VALID_NANOS = 60_000_000_000L;
    private static final String IN_SCHEMA = " WHERE s.schemaname = current_schema() AND s.tablename = 'search'";
    private static final String KEYS = "SELECT e.value, e.share FROM pg_stats s,"
            + " unnest(s.most_common_elems::text::bigint[], s.most_common_elem_freqs) AS e (value, share)"
            + IN_SCHEMA + " AND s.attname = 'tokens' AND e.value IS NOT NULL";
    private static final String TYPES = "SELECT e.value, e.share"
            + " FROM pg_stats s, unnest(s.most_common_vals::text::bigint[], s.most_common_freqs) AS e (value, share)"
            + IN_SCHEMA + " AND s.attname = 'type' AND e.value IS NOT NULL";
    private static final String ROWS =
            "SELECT greatest(c.reltuples, 0)::bigint FROM pg_class c WHERE c.oid = 'search'::regclass";

    private final Database database;
    private final ResourceTypes types;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), 0, Long.MIN_VALUE);

    /** The share of search rows that has each of the common keys, and that is of each type. */
    private record Snapshot(Map<Long, Double> keys, Map<Long, Double> types, long rows, long takenNanos) {}

    public Statistics(Database database, ResourceTypes types) {
        this.database = database;
        this.types = types;
    }

    /** About how many resources there are. */
    double rows() {
        return current().rows();
    }

    /** About how many resources of {@code type} there are. */
    double rows(String type) {
        Snapshot now = current();
        return now.rows() * now.types().getOrDefault((long) types.number(type), 0.0);
    }

    /** The share of the resources of {@code type}, 0 to 1, for which {@code query} may hold, if its parts are independent. */
    double share(SearchQuery query) {
        double share = keysShare(query);
        for (var condition : query.conditions()) {
            share *= share(condition.share());
        }
        return share;
    }

    /** The same for its keys alone: 1 if there are none, 0 if one of them is rare. */
    double keysShare(SearchQuery query) {
        return query.tokenGroups().isEmpty() ? 1 : shareOf(query, query.tokenGroups());
    }

    /** The share of resources with one of each of {@code groups} among the resources of its type; 0 if one is rare. */
    double shareOf(SearchQuery query, List<long[]> groups) {
        return shareOf(typeShare(query.type()), groups);
    }

    /** The keys are of one type only, {@code typeShare} of all: there each is as many times as common as the type is rare. */
    private double shareOf(double typeShare, List<long[]> groups) {
        double all = 1;
        for (long[] group : groups) {
            all *= Math.min(1, shareOfAny(group) / Math.max(typeShare, 1e-9));
        }
        return all;
    }

    /** The share of resources that fulfil it; of conditions that lead to other types a guess. */
    double share(Share share) {
        if (share.keys().isEmpty()) {
            return share.guess();
        }
        return shareOf(share.type().isEmpty() ? 1 : typeShare(share.type()), share.keys());
    }

    private double typeShare(String type) {
        return current().types().getOrDefault((long) types.number(type), 0.0);
    }

    private double shareOfAny(long[] group) {
        Map<Long, Double> shares = current().keys();
        double any = 0;
        for (long key : group) {
            any += shares.getOrDefault(key, 0.0);
        }
        return any;
    }

    private Snapshot current() {
        Snapshot taken = snapshot;
        long now = System.nanoTime();
        if (taken.takenNanos() == Long.MIN_VALUE || now - taken.takenNanos() > VALID_NANOS) {
            // others go on with the old one meanwhile
            snapshot = new Snapshot(taken.keys(), taken.types(), taken.rows(), now);
            taken = new Snapshot(shares(KEYS), shares(TYPES), counted(), now);
            snapshot = taken;
        }
        return taken;
    }

    private long counted() {
        return database.list(ROWS, values -> {}, row -> row.getLong(1)).get(0);
    }

    private Map<Long, Double> shares(String query) {
        Function<Map.Entry<Long, Double>, Long> key = Map.Entry::getKey;
        return database.list(query, values -> {}, row -> Map.entry(row.getLong(1), row.getDouble(2))).stream()
                .collect(Collectors.toUnmodifiableMap(key, Map.Entry::getValue));
    }
}

package org.footbridge.store.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;

/**
 * All versions in the order of the transactions that wrote them, without gaps: it ends before the oldest transaction that
 * is still running, so that nothing can come in front of what a reader has seen already.
 */
public final class ChangeFeed {
    private static final String BETWEEN = " WHERE (x.txid, x.pid, x.version) > (?::xid8, ?, ?)"
            + " AND x.txid < ?::xid8 AND x.type = ANY(?) ORDER BY x.txid, x.pid, x.version LIMIT ?";

    private static final String CHANGES = "SELECT " + StoredRows.of("x") + ", x.txid::text FROM ((SELECT x.* FROM"
            + " (SELECT pid, type, id, version, updated, action, body, txid FROM resource) x" + BETWEEN
            + ") UNION ALL (SELECT x.* FROM"
            + " (SELECT pid, type, id, version, updated, action, body, txid FROM resource_history) x" + BETWEEN
            + ")) x ORDER BY x.txid, x.pid, x.version LIMIT ?";

    private final Database database;
    private final ResourceTypes types;
    private final StoredRows rows;

    public ChangeFeed(Database database, ResourceTypes types) {
        this.database = database;
        this.types = types;
        this.rows = new StoredRows(types);
    }

    /**
     * Where a reader is: after the version {@code version} of resource {@code pid}, which transaction {@code transaction}
     * wrote.
     */
    public record Position(String transaction, long pid, int version) {
        /** Before everything. */
        public static final Position START = new Position("0", 0, 0);

        /** Whether transactions of {@code other} come after the one of this position. */
        public boolean isBeforeTransactionOf(Position other) {
            return Long.parseLong(transaction) < Long.parseLong(other.transaction);
        }
    }

    /** A version, and where a reader is that has seen it. */
    public record Entry(StoredVersion version, Position position) {}

    /** All resource types. */
    public Set<String> types() {
        return types.names();
    }

    /** The end of the feed now: before the oldest transaction that is still running. */
    public Position end() {
        return database.first(
                        "SELECT pg_snapshot_xmin(pg_current_snapshot())::text",
                        values -> {},
                        row -> new Position(row.getString(1), 0, 0))
                .orElseThrow();
    }

    /**
     * Up to {@code limit} versions of resources of {@code of} after {@code position}; none if there are none yet.
     *
     * @param end from {@link #end}
     */
    public List<Entry> after(Position position, Position end, Set<String> of, int limit) {
        int[] numbers = numbers(of);
        return database.list(
                CHANGES,
                values -> {
                    for (int table = 0; table < 2; table++) {
                        values.add(position.transaction())
                                .add(position.pid())
                                .add(position.version())
                                .add(end.transaction())
                                .add(numbers)
                                .add(limit);
                    }
                    values.add(limit);
                },
                this::entry);
    }

    /**
     * Whether changes of resources of {@code of} have been committed that the feed does not show yet, because a transaction is running
     * that began before them.
     */
    public boolean isAhead(Set<String> of) {
        return !of.isEmpty()
                && database.first(
                                "SELECT EXISTS (SELECT FROM resource WHERE txid >="
                                        + " pg_snapshot_xmin(pg_current_snapshot()) AND type = ANY(?))",
                                values -> values.add(numbers(of)),
                                row -> row.getBoolean(1))
                        .orElseThrow();
    }

    private int[] numbers(Set<String> of) {
        return of.stream().mapToInt(types::number).toArray();
    }

    private Entry entry(ResultSet row) throws SQLException {
        StoredVersion version = rows.read(row);
        return new Entry(version, new Position(row.getString(8), version.pid(), version.version()));
    }
}

package org.footbridge.store.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.search.index.Keys;
import org.footbridge.sql.Sql;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.jdbc.WriteClock;
import org.footbridge.store.resource.ResourceStore;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;

/**
 * Reads histories: the current rows and those they replaced, newest first.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#history">R4 history</a>
 */
public final class HistoryStore {
    private static final String COLUMNS = StoredRows.COLUMNS;
    private static final String NEWEST_FIRST = " ORDER BY updated DESC, pid DESC, version DESC";

    /** Few, through an index by transaction: what running transactions, and those that began after them, have written. */
    private static final String HELD_BACK = Stream.of("resource", "resource_history")
            .map(table -> "SELECT updated FROM " + table + " WHERE txid >= pg_snapshot_xmin(pg_current_snapshot())")
            .collect(Collectors.joining(" UNION ALL "));

    private final Database database;
    private final ResourceTypes types;
    private final StoredRows rows;
    private final Keys keys;
    private final WriteClock clock;

    public HistoryStore(Database database, ResourceTypes types, Keys keys, WriteClock clock) {
        this.database = database;
        this.types = types;
        this.rows = new StoredRows(types);
        this.keys = keys;
        this.clock = clock;
    }

    /** One page; empty and without total if there is no such resource. */
    public HistoryPage find(HistoryRequest request) {
        Sql query = request.id().isPresent() ? ofInstance(request) : ofTypes(request);
        List<Row> found = database.list(query, this::row);
        boolean more = found.size() > request.count();
        List<Row> page = more ? found.subList(0, request.count()) : found;
        return new HistoryPage(page.stream().map(Row::version).toList(), total(request, page), next(page, more));
    }

    private record Row(StoredVersion version, String snapshot, long total) {}

    private Row row(ResultSet row) throws SQLException {
        return new Row(rows.read(row), row.getString(8), row.getLong(9));
    }

    private static OptionalLong total(HistoryRequest request, List<Row> page) {
        return request.id().isPresent() && !page.isEmpty()
                ? OptionalLong.of(page.get(0).total())
                : OptionalLong.empty();
    }

    private static Optional<HistoryPosition> next(List<Row> page, boolean more) {
        if (!more) {
            return Optional.empty();
        }
        Row last = page.get(page.size() - 1);
        StoredVersion version = last.version();
        return Optional.of(new HistoryPosition(
                last.snapshot(), WriteClock.micros(version.updated()), version.pid(), version.version()));
    }

    /** All versions of one resource are few: they are counted, and then paged. */
    private Sql ofInstance(HistoryRequest request) {
        long key = keys.resource(request.type().orElseThrow(), request.id().orElseThrow());
        int shard = ResourceStore.shard(key);
        return Sql.of("WITH v AS (SELECT " + COLUMNS + " FROM resource WHERE key = ? AND shard = ? AND", key, shard)
                .then(filter(request, "NULL::bigint"))
                .then(Sql.of(
                        "UNION ALL SELECT " + COLUMNS + " FROM resource_history"
                                + " WHERE pid = (SELECT pid FROM resource WHERE key = ? AND shard = ?) AND",
                        key,
                        shard))
                .then(filter(request, "until"))
                .then(Sql.of(") SELECT " + COLUMNS + ","))
                .then(snapshot(request))
                .then(Sql.of(", (SELECT count(*) FROM v) FROM v WHERE"))
                .then(before(request))
                .then(Sql.of(NEWEST_FIRST + " LIMIT ?", request.count() + 1));
    }

    /**
     * Each type's newest versions are found through its own index and then merged, so that a system's history costs a
     * probe a type and no index of its own. It ends where nothing can come in front of any more: before the oldest time
     * that a write of this server has drawn and not shown yet; as {@link ChangeFeed} does, before the oldest transaction
     * that is still running; and before the oldest time of what that holds back, for times are not drawn in the order of
     * transactions. So whoever asks for what came after the newest that was seen misses nothing.
     */
    private Sql ofTypes(HistoryRequest request) {
        int limit = request.count() + 1;
        Sql settled = settled(request);
        Sql type = request.type()
                .map(name -> Sql.of("rt.type = ?", types.number(name)))
                .orElse(Sql.TRUE);
        return Sql.of("SELECT " + COLUMNS + ",")
                .then(snapshot(request))
                .then(Sql.of(", 0 FROM (SELECT v.* FROM resource_type rt CROSS JOIN LATERAL (("))
                .then(newest("resource", "NULL::bigint", request, settled))
                .then(Sql.of(") UNION ALL ("))
                .then(newest("resource_history", "until", request, settled))
                .then(Sql.of(")) v WHERE"))
                .then(type)
                .then(Sql.of(") a" + NEWEST_FIRST + " LIMIT ?", limit));
    }

    private Sql newest(String table, String until, HistoryRequest request, Sql settled) {
        return Sql.of("SELECT " + COLUMNS + " FROM " + table + " WHERE type = rt.type AND")
                .then(filter(request, until))
                .then(Sql.of("AND"))
                .then(settled)
                .then(Sql.of("AND"))
                .then(before(request))
                .then(Sql.of(NEWEST_FIRST + " LIMIT ?", request.count() + 1));
    }

    /** Later pages go on from times that were settled already. */
    private Sql settled(HistoryRequest request) {
        return request.after()
                .map(after -> Sql.of("txid < (SELECT pg_snapshot_xmin(?::pg_snapshot))", after.snapshot()))
                .orElseGet(() -> Sql.of(
                        "txid < (SELECT pg_snapshot_xmin(pg_current_snapshot()))"
                                + " AND updated < (SELECT least(?, min(h.updated)) FROM (" + HELD_BACK + ") h)",
                        clock.settledMicros() + 1));
    }

    private static Sql filter(HistoryRequest request, String until) {
        List<Sql> conditions = new ArrayList<>();
        request.since().ifPresent(since -> conditions.add(Sql.of("updated >= ?", WriteClock.micros(since))));
        request.at().ifPresent(at -> {
            conditions.add(Sql.of("updated < ?", WriteClock.micros(at.to())));
            conditions.add(Sql.of("coalesce(" + until + " > ?, TRUE)", WriteClock.micros(at.from())));
        });
        request.after()
                .ifPresent(after ->
                        conditions.add(Sql.of("pg_visible_in_snapshot(txid, ?::pg_snapshot)", after.snapshot())));
        return Sql.and(conditions);
    }

    private static Sql before(HistoryRequest request) {
        return request.after()
                .map(after -> Sql.of(
                        "(updated, pid, version) < (?, ?, ?)", after.updatedMicros(), after.pid(), after.version()))
                .orElse(Sql.TRUE);
    }

    private static Sql snapshot(HistoryRequest request) {
        return request.after()
                .map(after -> Sql.of("?::text", after.snapshot()))
                .orElse(Sql.of("pg_current_snapshot()::text"));
    }
}

package org.footbridge.store.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SortKey;
import org.footbridge.sql.Sql;
import org.footbridge.store.index.IndexTable;
import org.footbridge.store.index.IndexTable.Owned;
import org.footbridge.store.jdbc.Binder;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.jdbc.WriteClock;
import org.footbridge.store.planner.PageSql;
import org.footbridge.store.planner.SearchPart;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * Searches among versions that are no longer current. A page shows what its first page would have shown: what was updated
 * or deleted since is taken from the history, indexed as it was, and put to the same conditions.
 *
 * <p>The conditions know tables, so the versions come as rows of the same tables, under negative pids. What they refer to
 * is found as it is now.
 */
final class SnapshotPages {
    /** More changes than this between two pages are not followed. */
    private static final int CHANGES_MAX = 5_000;

    private static final String TABLES =
            """
                WITH past AS MATERIALIZED (SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) x
                    (pid, key, type, updated, id, tokens, reference_parameters, reference_targets, parameters, texts))
                , search AS NOT MATERIALIZED (
                    SELECT pid, key, type, tokens, reference_parameters, reference_targets, parameters, texts FROM search
                    UNION ALL SELECT -pid, key, type::smallint, tokens::bigint[], reference_parameters::bigint[],
                        reference_targets::bigint[], parameters::integer[], texts COLLATE "C" FROM past)
                , resource AS NOT MATERIALIZED (
                    SELECT pid, key, shard, type, updated, id FROM resource
                    UNION ALL SELECT -pid, key, (key & 4095)::smallint, type::smallint, updated, id COLLATE "C" FROM past)
                """ + IndexTable.ALL.stream().map(IndexTable::withBound).collect(Collectors.joining());

    private final Database database;
    private final ResourceTypes types;
    private final StoredRows rows;
    private final Keys keys;

    SnapshotPages(Database database, ResourceTypes types, Keys keys) {
        this.database = database;
        this.types = types;
        this.rows = new StoredRows(types);
        this.keys = keys;
    }

    /** A version and what it was found by. */
    record Past(StoredVersion version, IndexEntries entries) {}

    /** The position of a resource on a page: its pid, whether it is one of the past, and its sort keys as texts. */
    record Place(long pid, boolean past, List<@Nullable String> values) {}

    /**
     * What has changed since {@code after}'s first page, as it was then.
     *
     * @throws Problem EXPIRED if that is too much to follow
     */
    List<StoredVersion> changed(List<String> about, String snapshot) {
        List<StoredVersion> changed = database.list(
                "SELECT " + StoredRows.of("h") + " FROM resource c CROSS JOIN LATERAL (SELECT * FROM resource_history h"
                        + " WHERE h.pid = c.pid AND pg_visible_in_snapshot(h.txid, ?::pg_snapshot)"
                        + " ORDER BY h.version DESC LIMIT 1) h WHERE c.type = ANY(?) AND c.version > 1"
                        + " AND c.txid >= pg_snapshot_xmin(?::pg_snapshot)"
                        + " AND NOT pg_visible_in_snapshot(c.txid, ?::pg_snapshot) AND h.action <> 'D' LIMIT ?",
                values -> values.add(snapshot)
                        .add(about.stream().mapToInt(types::number).toArray())
                        .add(snapshot)
                        .add(snapshot)
                        .add(CHANGES_MAX + 1),
                rows::read);
        if (changed.size() > CHANGES_MAX) {
            throw new Problem(
                    ProblemKind.EXPIRED,
                    "_cursor has expired: more than " + CHANGES_MAX
                            + " resources were changed since the first page. Start again without it.");
        }
        return changed;
    }

    /** The places of those of {@code past} that {@code page} finds, put among those of what is current. */
    List<Place> merge(PageSql page, List<Past> past, List<Place> current) {
        int keys = page.keys().size();
        Sql sql = Sql.of(", m AS (SELECT -n.pid AS pid" + names("n", keys) + " FROM (")
                .then(among(page.parts()))
                .then(Sql.of(") n), a AS (SELECT TRUE AS past, m.* FROM m WHERE"))
                .then(page.order().beyond())
                .then(Sql.of("UNION ALL SELECT FALSE, c.pid" + typed(page.keys()) + " FROM unnest("))
                .then(columns(current, keys))
                .then(Sql.of(
                        ") c (pid" + names("", keys) + ")) SELECT a.pid, a.past"
                                + page.order().keyTexts("a") + " FROM a ORDER BY "
                                + page.order().by("a") + " LIMIT ?",
                        page.limit()));
        return database.list(
                TABLES + sql.text(),
                values -> {
                    bind(values, past);
                    for (Object value : sql.values()) {
                        values.addAny(value);
                    }
                },
                row -> place(row, keys));
    }

    /** The ids of those of {@code past} that {@code query} finds. */
    Set<String> among(SearchQuery query, List<Past> past) {
        Sql sql = Sql.of(
                        "SELECT r.id FROM search s JOIN resource r ON r.pid = s.pid WHERE s.pid < 0 AND s.type = "
                                + SearchQuery.TYPE_NUMBER + " AND",
                        query.type())
                .then(query.rowPredicate());
        return Set.copyOf(database.list(
                TABLES + sql.text(),
                values -> {
                    bind(values, past);
                    for (Object value : sql.values()) {
                        values.addAny(value);
                    }
                },
                row -> row.getString(1)));
    }

    private static String names(String alias, int keys) {
        String prefix = alias.isEmpty() ? ", k" : ", " + alias + ".k";
        return IntStream.range(0, keys).mapToObj(i -> prefix + i).collect(Collectors.joining());
    }

    private static String typed(List<SortKey> keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> ", c.k" + i + "::" + keys.get(i).form().sqlType())
                .collect(Collectors.joining());
    }

    private static Sql columns(List<Place> places, int keys) {
        Sql columns = Sql.of("?", (Object) places.stream().mapToLong(Place::pid).toArray());
        for (int i = 0; i < keys; i++) {
            int key = i;
            columns = columns.then(Sql.of(", ?", (Object)
                    places.stream().map(place -> place.values().get(key)).toArray(String[]::new)));
        }
        return columns;
    }

    private static Place place(ResultSet row, int keys) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add(row.getString(3 + i));
        }
        return new Place(row.getLong(1), row.getBoolean(2), values);
    }

    private static Sql among(List<SearchPart> parts) {
        List<Sql> selects = parts.stream()
                .map(part -> Sql.of("SELECT")
                        .then(PageSql.columns(part))
                        .then(Sql.of(
                                "FROM search s WHERE s.pid < 0 AND s.type = " + SearchQuery.TYPE_NUMBER + " AND",
                                part.query().type()))
                        .then(part.query().rowPredicate()))
                .toList();
        return PageSql.union(selects);
    }

    private void bind(Binder values, List<Past> past) throws SQLException {
        values.add(longs(past, one -> one.version().pid()));
        values.add(longs(
                past, one -> keys.resource(one.version().type(), one.version().id())));
        values.add(longs(past, one -> types.number(one.version().type())));
        values.add(longs(past, one -> WriteClock.micros(one.version().updated())));
        values.add(texts(past, one -> one.version().id()));
        values.add(texts(past, one -> array(one.entries().tokens())));
        values.add(texts(past, one -> array(one.entries().referenceParameters())));
        values.add(texts(past, one -> array(one.entries().referenceTargets())));
        values.add(texts(
                past,
                one -> array(
                        Arrays.stream(one.entries().parameters()).asLongStream().toArray())));
        values.add(texts(past, one -> one.entries().texts().own()));
        for (IndexTable<?> table : IndexTable.ALL) {
            bindTable(values, table, past);
        }
    }

    private static <E> void bindTable(Binder values, IndexTable<E> table, List<Past> past) throws SQLException {
        List<Owned<Past, E>> rows = table.of(past, Past::entries);
        values.add(longs(rows, row -> row.owner().version().pid()));
        table.bind(values, rows, Owned::entry);
    }

    private static <T> long[] longs(List<T> all, Function<T, ? extends Number> part) {
        return all.stream().mapToLong(one -> part.apply(one).longValue()).toArray();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    /** As PostgreSQL writes an array: arrays in an array could not differ in length. */
    private static String array(long[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> Long.toString(values[i]))
                .collect(Collectors.joining(",", "{", "}"));
    }
}

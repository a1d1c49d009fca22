package org.footbridge.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.footbridge.search.SearchQuery;
import org.footbridge.sql.Sql;

/**
 * Runs compiled searches.
 *
 * <p>There are two ways to a page. <em>Walk</em>: go through the type in order and keep what matches, which is over at
 * once when matches are common. <em>Probe</em>: take all matches from the token index and sort them, which is over at
 * once when they are few. Two common keys that never meet hurt both, so a walk is bounded, and what it does not fill is
 * probed.
 */
public final class SearchStore {
    private static final String COLUMNS = "r." + StoredRows.COLUMNS.replace(", ", ", r.");

    /** A walk looks at this many rows at most: a few milliseconds. */
    private static final int WALK_MAX = 5_000;

    private final Database database;
    private final ResourceTypes types;
    private final StoredRows rows;
    private final KeyFrequencies frequencies;

    SearchStore(Database database, ResourceTypes types) {
        this.database = database;
        this.types = types;
        this.rows = new StoredRows(types);
        this.frequencies = new KeyFrequencies(database);
    }

    /** One page of at most {@code count} entries, 1 or more; {@code after} is where the page before ended. */
    public SearchPage find(
            String type, SearchQuery query, SearchOrder order, int count, Optional<SearchPosition> after) {
        int limit = count + 1;
        List<Row> found = List.of();
        boolean walks = order == SearchOrder.NEWEST_FIRST && walkFills(query, limit);
        if (walks) {
            found = run(walk(type, query, limit, after));
        }
        if (found.size() < limit) {
            found = run(probe(type, query, order, limit, after));
        }
        boolean more = found.size() > count;
        List<Row> page = more ? found.subList(0, count) : found;
        OptionalLong total = after.isEmpty() && !more ? OptionalLong.of(page.size()) : OptionalLong.empty();
        return new SearchPage(
                page.stream().map(Row::version).toList(),
                total,
                more ? position(page, order, after) : Optional.empty());
    }

    /** How many there are. */
    public long count(String type, SearchQuery query) {
        Sql sql = Sql.of("SELECT count(*) FROM search s WHERE").then(among(type, query));
        return database.list(sql, row -> row.getLong(1)).get(0);
    }

    private record Row(StoredVersion version, String snapshot) {}

    private List<Row> run(Sql sql) {
        return database.list(sql, row -> new Row(rows.read(row), row.getString(8)));
    }

    /** The snapshot is that of the first page throughout. */
    private static Optional<SearchPosition> position(
            List<Row> page, SearchOrder order, Optional<SearchPosition> after) {
        Row last = page.get(page.size() - 1);
        long sortValue = order.byTime() ? ResourceStore.micros(last.version().updated()) : 0;
        return Optional.of(new SearchPosition(
                after.map(SearchPosition::snapshot).orElse(last.snapshot()),
                sortValue,
                last.version().pid()));
    }

    /** Whether a bounded walk can be expected to fill a page, if keys are independent of each other. */
    private boolean walkFills(SearchQuery query, int limit) {
        if (!query.conditions().isEmpty()) {
            return false;
        }
        double share = 1;
        for (long[] group : query.tokenGroups()) {
            share *= frequencies.share(group);
        }
        return share * WALK_MAX >= 2.0 * limit;
    }

    private Sql walk(String type, SearchQuery query, int limit, Optional<SearchPosition> after) {
        Sql from =
                after.map(position -> Sql.of("AND w.pid < ?", position.pid())).orElse(Sql.of(""));
        return Sql.of(
                        "SELECT " + COLUMNS + ", pg_current_snapshot()::text"
                                + " FROM (SELECT s.pid FROM (SELECT w.* FROM search w WHERE w.type = ?",
                        types.number(type))
                .then(from)
                .then(Sql.of("ORDER BY w.pid DESC LIMIT ?) s WHERE", WALK_MAX))
                .then(matches(query))
                .then(Sql.of(
                        "ORDER BY s.pid DESC LIMIT ?) s JOIN resource r ON r.pid = s.pid ORDER BY s.pid DESC", limit));
    }

    private Sql probe(String type, SearchQuery query, SearchOrder order, int limit, Optional<SearchPosition> after) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(among(type, query));
        after.ifPresent(position -> conditions.add(beyond(order, position)));
        Sql where = Sql.and(conditions);
        Sql from = order.byTime()
                ? Sql.of("SELECT r.pid, r.updated FROM search s JOIN resource r ON r.pid = s.pid WHERE")
                : Sql.of("SELECT s.pid FROM search s WHERE");
        // MATERIALIZED keeps the order out of the planner's sight: it would walk the whole type for a rare key
        return Sql.of("WITH m AS MATERIALIZED (")
                .then(from)
                .then(where)
                .then(Sql.of("), p AS (SELECT * FROM m" + order.clause("m") + " LIMIT ?)", limit))
                .then(Sql.of("SELECT " + COLUMNS
                        + ", pg_current_snapshot()::text FROM p JOIN resource r ON r.pid = p.pid" + order.clause("r")));
    }

    private static Sql beyond(SearchOrder order, SearchPosition position) {
        return order.byTime()
                ? Sql.of(
                        "(r.updated, r.pid) " + order.beyond()
                                + " (?, ?) AND (r.version > 1 OR pg_visible_in_snapshot(r.txid, ?::pg_snapshot))",
                        position.sortValue(),
                        position.pid(),
                        position.snapshot())
                : Sql.of("s.pid " + order.beyond() + " ?", position.pid());
    }

    /**
     * All of a type that match. A key is of one type already; naming the type beside it would make the planner read the
     * index of the whole type.
     */
    private Sql among(String type, SearchQuery query) {
        return query.tokenGroups().isEmpty()
                ? Sql.and(List.of(Sql.of("s.type = ?", types.number(type)), matches(query)))
                : matches(query);
    }

    private static Sql matches(SearchQuery query) {
        List<Sql> all = new ArrayList<>();
        long[] required = query.tokenGroups().stream()
                .filter(group -> group.length == 1)
                .mapToLong(group -> group[0])
                .toArray();
        if (required.length > 0) {
            all.add(Sql.of("s.tokens @> ?", required));
        }
        query.tokenGroups().stream()
                .filter(group -> group.length != 1)
                .forEach(group -> all.add(Sql.of("s.tokens && ?", group)));
        all.addAll(query.tokenGroups().isEmpty() ? query.conditions() : query.conditionsOnEach());
        return Sql.and(all);
    }
}

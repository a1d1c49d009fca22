package org.footbridge.store.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.sql.Sql;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.planner.AccessPath;
import org.footbridge.store.planner.AccessPlan;
import org.footbridge.store.planner.CostModel;
import org.footbridge.store.planner.FoundRows;
import org.footbridge.store.planner.FoundRows.Row;
import org.footbridge.store.planner.PageSql;
import org.footbridge.store.planner.PlanRunner;
import org.footbridge.store.planner.SearchPart;
import org.footbridge.store.planner.SearchPosition;
import org.footbridge.store.planner.Statistics;
import org.footbridge.store.resource.Change;
import org.footbridge.store.resource.ResourceStore;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.search.SnapshotPages.Past;
import org.footbridge.store.search.SnapshotPages.Place;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled searches.
 *
 * <p>There are three kinds of ways to a page. <em>Walk</em>: go through the type in order and keep what matches, which is over at
 * once when matches are common. <em>Drive</em>: begin at what one condition finds, which is over at once when that is
 * little. <em>All</em>: take all matches, {@link AccessPlan} is another choice, and sort them, which is fine when a key is rare.
 * Nobody knows for sure beforehand, so walks and drives have a budget of some milliseconds, and what exceeds it is tried
 * another way.
 */
public final class SearchStore {
    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparingLong((Row row) -> row.version().pid()).reversed();

    private final Database database;
    private final StoredRows rows;
    private final CostModel costs;
    private final SnapshotPages past;
    private volatile Optional<AccessPath> preferred = Optional.empty();
    private volatile boolean pairsComplete;

    /** @param rowsMax the most rows that a search may have to look at, as far as is known beforehand */
    public SearchStore(Database database, ResourceTypes types, Keys keys, long rowsMax) {
        this.database = database;
        this.rows = new StoredRows(types);
        this.costs = new CostModel(new Statistics(database, types), rowsMax);
        this.past = new SnapshotPages(database, types, keys);
    }

    /** Whether all that is stored is indexed as this version of the server does it; not until it is told so. */
    public void trustPairs(boolean complete) {
        pairsComplete = complete;
    }

    /**
     * Moves what writes have left in the pending list of the index of keys to where it belongs: until then every search by a
     * key reads that list. PostgreSQL does so itself when the list is full, and now and then.
     */
    public void settle() {
        database.list("SELECT gin_clean_pending_list('search_by_token')", values -> {}, row -> row.getLong(1));
    }

    /** Goes this way from now on, whatever it costs, as far as it leads; empty for the cheapest. For tests. */
    void prefer(Optional<AccessPath> way) {
        preferred = way;
    }

    /**
     * One page of at most {@code count} entries, 1 or more; {@code after} is where the page before ended.
     *
     * @param parts one for each type, with orders of the same forms and directions
     * @param counted whether to count all that match; the total is that of the same moment
     * @param index what a version is found by
     * @throws Problem COSTLY if too much would have to be looked at, EXPIRED if too much has changed since the first page
     */
    public SearchPage find(
            List<SearchPart> parts,
            int count,
            Optional<SearchPosition> after,
            boolean counted,
            Function<StoredVersion, IndexEntries> index) {
        PageSql sql = page(parts, count + 1, after, false);
        FoundRows found = run(sql, counted, attempt -> {});
        List<Row> all = found.changed() ? withPast(sql, found.rows(), after.orElseThrow(), index) : found.rows();
        boolean more = all.size() > count;
        List<Row> page = more ? all.subList(0, count) : all;
        OptionalLong total = after.isEmpty() && !more ? OptionalLong.of(page.size()) : found.total();
        Optional<SearchPosition> next =
                more ? Optional.of(position(page.get(page.size() - 1), after, found.snapshot())) : Optional.empty();
        return new SearchPage(page.stream().map(Row::version).toList(), total, next);
    }

    /** Up to {@code count} that match, as {@link ResourceStore#current} has them, and the snapshot in which they do. */
    public Matches matches(SearchQuery query, int count) {
        PageSql sql = page(List.of(new SearchPart(query, List.of())), count, Optional.empty(), true);
        FoundRows found = run(sql, false, attempt -> {});
        return new Matches(found.rows().stream().map(Row::version).toList(), found.snapshot());
    }

    /**
     * The ids of those that {@code query} would find if they were stored, each with what it would be found by. What they
     * refer to is found among what is stored.
     */
    public Set<String> among(SearchQuery query, Map<String, IndexEntries> unstored) {
        List<Past> all = new ArrayList<>();
        unstored.forEach((id, entries) -> all.add(new Past(
                new StoredVersion(all.size() + 1L, query.type(), id, 1, Instant.now(), Change.CREATED, new byte[0]),
                entries)));
        return past.among(query, all);
    }

    /** The {@code count} that were created last. */
    public List<StoredVersion> newest(SearchQuery query, int count) {
        return matches(query, count).versions();
    }

    /** {@code current} and, in their places, the resources that have changed since the first page, as they were then. */
    private List<Row> withPast(
            PageSql sql, List<Row> current, SearchPosition after, Function<StoredVersion, IndexEntries> index) {
        List<String> types =
                sql.parts().stream().map(part -> part.query().type()).toList();
        List<Past> changed = past.changed(types, after.snapshot()).stream()
                .map(version -> new Past(version, index.apply(version)))
                .toList();
        if (changed.isEmpty()) {
            return current;
        }
        Map<Long, StoredVersion> versions = new HashMap<>();
        changed.forEach(one -> versions.put(one.version().pid(), one.version()));
        current.forEach(row -> versions.put(row.version().pid(), row.version()));
        List<Place> places = current.stream()
                .map(row -> new Place(row.version().pid(), false, row.values()))
                .toList();
        return past.merge(sql, changed, places).stream()
                .map(place -> new Row(Objects.requireNonNull(versions.get(place.pid())), place.values()))
                .toList();
    }

    /** The number of matches. */
    public long count(List<SearchQuery> queries) {
        queries.forEach(costs::requireAffordable);
        Sql sql = Sql.of("SELECT count(*) FROM (");
        for (int i = 0; i < queries.size(); i++) {
            SearchQuery query = known(queries.get(i));
            AccessPlan how = preferred.map(way -> AccessPlan.to(query, way)).orElseGet(() -> costs.all(query));
            sql = sql.then(Sql.of(i == 0 ? "" : "UNION ALL")).then(how.select(query, Sql.of("s.pid")));
        }
        return database.list(sql.then(Sql.of(") s")), row -> row.getLong(1)).get(0);
    }

    /** Whether there is any. */
    public boolean exists(SearchQuery query) {
        Sql select = costs.all(query).select(query, Sql.of("s.pid"));
        return database.list(Sql.of("SELECT EXISTS (").then(select).then(Sql.of(")")), row -> row.getBoolean(1))
                .get(0);
    }

    /** About how many there are: exact up to some thousands. */
    public long estimate(List<SearchQuery> queries) {
        return Math.round(queries.stream().mapToDouble(costs::matches).sum());
    }

    private PageSql page(List<SearchPart> parts, int limit, Optional<SearchPosition> after, boolean digests) {
        return new PageSql(
                parts.stream()
                        .map(part -> new SearchPart(known(part.query()), part.order()))
                        .toList(),
                limit,
                after,
                digests);
    }

    /** {@code query} as far as the index knows of it. */
    private SearchQuery known(SearchQuery query) {
        return pairsComplete ? query : query.apart();
    }

    /** The plans that were tried. */
    private record Attempt(String way, Sql statement, FoundRows found) {}

    /** The plan by which {@link #find} gets its page; each statement is run once more. */
    public List<SearchStep> explain(
            List<SearchPart> parts, int count, Optional<SearchPosition> after, boolean counted) {
        List<Attempt> attempts = new ArrayList<>();
        run(page(parts, count + 1, after, false), counted, attempts::add);
        return IntStream.range(0, attempts.size())
                .mapToObj(i -> step(attempts.get(i), i == attempts.size() - 1))
                .toList();
    }

    /** The last attempt was enough. */
    private SearchStep step(Attempt attempt, boolean last) {
        return new SearchStep(
                attempt.way(),
                attempt.found().rows().size(),
                last,
                database.list(Sql.of("EXPLAIN (ANALYZE, BUFFERS)").then(attempt.statement()), row -> row.getString(1)));
    }

    private FoundRows run(PageSql sql, boolean counted, Consumer<Attempt> watcher) {
        PlanRunner attempts = new PlanRunner(costs, sql, counted, (way, statement) -> {
            FoundRows found = read(statement, sql);
            watcher.accept(new Attempt(way, statement, found));
            return found;
        });
        return preferred.map(attempts::run).orElseGet(attempts::run);
    }

    /** A row of an answer, which may be without a resource; the first says what holds for all. */
    private record Line(@Nullable FoundRows about, @Nullable Row row) {}

    private FoundRows read(Sql statement, PageSql sql) {
        List<Line> lines = database.list(statement, row -> new Line(row.isFirst() ? about(row) : null, one(row, sql)));
        List<Row> found = new ArrayList<>(lines.size());
        for (Line line : lines) {
            if (line.row() != null) {
                found.add(line.row());
            }
        }
        if (sql.keys().isEmpty()) {
            found.sort(NEWEST_FIRST);
        }
        return Objects.requireNonNull(lines.get(0).about()).with(found);
    }

    private static FoundRows about(ResultSet row) throws SQLException {
        long counted = row.getLong(11);
        OptionalLong total = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(counted);
        return new FoundRows(List.of(), row.getBoolean(8), row.getBoolean(10), row.getString(9), total);
    }

    private @Nullable Row one(ResultSet row, PageSql sql) throws SQLException {
        row.getLong(1);
        if (row.wasNull()) {
            return null;
        }
        int keys = sql.keys().size();
        List<@Nullable String> values = new ArrayList<>(keys);
        for (int i = 0; i < keys; i++) {
            values.add(row.getString(12 + i));
        }
        return new Row(sql.hasDigests() ? rows.readIndexed(row, 12 + keys) : rows.read(row), values);
    }

    /** The snapshot is that of the first page throughout. */
    private static SearchPosition position(Row last, Optional<SearchPosition> after, String snapshot) {
        return new SearchPosition(
                after.map(SearchPosition::snapshot).orElse(snapshot),
                last.values(),
                last.version().pid());
    }
}

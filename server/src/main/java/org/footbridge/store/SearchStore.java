package org.footbridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.search.Condition;
import org.footbridge.search.IndexEntries;
import org.footbridge.search.Keys;
import org.footbridge.search.SearchQuery;
import org.footbridge.sql.Sql;
import org.footbridge.store.PastStore.Past;
import org.footbridge.store.PastStore.Place;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled searches.
 *
 * <p>There are three ways to a page. <em>Walk</em>: go through the type in order and keep what matches, which is over at
 * once when matches are common. <em>Drive</em>: begin at what one condition finds, which is over at once when that is
 * little. <em>All</em>: take all matches and sort them, which is fine when a key is rare. Nobody knows for sure
 * beforehand, so walks and drives have a budget of some milliseconds, and what exceeds it is tried another way.
 */
public final class SearchStore {
    /** More conditions are not tried one by one. */
    private static final int DRIVES_MAX = 2;

    /** A condition that is expected to hold for more than this share of a type is no place to begin at. */
    private static final double DRIVE_SHARE_MAX = 0.4;

    private final Database database;
    private final StoredRows rows;
    private final SearchCosts costs;
    private final PastStore past;

    /** @param rowsMax the most rows that a search may have to look at, as far as is known beforehand */
    SearchStore(Database database, ResourceTypes types, Keys keys, long rowsMax) {
        this.database = database;
        this.rows = new StoredRows(types);
        this.costs = new SearchCosts(new Statistics(database, types), rowsMax);
        this.past = new PastStore(database, types, keys);
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
        PageSql sql = new PageSql(parts, count + 1, after);
        Found found = new Attempts(sql, count + 1, counted, attempt -> {}).run();
        List<Row> all = found.changed() ? withPast(sql, found.rows(), after.orElseThrow(), index) : found.rows();
        boolean more = all.size() > count;
        List<Row> page = more ? all.subList(0, count) : all;
        OptionalLong total = after.isEmpty() && !more ? OptionalLong.of(page.size()) : found.total();
        Optional<SearchPosition> next =
                more ? Optional.of(position(page.get(page.size() - 1), after, found.snapshot())) : Optional.empty();
        return new SearchPage(page.stream().map(Row::version).toList(), total, next);
    }

    /** Up to {@code count} that match, and the snapshot in which they do. */
    public Matches matches(SearchQuery query, int count) {
        PageSql sql = new PageSql(List.of(new SearchPart(query, List.of())), count, Optional.empty());
        Found found = new Attempts(sql, count, false, attempt -> {}).run();
        return new Matches(found.rows().stream().map(Row::version).toList(), found.snapshot());
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

    /** How many there are. */
    public long count(List<SearchQuery> queries) {
        queries.forEach(costs::requireAffordable);
        Sql sql = Sql.of("SELECT count(*) FROM (");
        for (int i = 0; i < queries.size(); i++) {
            sql = sql.then(Sql.of(i == 0 ? "" : "UNION ALL"))
                    .then(queries.get(i).select(Sql.of("s.pid"), costs.sets(queries.get(i))));
        }
        return database.list(sql.then(Sql.of(") s")), row -> row.getLong(1)).get(0);
    }

    /** About how many there are: exact up to some thousands. */
    public long estimate(List<SearchQuery> queries) {
        return Math.round(queries.stream().mapToDouble(costs::matches).sum());
    }

    private record Row(StoredVersion version, List<@Nullable String> values) {}

    /** {@code givenUp}: the way was too long, and the rows are not all. */
    private record Found(List<Row> rows, boolean givenUp, boolean changed, String snapshot, OptionalLong total) {}

    /** What was tried. */
    private record Attempt(String way, Sql statement, Found found) {
        /** Whether it was the last. */
        boolean isEnough(int limit) {
            return !found.givenUp() && (!way.equals("walk") || found.rows().size() >= limit);
        }
    }

    /** How {@link #find} gets to its page; each statement is run once more. */
    public List<SearchStep> explain(
            List<SearchPart> parts, int count, Optional<SearchPosition> after, boolean counted) {
        List<Attempt> attempts = new ArrayList<>();
        new Attempts(new PageSql(parts, count + 1, after), count + 1, counted, attempts::add).run();
        return attempts.stream()
                .map(attempt -> new SearchStep(
                        attempt.way(),
                        attempt.found().rows().size(),
                        attempt.isEnough(count + 1),
                        database.list(
                                Sql.of("EXPLAIN (ANALYZE, BUFFERS)").then(attempt.statement()),
                                row -> row.getString(1))))
                .toList();
    }

    /** The ways to one page, tried in turn. */
    private final class Attempts {
        private final List<SearchPart> parts;
        private final PageSql sql;
        private final int limit;
        private final boolean counted;
        private final Consumer<Attempt> watcher;

        Attempts(PageSql sql, int limit, boolean counted, Consumer<Attempt> watcher) {
            this.parts = sql.parts();
            this.sql = sql;
            this.limit = limit;
            this.counted = counted;
            this.watcher = watcher;
        }

        Found run() {
            if (counted) {
                return all("all, counted");
            } else if (costs.hasRareKeys(parts)) {
                return all("all by rare keys");
            }
            double inWalk = sql.walks() ? costs.rowsInWalk(parts, limit) : Double.POSITIVE_INFINITY;
            if (costs.isCheapByKeys(parts, inWalk)) {
                return all("all by keys");
            }
            boolean walkFirst = inWalk * SearchCosts.WALK_RISK <= PageSql.WALK_MAX;
            Optional<Found> found = walkFirst ? walked() : Optional.empty();
            found = found.or(this::driven);
            if (!walkFirst && sql.walks()) {
                found = found.or(this::walked);
            }
            return found.orElseGet(() -> all("all"));
        }

        private Found all(String way) {
            parts.forEach(part -> costs.requireAffordable(part.query()));
            return read(way, sql.all(costs::sets, counted));
        }

        private Optional<Found> walked() {
            Found found = read("walk", sql.walk());
            return found.rows().size() >= limit ? Optional.of(found) : Optional.empty();
        }

        private Optional<Found> driven() {
            if (parts.size() > 1) {
                return Optional.empty();
            }
            List<Condition> conditions = parts.get(0).query().conditions();
            return IntStream.range(0, conditions.size())
                    .boxed()
                    .filter(i ->
                            conditions.get(i).pids().isPresent() && costs.share(conditions.get(i)) <= DRIVE_SHARE_MAX)
                    .sorted(Comparator.comparingDouble(i -> costs.share(conditions.get(i))))
                    .limit(DRIVES_MAX)
                    .map(i -> read("from condition " + (i + 1), sql.drive(i)))
                    .filter(found -> !found.givenUp())
                    .findFirst();
        }

        private Found read(String way, Sql statement) {
            int keys = parts.get(0).order().size();
            List<Found> read = database.list(statement, row -> one(row, keys));
            List<Row> all = new ArrayList<>();
            read.forEach(found -> all.addAll(found.rows()));
            Found first = read.get(0);
            Found found = new Found(all, first.givenUp(), first.changed(), first.snapshot(), first.total());
            watcher.accept(new Attempt(way, statement, found));
            return found;
        }
    }

    private Found one(ResultSet row, int keys) throws SQLException {
        boolean givenUp = row.getBoolean(8);
        String snapshot = row.getString(9);
        boolean changed = row.getBoolean(10);
        long counted = row.getLong(11);
        OptionalLong total = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(counted);
        if (row.getObject(1) == null) {
            return new Found(List.of(), givenUp, changed, snapshot, total);
        }
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add(row.getString(12 + i));
        }
        return new Found(List.of(new Row(rows.read(row), values)), givenUp, changed, snapshot, total);
    }

    /** The snapshot is that of the first page throughout. */
    private static SearchPosition position(Row last, Optional<SearchPosition> after, String snapshot) {
        return new SearchPosition(
                after.map(SearchPosition::snapshot).orElse(snapshot),
                last.values(),
                last.version().pid());
    }
}

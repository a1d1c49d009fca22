package org.footbridge.store.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.search.query.CompositeLookup;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SearchQuery.Composite;
import org.footbridge.search.query.SortKey;
import org.footbridge.search.query.SortKey.Walk;
import org.footbridge.sql.Sql;

/** Statements that read a type in order until a page is full or the budget of rows is used. */
final class WalkSql {
    private final int rows;
    private final int limit;
    private final Optional<SearchPosition> after;

    /** @param rows the maximum number of rows to examine */
    WalkSql(int rows, int limit, Optional<SearchPosition> after) {
        this.rows = rows;
        this.limit = limit;
        this.after = after;
    }

    /** The composite index that has the order of {@code part}; every row in it has the code. */
    static Optional<Composite> pair(SearchPart part) {
        if (part.order().size() != 1) {
            return Optional.empty();
        }
        return part.order()
                .get(0)
                .walk()
                .flatMap(walk -> part.query().composites().stream()
                        .filter(pair -> part.query()
                                .conditions()
                                .get(pair.condition())
                                .row()
                                .filter(walk::tests)
                                .isPresent())
                        .findFirst());
    }

    Sql of(SearchPart part) {
        if (part.order().isEmpty()) {
            return walkByPid(part, Sql.of("SELECT s.pid"), Sql.TRUE);
        }
        SortKey key = part.order().get(0);
        boolean missing = after.isPresent() && after.get().values().get(0) == null;
        return missing
                ? walkByPid(
                        part,
                        Sql.of("SELECT s.pid, NULL::" + key.form().sqlType() + " AS k0"),
                        key.value().wrap(value -> value + " IS NULL"))
                : pair(part)
                        .map(pair -> walkByPair(part, key, pair))
                        .orElseGet(() -> walkByValue(part, key, key.walk().orElseThrow()));
    }

    private Sql walkByPid(SearchPart part, Sql select, Sql filter) {
        String direction = part.descends() ? "DESC" : "ASC";
        return Sql.of("(")
                .then(select)
                .then(Sql.of(
                        "FROM (SELECT w.* FROM search w WHERE w.type = " + SearchQuery.TYPE_NUMBER,
                        part.query().type()))
                .then(PageSql.beyondPid("w", part, after))
                .then(Sql.of("ORDER BY w.pid " + direction + " LIMIT " + rows + ") s WHERE"))
                .then(PageSql.seen(after, Sql.and(List.of(filter, part.query().rowPredicate()))))
                .then(Sql.of("ORDER BY s.pid " + direction + " LIMIT ?)", limit));
    }

    /** A resource occurs at each of its values; it counts at the smallest or the greatest. */
    private Sql walkByValue(SearchPart part, SortKey key, Walk walk) {
        String direction = key.descending() ? "DESC" : "ASC";
        String value = "v." + walk.column();
        List<Sql> tests = new ArrayList<>();
        tests.add(walk.scope().wrap(text -> text.replace("x.", "v.")));
        tests.add(beyond(key, walk.column()));
        part.query().conditions().stream()
                .flatMap(condition -> condition.row().stream())
                .filter(walk::tests)
                .forEach(row -> tests.add(row.test()));
        Sql belongs = walk.single() ? Sql.TRUE : key.value().wrap(first -> "d.value = " + first);
        String by = "d.value " + direction + ", d.pid " + direction;
        return Sql.of("(SELECT s.pid, d.value AS k0 FROM (SELECT " + (walk.single() ? "" : "DISTINCT ") + value
                        + " AS value, v.pid FROM " + walk.table() + " v WHERE")
                .then(Sql.and(tests))
                .then(Sql.of(
                        "ORDER BY " + value + " " + direction + ", v.pid " + direction + " LIMIT " + rows + ") d "
                                + PageSql.LOOK_UP,
                        part.query().type()))
                .then(PageSql.seen(after, Sql.and(List.of(part.query().rowPredicate(), belongs))))
                .then(Sql.of("ORDER BY " + by + " LIMIT ?)", limit));
    }

    private Sql beyond(SortKey key, String column) {
        return after.map(position -> Sql.of(
                        "(v." + column + ", v.pid) " + PageOrder.beyondSign(key.descending()) + " (?::"
                                + key.form().sqlType() + ", ?)",
                        position.values().get(0),
                        position.pid()))
                .orElse(Sql.TRUE);
    }

    /** Each stretch of the pair's index in its order, to its end if it is all that is asked for; then the first of all. */
    private Sql walkByPair(SearchPart part, SortKey key, Composite pair) {
        String direction = key.descending() ? " DESC" : "";
        List<Sql> stretches = pair.lookup().rows().stream()
                .map(row -> stretch(part, key, pair, row))
                .toList();
        return Sql.of("(SELECT " + distinct(pair) + "u.pid, u.k0 FROM (")
                .then(PageSql.union(stretches))
                .then(Sql.of(") u ORDER BY u.k0" + direction + ", u.pid" + direction + " LIMIT ?)", limit));
    }

    private static String distinct(Composite pair) {
        return pair.lookup().single() ? "" : "DISTINCT ";
    }

    private Sql stretch(SearchPart part, SortKey key, Composite pair, Condition.Row row) {
        Walk walk = key.walk().orElseThrow();
        String direction = key.descending() ? " DESC" : "";
        SearchQuery rest = part.query().without(pair);
        return Sql.of("(SELECT s.pid, d.value AS k0 FROM (SELECT " + distinct(pair) + "v." + walk.column()
                        + " AS value, v.pid FROM " + row.table() + " v WHERE")
                .then(Sql.and(List.of(CompositeLookup.tests(row), beyond(key, walk.column()))))
                .then(Sql.of("ORDER BY v." + walk.column() + direction + ", v.pid" + direction))
                .then(
                        rest.isEmpty()
                                ? Sql.of(") d CROSS JOIN LATERAL (SELECT d.pid) s WHERE")
                                : Sql.of(
                                        "LIMIT " + rows + ") d " + PageSql.LOOK_UP,
                                        part.query().type()))
                .then(PageSql.seen(after, rest.rowPredicate()))
                .then(Sql.of("ORDER BY d.value" + direction + ", d.pid" + direction + " LIMIT ?)", limit));
    }
}

package org.footbridge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.sql.Sql;

/**
 * What must hold of a row of {@code search s}, in two forms, so that the database can begin with it or end with it.
 *
 * @param rowPredicate a boolean that is tried on one row {@code s}
 * @param candidateIds selects the pids of all rows for which it holds, perhaps more than once, through an index; empty if no
 *     index helps
 * @param share how many rows of the type it may hold for
 * @param row where it is a test of one row of a table of values; empty otherwise
 */
public record Condition(Sql rowPredicate, Optional<Sql> candidateIds, Share share, Optional<Row> row) {
    /** GIN compares each row it finds with all keys asked for, so hundreds of keys are asked for in portions. */
    static final int TOGETHER_MAX = 64;

    /** Holds for no row. */
    public static final Condition NEVER = new Condition(
            Sql.FALSE, Optional.of(Sql.of("SELECT NULL::bigint WHERE FALSE")), Share.of(0), Optional.empty());

    /** Holds for every row. */
    public static final Condition ALWAYS = new Condition(Sql.TRUE, Optional.empty(), Share.of(1), Optional.empty());

    /**
     * A part of all rows, 0 to 1. {@code guess} is what it is without knowledge; where there are {@code keys}, any of
     * each group, it is rather as common as they are among the resources of {@code type}, or of the type that is searched
     * if that is empty.
     */
    public record Share(double guess, List<long[]> keys, String type) {
        /** Of what is asked for by a key that is not known to be common. */
        static final double RARE = 0.001;

        public Share {
            keys = List.copyOf(keys);
        }

        static Share of(double guess) {
            return new Share(guess, List.of(), "");
        }
    }

    /**
     * Holds for a row {@code v} of {@code table} of those in {@code scope}.
     *
     * @param scope which of all rows {@code x} of the table have to do with it
     * @param near the same test of a row that is {@link CompositeIndexes#isNear near} a point: where its low end lies says nearly all
     * @param far which of these rows {@code x} are not, if an index has them apart and they are to be looked for there
     */
    public record Row(String table, Sql scope, Sql test, Sql near, Optional<Sql> far) {
        Row(String table, Sql scope, Sql test) {
            this(table, scope, test, test, Optional.empty());
        }

        static Sql scope(long key) {
            return Sql.of("x.key = ?", key);
        }

        /** Whether {@code other} is about the same rows. */
        boolean hasSameRows(Row other) {
            return table.equals(other.table) && scope.equals(other.scope);
        }
    }

    /** Holds where some row satisfies {@code row}. */
    static Condition row(Row row, double guess) {
        // OFFSET 0: or the planner, which does not know how few rows are left, would join them to all values there are
        Sql rowPredicate = Sql.of("EXISTS (SELECT 1 FROM (SELECT * FROM " + row.table() + " x WHERE x.pid = s.pid AND")
                .then(row.scope())
                .then(Sql.of("OFFSET 0) v WHERE"))
                .then(row.test().wrap(text -> text + ")"));
        return new Condition(rowPredicate, Optional.of(candidateIds(row)), Share.of(guess), Optional.of(row));
    }

    /** What is near and what is far apart, if they are, each being a stretch of an index of its own. */
    private static Sql candidateIds(Row row) {
        return row.far()
                .map(far -> union(List.of(
                        candidateIds(row.table(), Sql.and(List.of(row.scope(), far.not())), row.near()),
                        candidateIds(row.table(), Sql.and(List.of(row.scope(), far)), row.test()))))
                .orElseGet(() -> candidateIds(row.table(), row.scope(), row.test()));
    }

    private static Sql candidateIds(String table, Sql scope, Sql test) {
        return Sql.of("SELECT v.pid FROM (SELECT * FROM " + table + " x WHERE")
                .then(scope)
                .then(Sql.of(") v WHERE"))
                .then(test);
    }

    /** One row that is to satisfy what {@code tests} are, put together by {@code join}; all are about the same rows. */
    private static Row joined(List<Row> tests, Function<List<Sql>, Sql> join) {
        return new Row(
                tests.get(0).table(),
                tests.get(0).scope(),
                join.apply(tests.stream().map(Row::test).toList()),
                join.apply(tests.stream().map(Row::near).toList()),
                tests.stream().flatMap(one -> one.far().stream()).findFirst());
    }

    /** Whether both are tests of the same rows. */
    boolean hasSameRows(Condition other) {
        return row.isPresent() && other.row.isPresent() && row.get().hasSameRows(other.row.get());
    }

    /** All of {@code parts}, which are about the same rows, and of these a resource has one at most. */
    static Condition sameRow(List<Condition> parts) {
        List<Row> rows = parts.stream().flatMap(part -> part.row().stream()).toList();
        double guess = parts.stream().mapToDouble(part -> part.share().guess()).reduce(1, (a, b) -> a * b);
        return row(joined(rows, Sql::and), guess);
    }

    /** Only tried on rows: no index finds them. */
    static Condition unindexed(Sql rowPredicate, double guess) {
        return new Condition(rowPredicate, Optional.empty(), Share.of(guess), Optional.empty());
    }

    /** Any of {@code keys} is among the tokens. */
    static Condition keys(long[] keys) {
        Sql rowPredicate = Sql.of("s.tokens && ?", (Object) keys);
        Sql candidateIds = keys.length <= TOGETHER_MAX
                ? Sql.of("SELECT s.pid FROM search s WHERE").then(rowPredicate)
                : Sql.of(
                        "SELECT x.pid FROM (SELECT array_agg(k.key) AS keys FROM unnest(?) WITH ORDINALITY k (key, n)"
                                + " GROUP BY k.n / " + TOGETHER_MAX + ") c CROSS JOIN LATERAL"
                                + " (SELECT x.pid FROM search x WHERE x.tokens && c.keys OFFSET 0) x",
                        (Object) keys);
        return new Condition(
                rowPredicate, Optional.of(candidateIds), new Share(Share.RARE, List.of(keys), ""), Optional.empty());
    }

    /** Any of the keys that {@code select} selects, not knowing {@code s}, is among the tokens. */
    static Condition selectedKeys(Sql select, double guess) {
        Sql rowPredicate = Sql.of("s.tokens && ARRAY(").then(select).then(Sql.of(")"));
        return new Condition(
                rowPredicate,
                Optional.of(Sql.of("SELECT s.pid FROM search s WHERE").then(rowPredicate)),
                Share.of(guess),
                Optional.empty());
    }

    Condition not() {
        return new Condition(rowPredicate.not(), Optional.empty(), Share.of(0.7), Optional.empty());
    }

    /** All of {@code parts}: found by the rarest of those that an index finds. */
    static Condition all(List<Condition> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Sql rowPredicate = Sql.and(parts.stream().map(Condition::rowPredicate).toList());
        for (Condition part : parts) {
            if (part.candidateIds().isPresent()) {
                Sql candidateIds = Sql.of("SELECT s.pid FROM (SELECT DISTINCT d.pid FROM (")
                        .then(part.candidateIds().get())
                        .then(
                                Sql.of(
                                        ") d (pid)) d CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.pid = d.pid"
                                                + " AND x.type = (SELECT r.type FROM resource r WHERE r.pid = d.pid) OFFSET 0) s WHERE"))
                        .then(rowPredicate);
                return new Condition(rowPredicate, Optional.of(candidateIds), part.share(), Optional.empty());
            }
        }
        return new Condition(rowPredicate, Optional.empty(), Share.of(parts.isEmpty() ? 1 : 0.5), Optional.empty());
    }

    /** Any of {@code parts}: found by an index if each of them is. */
    static Condition any(List<Condition> parts) {
        if (parts.isEmpty()) {
            return NEVER;
        } else if (parts.size() == 1) {
            return parts.get(0);
        }
        Sql rowPredicate = Sql.or(parts.stream().map(Condition::rowPredicate).toList());
        Optional<Sql> candidateIds = Optional.empty();
        if (parts.stream().allMatch(part -> part.candidateIds().isPresent())) {
            candidateIds = Optional.of(union(parts.stream()
                    .map(part -> part.candidateIds().orElseThrow())
                    .toList()));
        }
        return new Condition(rowPredicate, candidateIds, share(parts), mergedRow(parts));
    }

    private static Sql union(List<Sql> selects) {
        Sql all = Sql.of("(").then(selects.get(0)).then(Sql.of(")"));
        for (Sql select : selects.subList(1, selects.size())) {
            all = all.then(Sql.of("UNION ALL (")).then(select).then(Sql.of(")"));
        }
        return all;
    }

    private static Share share(List<Condition> parts) {
        double guess = 0;
        List<long[]> keys = new ArrayList<>();
        for (Condition part : parts) {
            guess = Math.min(1, guess + part.share().guess());
            keys.addAll(part.share().keys());
        }
        // keys of a group are alternatives
        long[] any = keys.stream().flatMapToLong(Arrays::stream).toArray();
        return any.length == 0
                ? Share.of(guess)
                : new Share(guess, List.of(any), parts.get(0).share().type());
    }

    private static Optional<Row> mergedRow(List<Condition> parts) {
        List<Row> rows = parts.stream().flatMap(part -> part.row().stream()).toList();
        if (rows.size() < parts.size() || !rows.stream().allMatch(rows.get(0)::hasSameRows)) {
            return Optional.empty();
        }
        return Optional.of(joined(rows, Sql::or));
    }
}

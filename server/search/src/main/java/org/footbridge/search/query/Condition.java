package org.footbridge.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.search.index.CompositeKey;
import org.footbridge.sql.Sql;

/**
 * A condition on a resource in three forms: in SQL, the planner starts with the candidate ids that an index yields, or filters
 * rows {@code search s} with the row predicate; in memory, {@link ResourceMatcher} tests the index entries.
 *
 * @param rowPredicate a Boolean expression on one row {@code s}
 * @param candidateIds a query that selects, through an index, the ids of all rows that match, possibly with duplicates;
 *     empty if no index supports the condition
 * @param share the estimated share of rows of the type that match
 * @param row the test of one row of a value table, if the condition is one; empty otherwise
 * @param predicate the in-memory form of the condition
 */
public record Condition(
        Sql rowPredicate, Optional<Sql> candidateIds, Share share, Optional<Row> row, ResourcePredicate predicate) {
    /**
     * The number of keys in one index scan: GIN compares each row that it finds with all keys of the scan, so that a query
     * for hundreds of keys runs several scans.
     */
    public static final int TOGETHER_MAX = 64;

    /** Holds for no row. */
    public static final Condition NEVER = new Condition(
            Sql.FALSE,
            Optional.of(Sql.of("SELECT NULL::bigint WHERE FALSE")),
            Share.of(0),
            Optional.empty(),
            ResourcePredicate.NEVER);

    /** Holds for every row. */
    public static final Condition ALWAYS =
            new Condition(Sql.TRUE, Optional.empty(), Share.of(1), Optional.empty(), ResourcePredicate.ALWAYS);

    /**
     * An estimated share of all rows, 0 to 1. {@code guess} is the estimate without statistics. If there are {@code keys},
     * the estimate is the frequency of any key of each group among the resources of {@code type}; an empty {@code type}
     * means the type that is searched.
     */
    public record Share(double guess, List<long[]> keys, String type) {
        /** The estimated share of a key that is not known to be frequent. */
        public static final double RARE = 0.001;

        public Share {
            keys = List.copyOf(keys);
        }

        public static Share of(double guess) {
            return new Share(guess, List.of(), "");
        }
    }

    /**
     * A test of one row {@code v} of a value table, which must be in {@code scope}.
     *
     * @param scope selects the rows {@code x} of the table that belong to the parameter
     * @param near the same test for a row whose range is {@link CompositeKey#isNear nearly a point}, so that its lower
     *     bound almost decides it
     * @param far selects the rows {@code x} that are not nearly a point, if a partial index has them and they are looked up
     *     there separately
     */
    public record Row(String table, Sql scope, Sql test, Sql near, Optional<Sql> far) {
        public Row(String table, Sql scope, Sql test) {
            this(table, scope, test, test, Optional.empty());
        }

        public static Sql scope(long key) {
            return Sql.of("x.key = ?", key);
        }

        /** Whether {@code other} tests rows of the same scope. */
        public boolean hasSameRows(Row other) {
            return table.equals(other.table) && scope.equals(other.scope);
        }
    }

    /** Holds where some row satisfies {@code row}; {@code predicate} is the same in memory. */
    public static Condition row(Row row, double guess, ResourcePredicate predicate) {
        // OFFSET 0: or the planner, which does not know how few rows are left, would join them to all values there are
        Sql rowPredicate = Sql.of("EXISTS (SELECT 1 FROM (SELECT * FROM " + row.table() + " x WHERE x.pid = s.pid AND")
                .then(row.scope())
                .then(Sql.of("OFFSET 0) v WHERE"))
                .then(row.test().wrap(text -> text + ")"));
        return new Condition(
                rowPredicate, Optional.of(candidateIds(row)), Share.of(guess), Optional.of(row), predicate);
    }

    /** Ranges that are nearly a point and longer ones are looked up separately if they have separate indexes. */
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

    /** Combines tests of rows of the same scope by {@code join} into a test of one row. */
    private static Row joined(List<Row> tests, Function<List<Sql>, Sql> join) {
        return new Row(
                tests.get(0).table(),
                tests.get(0).scope(),
                join.apply(tests.stream().map(Row::test).toList()),
                join.apply(tests.stream().map(Row::near).toList()),
                tests.stream().flatMap(one -> one.far().stream()).findFirst());
    }

    /** Whether both conditions test rows of the same scope. */
    public boolean hasSameRows(Condition other) {
        return row.isPresent() && other.row.isPresent() && row.get().hasSameRows(other.row.get());
    }

    /**
     * The conjunction of {@code parts} on a single row: the parts test rows of the same scope, and a resource has at most
     * one such row.
     */
    public static Condition sameRow(List<Condition> parts) {
        List<Row> rows = parts.stream().flatMap(part -> part.row().stream()).toList();
        double guess = parts.stream().mapToDouble(part -> part.share().guess()).reduce(1, (a, b) -> a * b);
        return row(joined(rows, Sql::and), guess, ResourcePredicate.all(predicates(parts)));
    }

    private static List<ResourcePredicate> predicates(List<Condition> parts) {
        return parts.stream().map(Condition::predicate).toList();
    }

    /** A condition that no index supports: it only filters rows. */
    public static Condition unindexed(Sql rowPredicate, double guess, ResourcePredicate predicate) {
        return new Condition(rowPredicate, Optional.empty(), Share.of(guess), Optional.empty(), predicate);
    }

    /** A condition that the row has at least one of {@code keys} among its tokens. */
    public static Condition keys(long[] keys) {
        Sql rowPredicate = Sql.of("s.tokens && ?", (Object) keys);
        Sql candidateIds = keys.length <= TOGETHER_MAX
                ? Sql.of("SELECT s.pid FROM search s WHERE").then(rowPredicate)
                : Sql.of(
                        "SELECT x.pid FROM (SELECT array_agg(k.key) AS keys FROM unnest(?) WITH ORDINALITY k (key, n)"
                                + " GROUP BY k.n / " + TOGETHER_MAX + ") c CROSS JOIN LATERAL"
                                + " (SELECT x.pid FROM search x WHERE x.tokens && c.keys OFFSET 0) x",
                        (Object) keys);
        return new Condition(
                rowPredicate,
                Optional.of(candidateIds),
                new Share(Share.RARE, List.of(keys), ""),
                Optional.empty(),
                ResourcePredicate.of(resource -> resource.hasToken(keys)));
    }

    /**
     * A condition that the row has a token which the uncorrelated subquery {@code select} yields; {@code predicate} is the same
     * in memory.
     */
    public static Condition selectedKeys(Sql select, double guess, ResourcePredicate predicate) {
        Sql rowPredicate = Sql.of("s.tokens && ARRAY(").then(select).then(Sql.of(")"));
        return new Condition(
                rowPredicate,
                Optional.of(Sql.of("SELECT s.pid FROM search s WHERE").then(rowPredicate)),
                Share.of(guess),
                Optional.empty(),
                predicate);
    }

    public Condition not() {
        return new Condition(rowPredicate.not(), Optional.empty(), Share.of(0.7), Optional.empty(), predicate.not());
    }

    /** The conjunction of {@code parts}. Its candidate ids are those of the first part that an index supports. */
    public static Condition all(List<Condition> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Sql rowPredicate = Sql.and(parts.stream().map(Condition::rowPredicate).toList());
        ResourcePredicate predicate = ResourcePredicate.all(predicates(parts));
        for (Condition part : parts) {
            if (part.candidateIds().isPresent()) {
                Sql candidateIds = Sql.of("SELECT s.pid FROM (SELECT DISTINCT d.pid FROM (")
                        .then(part.candidateIds().get())
                        .then(Sql.of(") d (pid)) d CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.pid = d.pid"
                                + " AND x.type = (SELECT r.type FROM resource r WHERE r.pid = d.pid)"
                                + " OFFSET 0) s WHERE"))
                        .then(rowPredicate);
                return new Condition(
                        rowPredicate, Optional.of(candidateIds), part.share(), Optional.empty(), predicate);
            }
        }
        return unindexed(rowPredicate, parts.isEmpty() ? 1 : 0.5, predicate);
    }

    /** The disjunction of {@code parts}. It has candidate ids if every part has. */
    public static Condition any(List<Condition> parts) {
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
        return new Condition(
                rowPredicate, candidateIds, share(parts), mergedRow(parts), ResourcePredicate.any(predicates(parts)));
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

package org.footbridge.store.planner;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SortKey;
import org.footbridge.sql.Sql;
import org.footbridge.store.resource.StoredRows;

/**
 * The statements that find one page. A row of the answer is the resource as {@link StoredRows} has it, whether the
 * attempt was given up, the snapshot, whether anything has changed since, the total if it was counted, the sort keys as texts and, if asked for, the digest; where nothing is found, it is one row without a resource.
 * Where the order is that of creation alone, the rows come as they please: whoever has them knows their pids.
 */
public final class PageSql {
    /** A condition with more candidates than this does not drive a plan. */
    static final int DRIVE_MAX = 1_000;

    private static final String ROW = "s.";
    private static final String PID = "s.pid";
    private static final String UNCOUNTED = "NULL::bigint";

    private static final String DIGEST = "(SELECT x.digest FROM search x WHERE x.type = r.type AND x.pid = r.pid)";

    private static final String VERSION = StoredRows.of("r");

    static final String LOOK_UP = "CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.type = " + SearchQuery.TYPE_NUMBER
            + " AND x.pid = d.pid OFFSET 0) s WHERE";

    private final List<SearchPart> parts;
    private final int limit;
    private final Optional<SearchPosition> after;
    private final boolean digests;
    private final PageOrder order;

    /**
     * @param parts not empty; their orders have the same forms and directions
     * @param digests whether the last column is to be the digest of the resource's search entries
     */
    public PageSql(List<SearchPart> parts, int limit, Optional<SearchPosition> after, boolean digests) {
        this.digests = digests;
        this.parts = parts;
        this.limit = limit;
        this.after = after;
        this.order = new PageOrder(parts.get(0).order(), parts.get(0).descends(), after);
    }

    /** Whether an index has the order of each part. */
    boolean walks() {
        return parts.stream()
                .allMatch(part -> part.order().isEmpty()
                        || (part.order().size() == 1
                                && part.order().get(0).walk().isPresent()));
    }

    /** Examines {@code rows} of the types in order and keeps the matches; fast if matches are common. */
    Sql walk(int rows) {
        WalkSql walks = new WalkSql(rows, limit, after);
        return page(Sql.of("m AS ("), union(parts.stream().map(walks::of).toList()), "FALSE", UNCOUNTED);
    }

    /** Whether {@link #walk} finds all matches, even if they are fewer than a page. */
    boolean walksToTheEnd() {
        return parts.stream()
                .allMatch(part -> WalkSql.pair(part)
                        .filter(pair -> part.query().without(pair).isEmpty())
                        .isPresent());
    }

    /** Starts with the candidates of the condition at {@code index} of the only part; gives up if there are too many. */
    Sql drive(int index) {
        SearchPart part = parts.get(0);
        Condition driver = part.query().conditions().get(index);
        Sql found = Sql.of("d AS MATERIALIZED (SELECT d.pid FROM (")
                .then(driver.candidateIds().orElseThrow())
                .then(Sql.of(") d (pid) LIMIT " + (DRIVE_MAX + 1) + "), m AS MATERIALIZED ("));
        Sql matches = Sql.of("SELECT")
                .then(columns(part))
                .then(Sql.of(
                        "FROM (SELECT DISTINCT d.pid FROM d WHERE (SELECT count(*) FROM d) <= " + DRIVE_MAX + ") d "
                                + LOOK_UP,
                        part.query().type()))
                .then(seen(after, part.query().rowPredicateWithout(Set.of(index))));
        return page(found, matches, "(SELECT count(*) > " + DRIVE_MAX + " FROM d)", UNCOUNTED);
    }

    /**
     * Finds everything, by keys if there are any, else by an index that finds the least, and sorts it; what is in order
     * is a page already.
     *
     * @param how the work that is done for it
     */
    Sql all(Function<SearchPart, AccessPlan> how, boolean counted) {
        // MATERIALIZED keeps the order out of the planner's sight: it would walk the whole type for a rare key
        Sql opening = Sql.of("m AS MATERIALIZED (");
        List<AccessPlan> chosen = parts.stream().map(how).toList();
        if (parts.size() == 1 && chosen.get(0).inOrder()) {
            return page(
                    opening.then(inOrder(parts.get(0))).then(Sql.of("), p AS (SELECT * FROM m)")),
                    "FALSE",
                    UNCOUNTED,
                    DIGEST);
        } else if (parts.size() == 1 && !counted && isOfKeysAlone(parts.get(0))) {
            return page(byKeys(parts.get(0)), "FALSE", UNCOUNTED, "p.digest");
        }
        List<Sql> matches = IntStream.range(0, parts.size())
                .mapToObj(i -> all(parts.get(i), chosen.get(i)))
                .toList();
        return page(opening, union(matches), "FALSE", counted ? "(SELECT count(*) FROM m)" : UNCOUNTED);
    }

    public List<SearchPart> parts() {
        return parts;
    }

    /** The order of the matches of all parts. */
    public PageOrder order() {
        return order;
    }

    public boolean hasDigests() {
        return digests;
    }

    public int limit() {
        return limit;
    }

    /** The sort keys, whose forms and directions are the same for every part. */
    public List<SortKey> keys() {
        return parts.get(0).order();
    }

    private Sql page(Sql opening, Sql matches, String givenUp, String total) {
        Sql first = opening.then(matches)
                .then(Sql.of("), p AS (SELECT * FROM m WHERE"))
                .then(order.beyond())
                .then(Sql.of("ORDER BY " + order.by("m") + " LIMIT ?)", limit));
        return page(first, givenUp, total, DIGEST);
    }

    /** {@code first} are the parts of {@code WITH}, of which {@code p} is the page. */
    private Sql page(Sql first, String givenUp, String total, String digest) {
        return Sql.of("WITH")
                .then(first)
                .then(Sql.of("SELECT " + VERSION + ", f.given_up, f.snapshot, f.changed, f.total"
                        + order.keyTexts("p") + (digests ? ", " + digest : "") + " FROM (SELECT " + givenUp
                        + " AS given_up, pg_current_snapshot()::text AS snapshot,"))
                .then(changed())
                .then(Sql.of("AS changed, " + total
                        + " AS total) f LEFT JOIN (p CROSS JOIN LATERAL (SELECT * FROM resource x WHERE x.pid = p.pid"
                        + " OFFSET 0) r) ON TRUE" + (keys().isEmpty() ? "" : " ORDER BY " + order.by("p"))));
    }

    /** Whether anything of these types was updated or deleted since the first page. */
    private Sql changed() {
        return after.map(position -> Sql.of(
                                "EXISTS (SELECT 1 FROM resource c WHERE c.version > 1"
                                        + " AND c.txid >= pg_snapshot_xmin(?::pg_snapshot)"
                                        + " AND NOT pg_visible_in_snapshot(c.txid, ?::pg_snapshot) AND",
                                position.snapshot(),
                                position.snapshot())
                        .then(Sql.or(parts.stream()
                                .map(part -> Sql.of(
                                        "c.type = " + SearchQuery.TYPE_NUMBER,
                                        part.query().type()))
                                .toList()))
                        .then(Sql.of(")")))
                .orElse(Sql.FALSE);
    }

    private Sql all(SearchPart part, AccessPlan how) {
        if (how.inOrder()) {
            return inOrder(part);
        }
        return how.select(part.query(), columns(part)).then(Sql.of("AND")).then(seen(after, Sql.TRUE));
    }

    /** The rows that have the keys in the order of creation, of which the first that match are kept. */
    private Sql inOrder(SearchPart part) {
        String direction = part.descends() ? "DESC" : "ASC";
        Sql rest = part.query().rest();
        // what is sorted is a number, and not a row, if nothing else is asked of it;
        // OFFSET 0: the order comes first, and then as few rows as possible are tried
        return Sql.of("(SELECT s.pid FROM (SELECT " + (needsOnlyPid(rest) ? "s.pid" : "s.*") + " FROM search s WHERE")
                .then(part.query().tokens())
                .then(beyondPid("s", part, after))
                .then(Sql.of("ORDER BY s.pid " + direction + " OFFSET 0) s WHERE"))
                .then(seen(after, rest))
                .then(Sql.of("ORDER BY s.pid " + direction + " LIMIT ?)", limit));
    }

    private boolean isOfKeysAlone(SearchPart part) {
        return keys().isEmpty()
                && part.query().conditions().isEmpty()
                && !part.query().tokenGroups().isEmpty();
    }

    /** The rows that have the keys, sorted: no index has the order across types, so none can be walked. */
    private Sql byKeys(SearchPart part) {
        return Sql.of("p AS (SELECT s.pid, s.digest FROM search s WHERE")
                .then(part.query().tokens())
                .then(beyondPid("s", part, after))
                .then(Sql.of("AND"))
                .then(seen(after, Sql.TRUE))
                .then(Sql.of("ORDER BY " + order.by("s") + " LIMIT ?)", limit));
    }

    /** Whether a condition on {@code search s} reads no other column of it. */
    private static boolean needsOnlyPid(Sql condition) {
        String text = condition.text();
        for (int at = text.indexOf(ROW); at >= 0; at = text.indexOf(ROW, at + ROW.length())) {
            if (!text.startsWith(PID, at)) {
                return false;
            }
        }
        return true;
    }

    /** The condition that a row comes after the page before, in the order of creation; begins with AND, or is empty. */
    static Sql beyondPid(String alias, SearchPart part, Optional<SearchPosition> after) {
        return after.map(position ->
                        Sql.of("AND " + alias + ".pid " + PageOrder.beyondSign(part.descends()) + " ?", position.pid()))
                .orElse(Sql.of(""));
    }

    /** Adds the condition that the first page could see the row: later pages show the same state. */
    static Sql seen(Optional<SearchPosition> after, Sql each) {
        return after.map(position -> Sql.and(List.of(
                        each,
                        Sql.of(
                                "EXISTS (SELECT 1 FROM (SELECT * FROM resource x WHERE x.pid = s.pid OFFSET 0) r"
                                        + " WHERE pg_visible_in_snapshot(r.txid, ?::pg_snapshot))",
                                position.snapshot()))))
                .orElse(each);
    }

    public static Sql columns(SearchPart part) {
        Sql columns = Sql.of("s.pid");
        for (int i = 0; i < part.order().size(); i++) {
            columns =
                    columns.then(Sql.of(",")).then(part.order().get(i).value()).then(Sql.of("AS k" + i));
        }
        return columns;
    }

    public static Sql union(List<Sql> selects) {
        Sql all = selects.get(0);
        for (Sql select : selects.subList(1, selects.size())) {
            all = all.then(Sql.of("UNION ALL")).then(select);
        }
        return all;
    }
}

package org.footbridge.store.concept;

import java.util.List;
import java.util.Optional;
import org.footbridge.sql.Sql;
import org.footbridge.store.concept.ConceptStore.Window;

/** The statements that find one page of concepts. */
final class ConceptPageSql {
    /** A walk looks at this many concepts: less than a millisecond. */
    private static final int WALK_MAX = 500;

    /** And at so many of those next to the shortest. */
    private static final int NEXT_MAX = 1_000;

    /** And at this part of all of them at most. */
    private static final int WALK_PART = 500;

    /** This part of all names, or less, are the shortest. */
    static final int SHORT_PART = 32;

    /** So many concepts are looked at one by one, before those that lie near any of very many are found together. */
    private static final int CODES_MAX = 20_000;

    /** The largest part of the concepts looked at that may match; of fewer there are hardly enough for a page. */
    private static final int FOUND_PART = 3;

    private final LoadedSystem system;
    private final Sql condition;
    private final Window window;

    /** @param condition on {@code concept c} */
    ConceptPageSql(LoadedSystem system, Sql condition, Window window) {
        this.system = system;
        this.condition = condition;
        this.window = window;
    }

    /**
     * Goes through the shortest names one by one; empty if that hardly fills the page. What it finds begins with the first
     * page: {@link #page} is the one that is meant.
     */
    Optional<Sql> walk() {
        long far = Math.min(WALK_MAX, system.concepts() / WALK_PART);
        return isLikelyAmong(far)
                ? Optional.of(Sql.of("SELECT " + ConceptText.READ + " FROM (SELECT * FROM concept x WHERE x.system = "
                                + system.id() + " ORDER BY x.rank, x.code LIMIT " + far + ") c WHERE")
                        .then(condition)
                        .then(Sql.of("ORDER BY " + order("c") + " LIMIT ?", last())))
                : Optional.empty();
    }

    /**
     * Finds them among all that are short, by the index of these, then among the names next to them: a word of ten letters is
     * in no short name, however common it is. Otherwise the same.
     */
    Optional<Sql> amongShort() {
        if (system.shortRank() == 0 || !isLikelyAmong(system.concepts() / SHORT_PART)) {
            return Optional.empty();
        }
        Sql first = Sql.of("ORDER BY " + order("c") + " LIMIT ?", last());
        return Optional.of(Sql.of("WITH s AS MATERIALIZED (")
                .then(select("c.*"))
                .then(Sql.of("AND c.rank <= " + system.shortRank()))
                .then(first)
                .then(Sql.of(
                        ") SELECT " + ConceptText.READ + " FROM (SELECT * FROM s UNION ALL SELECT c.* FROM (SELECT *"
                                + " FROM concept x WHERE x.system = " + system.id() + " AND x.rank > "
                                + system.shortRank()
                                + " AND (SELECT count(*) FROM s) < ? ORDER BY x.rank, x.code LIMIT "
                                + NEXT_MAX + ") c WHERE",
                        last()))
                .then(condition)
                .then(Sql.of(") c"))
                .then(first));
    }

    /**
     * Goes through the codes, up to {@link #CODES_MAX} of them, until it has met {@code max}; what it finds is like {@link
     * #all}. Empty if the page is not in the order of codes, or not sure to be among them.
     *
     * @param oneByOne the condition for that
     */
    Optional<Sql> codes(Sql oneByOne, long max) {
        return !window.shortestFirst() && last() <= max
                ? Optional.of(
                        Sql.of("WITH m AS MATERIALIZED (SELECT c.* FROM (SELECT * FROM concept x WHERE x.system = "
                                        + system.id() + " ORDER BY x.code LIMIT " + CODES_MAX + ") c WHERE")
                                .then(oneByOne)
                                .then(Sql.of(
                                        "ORDER BY c.code LIMIT ?), f AS (SELECT count(*) AS total FROM m) SELECT "
                                                + ConceptText.READ + ", f.total FROM f LEFT JOIN (SELECT * FROM m",
                                        max))
                                .then(ordered("m"))
                                .then(Sql.of(") c ON TRUE ORDER BY c.code")))
                : Optional.empty();
    }

    private boolean isLikelyAmong(long names) {
        return window.shortestFirst() && window.count() > 0 && last() <= names / FOUND_PART;
    }

    /** The page of what was found from the first name on; empty if that is not all of it. */
    Optional<List<Concept>> page(List<Concept> found) {
        return found.size() == last() ? Optional.of(found.subList(window.offset(), found.size())) : Optional.empty();
    }

    private long last() {
        return (long) window.offset() + window.count();
    }

    /**
     * Finds everything and sorts it, unless that is {@code max} or more; then the page is found apart. A row is a concept as
     * {@link ConceptText} reads it, and how many there are; where the page is empty, it is one row without a concept.
     */
    Sql all(long max) {
        return Sql.of("WITH m AS MATERIALIZED (")
                .then(select("c.number, c.rank, c.code"))
                .then(Sql.of(
                        "LIMIT ?), f AS MATERIALIZED (SELECT count(*) AS total FROM m), p AS ((SELECT m.number"
                                + " FROM m WHERE (SELECT total FROM f) < ?",
                        max,
                        max))
                .then(ordered("m"))
                .then(Sql.of(") UNION ALL ("))
                .then(apart(max))
                .then(Sql.of(")) SELECT " + ConceptText.READ + ", f.total FROM f LEFT JOIN (p CROSS JOIN LATERAL"
                        + " (SELECT * FROM concept x WHERE x.system = " + system.id()
                        + " AND x.number = p.number OFFSET 0) c) ON TRUE ORDER BY " + order("c")));
    }

    /** The page of {@code max} or more: those of short names by their index, then others by going through the names. */
    private Sql apart(long max) {
        Sql many = Sql.of("AND (SELECT total FROM f) >= ?", max);
        if (!window.shortestFirst() || system.shortRank() == 0) {
            return select("c.number").then(many).then(ordered("c"));
        }
        Sql first = Sql.of("ORDER BY c.rank, c.code LIMIT ?", last());
        return Sql.of("WITH s AS MATERIALIZED (")
                .then(select("c.number, c.rank, c.code"))
                .then(Sql.of("AND c.rank <= " + system.shortRank()))
                .then(many)
                .then(first)
                .then(Sql.of(") SELECT o.number FROM (SELECT * FROM s UNION ALL ("))
                .then(select("c.number, c.rank, c.code"))
                .then(Sql.of("AND c.rank > " + system.shortRank() + " AND (SELECT count(*) FROM s) < ?", last()))
                .then(many)
                .then(first)
                .then(Sql.of(")) o"))
                .then(ordered("o"));
    }

    private Sql select(String columns) {
        return Sql.of("SELECT " + columns + " FROM concept c WHERE c.system = " + system.id() + " AND")
                .then(condition);
    }

    private Sql ordered(String alias) {
        return Sql.of("ORDER BY " + order(alias) + " LIMIT ? OFFSET ?", window.count(), window.offset());
    }

    private String order(String alias) {
        return window.shortestFirst() ? alias + ".rank, " + alias + ".code" : alias + ".code";
    }
}

package org.footbridge.store;

import org.footbridge.sql.Sql;
import org.footbridge.store.ConceptStore.Window;

/** The statements that find one page of concepts. */
final class ConceptPageSql {
    /** A walk looks at this many concepts at most: some two milliseconds. */
    private static final int WALK_MAX = 1_000;

    /** And at this part of all of them at most, so that a page that it fills stands for many more. */
    private static final int WALK_PART = 50;

    /** What is to be found on it is to be this part of a walk at most; of less there are hardly enough. */
    private static final int FOUND_PART = 4;

    private final int system;
    private final Sql condition;
    private final Window window;
    private final long walk;

    /** @param condition on {@code concept c} */
    ConceptPageSql(LoadedSystem system, Sql condition, Window window) {
        this.system = system.id();
        this.condition = condition;
        this.window = window;
        this.walk = Math.min(WALK_MAX, system.concepts() / WALK_PART);
    }

    /** Whether a walk may fill the page. */
    boolean walks() {
        return window.shortestFirst()
                && window.count() > 0
                && (long) window.offset() + window.count() <= walk / FOUND_PART;
    }

    /** Goes through the shortest names: what it finds is the page if it fills it. */
    Sql walk() {
        return Sql.of("SELECT " + ConceptText.READ + " FROM (SELECT * FROM concept x WHERE x.system = " + system
                        + " ORDER BY x.rank, x.code LIMIT " + walk + ") c WHERE")
                .then(condition)
                .then(ordered("c"));
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
                .then(select("c.number"))
                .then(Sql.of("AND (SELECT total FROM f) >= ?", max))
                .then(ordered("c"))
                .then(Sql.of(")) SELECT " + ConceptText.READ + ", f.total FROM f LEFT JOIN (p CROSS JOIN LATERAL"
                        + " (SELECT * FROM concept x WHERE x.system = " + system
                        + " AND x.number = p.number OFFSET 0) c) ON TRUE ORDER BY " + order("c")));
    }

    private Sql select(String columns) {
        return Sql.of("SELECT " + columns + " FROM concept c WHERE c.system = " + system + " AND")
                .then(condition);
    }

    private Sql ordered(String alias) {
        return Sql.of("ORDER BY " + order(alias) + " LIMIT ? OFFSET ?", window.count(), window.offset());
    }

    private String order(String alias) {
        return window.shortestFirst() ? alias + ".rank, " + alias + ".code" : alias + ".code";
    }
}

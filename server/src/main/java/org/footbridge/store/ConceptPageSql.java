package org.footbridge.store;

import java.util.List;
import java.util.Optional;
import org.footbridge.sql.Sql;
import org.footbridge.store.ConceptStore.Window;

/** The statements that find one page of concepts. */
final class ConceptPageSql {
    /** A walk looks at this many concepts first: some two milliseconds. */
    private static final int WALK_MAX = 1_000;

    /** And at this part of all of them at most. */
    private static final int WALK_PART = 500;

    /** It goes so many times further if it has then met enough to fill the page there, which stands for many more. */
    private static final int FURTHER = 8;

    /** What is to be found is to be this part of the whole way at most; of less there are hardly enough. */
    private static final int FOUND_PART = 3;

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
        return window.shortestFirst() && window.count() > 0 && last() <= walk * FURTHER / FOUND_PART;
    }

    /** Goes through the shortest names. What it finds begins with the first page: {@link #page} is the one that is meant. */
    Sql walk() {
        return walk(walk);
    }

    /** Whether {@link #walkFurther} is likely to fill the page, as {@link #walk} has found so many. */
    boolean isFurther(int found) {
        return found < last() && (long) found * FURTHER >= last();
    }

    Sql walkFurther() {
        return walk(walk * FURTHER);
    }

    private Sql walk(long far) {
        return Sql.of("SELECT " + ConceptText.READ + " FROM (SELECT * FROM concept x WHERE x.system = " + system
                        + " ORDER BY x.rank, x.code LIMIT " + far + ") c WHERE")
                .then(condition)
                .then(Sql.of("ORDER BY " + order("c") + " LIMIT ?", last()));
    }

    /** The page of what a walk has found; empty if it has not found all of it. */
    Optional<List<Concept>> page(List<Concept> walked) {
        return walked.size() == last() ? Optional.of(walked.subList(window.offset(), walked.size())) : Optional.empty();
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

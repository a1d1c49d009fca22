package org.footbridge.search.query;

import java.util.List;
import org.footbridge.search.compile.CompositeIndexes;
import org.footbridge.sql.Sql;

/**
 * A look-up in a composite index for one code and one range of a search, see {@link CompositeIndexes}. A resource matches
 * both if and only if it has a row in one of {@code rows}.
 *
 * @param single whether a resource has one such row at most
 */
public record CompositeLookup(List<Condition.Row> rows, boolean single) {
    public CompositeLookup {
        rows = List.copyOf(rows);
    }

    /** Selects the ids of the matching resources, each once. */
    Sql candidateIds() {
        Sql all = rows.stream()
                .map(row -> Sql.of("(SELECT v.pid FROM " + row.table() + " v WHERE")
                        .then(tests(row))
                        .then(Sql.of(")")))
                .reduce((one, other) -> one.then(Sql.of("UNION ALL")).then(other))
                .orElseThrow();
        return single ? all : Sql.of("SELECT DISTINCT u.pid FROM (").then(all).then(Sql.of(") u (pid)"));
    }

    /** The predicate on a row {@code v} of {@code row}'s table. */
    public static Sql tests(Condition.Row row) {
        return Sql.and(List.of(row.scope().wrap(text -> text.replace("x.", "v.")), row.test()));
    }
}

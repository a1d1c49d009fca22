package org.footbridge.search;

import java.util.List;
import org.footbridge.sql.Sql;

/**
 * A code and a range of one search that are indexed together, see {@link CompositeIndexes}: whatever is in any of {@code rows}, and
 * nothing else, has both.
 *
 * @param single whether a resource is there once at most
 */
public record CompositeLookup(List<Condition.Row> rows, boolean single) {
    public CompositeLookup {
        rows = List.copyOf(rows);
    }

    /** Selects the pids, each once. */
    Sql candidateIds() {
        Sql all = rows.stream()
                .map(row -> Sql.of("(SELECT v.pid FROM " + row.table() + " v WHERE")
                        .then(tests(row))
                        .then(Sql.of(")")))
                .reduce((one, other) -> one.then(Sql.of("UNION ALL")).then(other))
                .orElseThrow();
        return single ? all : Sql.of("SELECT DISTINCT u.pid FROM (").then(all).then(Sql.of(") u (pid)"));
    }

    /** What must hold of a row {@code v} of {@code row}'s table. */
    public static Sql tests(Condition.Row row) {
        return Sql.and(List.of(row.scope().wrap(text -> text.replace("x.", "v.")), row.test()));
    }
}

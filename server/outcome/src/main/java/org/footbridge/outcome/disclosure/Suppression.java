package org.footbridge.outcome.disclosure;

import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Small-number suppression of a table whose sums are published. Primary: counts from 1 to below the threshold. Complementary: as long as
 * the count of a suppressed cell follows from the others, further cells are suppressed, those that lose the least.
 */
public final class Suppression {
    private Suppression() {}

    /** The cells that are not published; empty if the table cannot be published at all, because a count would follow whatever is suppressed. */
    public static Optional<Set<Cell>> of(CountTable table, DisclosureRules rules) {
        return complemented(new ResidualGraph(table, false), table, rules);
    }

    /**
     * The same of a table that splits a column of another table: its first column is published or suppressed there.
     *
     * @param rows whose first column is suppressed there
     */
    public static Optional<Set<Cell>> ofParts(CountTable table, Set<String> rows, DisclosureRules rules) {
        ResidualGraph graph = new ResidualGraph(table, true);
        rows.forEach(row -> graph.suppress(new Cell(row, table.columns().root())));
        return complemented(graph, table, rules);
    }

    private static Optional<Set<Cell>> complemented(ResidualGraph graph, CountTable table, DisclosureRules rules) {
        for (Cell cell : graph.cells()) {
            if (rules.isSmall(table.value(cell.row(), cell.column()))) {
                graph.suppress(cell);
            }
        }
        Optional<Cell> determined;
        do {
            determined = Optional.empty();
            for (Cell cell : graph.suppressed()) {
                Optional<Set<Cell>> others = graph.complement(cell);
                if (others.isEmpty()) {
                    return Optional.empty();
                } else if (!others.get().isEmpty()) {
                    others.get().forEach(graph::suppress);
                    determined = Optional.of(cell);
                }
            }
        } while (determined.isPresent());
        return Optional.of(graph.suppressed());
    }

    /** The columns of a table without the parts of a sum of which one is small in {@code totals}: sums over all strata are not suppressed. */
    public static Columns coarsened(Columns columns, ToLongFunction<String> totals, DisclosureRules rules) {
        Columns coarse = columns;
        for (String column : columns.inOrder()) {
            boolean small = coarse.children(column).stream().anyMatch(part -> rules.isSmall(totals.applyAsLong(part)));
            if (small) {
                coarse = coarse.without(column);
            }
        }
        return coarse;
    }
}

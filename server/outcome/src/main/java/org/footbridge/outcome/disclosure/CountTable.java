package org.footbridge.outcome.disclosure;

import java.util.List;
import java.util.Map;

/**
 * Counts of people: a row for each stratum, whose sum is published as well, and a column for each thing that is counted.
 *
 * @param rows by the name of the stratum; each has all leaves of the columns
 */
public record CountTable(Columns columns, Map<String, Map<String, Long>> rows) {
    public CountTable {
        rows = Map.copyOf(rows);
    }

    /** The count of one cell: that of a leaf, or the sum of the columns below. */
    public long value(String row, String column) {
        List<String> parts = columns.children(column);
        return parts.isEmpty()
                ? rows.getOrDefault(row, Map.of()).getOrDefault(column, 0L)
                : parts.stream().mapToLong(part -> value(row, part)).sum();
    }

    /** The sum of a column over all rows. */
    public long total(String column) {
        return rows.keySet().stream().mapToLong(row -> value(row, column)).sum();
    }
}

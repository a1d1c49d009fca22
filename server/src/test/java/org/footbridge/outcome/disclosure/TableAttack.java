package org.footbridge.outcome.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An attack on a published table by trying all: every table is made that agrees with what was published, and the values are noted that
 * each suppressed cell has in any of them. It knows that 0 is shown where the sum of which it is a part is shown, and all sums.
 */
final class TableAttack {
    private final CountTable table;
    private final Set<Cell> hidden;
    private final List<String> leaves;

    TableAttack(CountTable table, Set<Cell> hidden) {
        this.table = table;
        this.hidden = hidden;
        this.leaves = table.columns().inOrder().stream()
                .filter(table.columns()::isLeaf)
                .toList();
    }

    /** The suppressed cells whose value follows from what is published. */
    Set<Cell> determined() {
        List<String> rows = List.copyOf(table.rows().keySet());
        List<Long> totals = leaves.stream().map(table::total).toList();
        List<Set<List<Long>>> choices =
                rows.stream().map(row -> candidates(row, totals)).toList();
        Map<Cell, Set<Long>> values = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Set<List<Long>> others = Set.of(zeros());
            for (int k = 0; k < rows.size(); k++) {
                if (k != i) {
                    others = sums(others, choices.get(k), totals);
                }
            }
            for (List<Long> mine : choices.get(i)) {
                if (others.contains(less(totals, mine))) {
                    note(rows.get(i), mine, values);
                }
            }
        }
        Set<Cell> found = new HashSet<>();
        hidden.forEach(cell -> {
            if (values.getOrDefault(cell, Set.of()).size() < 2) {
                found.add(cell);
            }
        });
        return found;
    }

    private void note(String row, List<Long> mine, Map<Cell, Set<Long>> values) {
        for (String column : table.columns().inOrder()) {
            Cell cell = new Cell(row, column);
            values.computeIfAbsent(cell, same -> new HashSet<>()).add(value(column, mine));
        }
    }

    private long value(String column, List<Long> mine) {
        return table.columns().isLeaf(column)
                ? mine.get(leaves.indexOf(column))
                : table.columns().children(column).stream()
                        .mapToLong(part -> value(part, mine))
                        .sum();
    }

    private List<Long> zeros() {
        return leaves.stream().map(leaf -> 0L).toList();
    }

    /** All rows that agree with what is published of {@code row}. */
    private Set<List<Long>> candidates(String row, List<Long> totals) {
        Set<List<Long>> found = new HashSet<>();
        fill(row, totals, new ArrayList<>(), found);
        return found;
    }

    private void fill(String row, List<Long> totals, List<Long> some, Set<List<Long>> found) {
        if (some.size() == leaves.size()) {
            if (agrees(row, some)) {
                found.add(List.copyOf(some));
            }
            return;
        }
        String leaf = leaves.get(some.size());
        long value = table.value(row, leaf);
        boolean open = hidden.contains(new Cell(row, leaf));
        for (long one = open ? 0 : value; one <= (open ? totals.get(some.size()) : value); one++) {
            some.add(one);
            fill(row, totals, some, found);
            some.remove(some.size() - 1);
        }
    }

    private boolean agrees(String row, List<Long> mine) {
        return table.columns().inOrder().stream().allMatch(column -> {
            long value = value(column, mine);
            if (!hidden.contains(new Cell(row, column))) {
                return value == table.value(row, column);
            }
            boolean withheld = table.columns()
                    .parent(column)
                    .filter(parent -> hidden.contains(new Cell(row, parent)))
                    .isPresent();
            return withheld || value > 0;
        });
    }

    private static Set<List<Long>> sums(Set<List<Long>> some, Set<List<Long>> more, List<Long> totals) {
        Set<List<Long>> found = new HashSet<>();
        for (List<Long> one : some) {
            for (List<Long> two : more) {
                List<Long> sum = new ArrayList<>();
                for (int i = 0; i < one.size(); i++) {
                    sum.add(one.get(i) + two.get(i));
                }
                boolean possible = true;
                for (int i = 0; i < sum.size(); i++) {
                    possible &= sum.get(i) <= totals.get(i);
                }
                if (possible) {
                    found.add(sum);
                }
            }
        }
        return found;
    }

    private static List<Long> less(List<Long> all, List<Long> mine) {
        List<Long> rest = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            rest.add(all.get(i) - mine.get(i));
        }
        return rest;
    }
}

package org.footbridge.outcome.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of counts as a network. Each cell is an edge that carries its count from the column above in its row: to the columns below,
 * or, of a leaf, to the sum of the column. So all that is known of the sums is that nothing is lost at a node. A suppressed count can be
 * another one if and only if there is a cycle through its edge along which counts can be one higher or one lower, all others being
 * suppressed as well: the residual graph of the theory of flows.
 */
final class ResidualGraph {
    private final CountTable table;
    private final Set<Cell> suppressed = new HashSet<>();
    private final Set<Cell> withheld = new HashSet<>();
    private final Map<String, List<Arc>> arcs = new HashMap<>();
    private final Set<Cell> cells = new LinkedHashSet<>();

    /** An edge in one of its directions: a count that becomes one higher, or one lower. */
    private record Arc(Cell cell, String to, boolean higher) {}

    private record Step(
            String node,
            long cost,
            @Nullable Step before,
            @Nullable Arc arc) {}

    /** @param rootsKnown whether the first column is taken as known, also where it is suppressed */
    ResidualGraph(CountTable table, boolean rootsKnown) {
        this.table = table;
        for (String row : table.rows().keySet().stream().sorted().toList()) {
            for (String column : table.columns().inOrder()) {
                if (rootsKnown && column.equals(table.columns().root())) {
                    continue;
                }
                Cell cell = new Cell(row, column);
                cells.add(cell);
                arcs.computeIfAbsent(from(cell), node -> new ArrayList<>()).add(new Arc(cell, to(cell), true));
                arcs.computeIfAbsent(to(cell), node -> new ArrayList<>()).add(new Arc(cell, from(cell), false));
            }
        }
    }

    private String from(Cell cell) {
        return table.columns()
                .parent(cell.column())
                .map(parent -> cell.row() + "\n" + parent)
                .orElse("");
    }

    private String to(Cell cell) {
        return table.columns().isLeaf(cell.column()) ? cell.column() : cell.row() + "\n" + cell.column();
    }

    List<Cell> cells() {
        return List.copyOf(cells);
    }

    Set<Cell> suppressed() {
        return Set.copyOf(suppressed);
    }

    /** Suppresses a cell, and with it those of which it is the sum; not what everybody knows to be 0 because the sum of its column is. */
    void suppress(Cell cell) {
        if (table.total(cell.column()) == 0) {
            return;
        } else if (cells.contains(cell)) {
            suppressed.add(cell);
        } else {
            withheld.add(cell);
        }
        table.columns().children(cell.column()).forEach(part -> suppress(new Cell(cell.row(), part)));
    }

    /**
     * The cells that have to be suppressed as well so that the count of {@code cell} can be another one, of those that lose the least;
     * none if it can already. Empty if nothing helps.
     */
    Optional<Set<Cell>> complement(Cell cell) {
        Optional<Step> higher = path(to(cell), from(cell), cell);
        Optional<Step> lower = value(cell) > least(cell) ? path(from(cell), to(cell), cell) : Optional.empty();
        return (higher.isPresent()
                                && (lower.isEmpty()
                                        || higher.get().cost() <= lower.get().cost())
                        ? higher
                        : lower)
                .map(this::published);
    }

    private Set<Cell> published(Step last) {
        Set<Cell> found = new HashSet<>();
        Step step = last;
        while (step != null && step.arc() != null) {
            if (!suppressed.contains(step.arc().cell())) {
                found.add(step.arc().cell());
            }
            step = step.before();
        }
        return found;
    }

    /** Dijkstra's shortest path, which does not use {@code without}. */
    private Optional<Step> path(String start, String end, Cell without) {
        PriorityQueue<Step> open = new PriorityQueue<>((a, b) -> Long.compare(a.cost(), b.cost()));
        Set<String> done = new HashSet<>();
        open.add(new Step(start, 0, null, null));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (step.node().equals(end)) {
                return Optional.of(step);
            } else if (done.add(step.node())) {
                for (Arc arc : arcs.getOrDefault(step.node(), List.of())) {
                    if (!arc.cell().equals(without) && !done.contains(arc.to()) && isOpen(arc)) {
                        open.add(new Step(arc.to(), step.cost() + cost(arc.cell()), step, arc));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the count of the cell may be one higher or lower, for all that a reader knows, once the cell is suppressed. */
    private boolean isOpen(Arc arc) {
        long value = value(arc.cell());
        if (suppressed.contains(arc.cell())) {
            return arc.higher() || value > least(arc.cell());
        }
        return arc.higher() ? value > 0 : value > 1;
    }

    private long cost(Cell cell) {
        return suppressed.contains(cell) ? 0 : 1 + value(cell);
    }

    private long value(Cell cell) {
        return table.value(cell.row(), cell.column());
    }

    /** What a reader knows that a suppressed count is at least: 0 is shown, unless the sum of which it is a part is suppressed. */
    private long least(Cell cell) {
        return table.columns()
                        .parent(cell.column())
                        .map(parent -> new Cell(cell.row(), parent))
                        .filter(parent -> suppressed.contains(parent) || withheld.contains(parent))
                        .isPresent()
                ? 0
                : 1;
    }
}

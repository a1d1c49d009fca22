package org.footbridge.outcome.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.outcome.disclosure.Cell;
import org.footbridge.outcome.disclosure.Columns;
import org.footbridge.outcome.disclosure.CountTable;
import org.footbridge.outcome.disclosure.DisclosureRules;
import org.footbridge.outcome.disclosure.Suppression;
import org.footbridge.outcome.report.OutcomesReport.Group;
import org.footbridge.outcome.report.OutcomesReport.Line;
import org.footbridge.outcome.report.OutcomesReport.Strata;
import org.footbridge.outcome.report.RowProblem.Reason;

/** Composes the report from the sums of a cohort, and publishes of it what the rules of disclosure allow. */
public final class ReportComposer {
    private static final String ALL = "all";

    private final DisclosureRules rules;

    public ReportComposer(DisclosureRules rules) {
        this.rules = rules;
    }

    /** The report, which names no rows. */
    public OutcomesReport compose(ReportPeriod period, Cohort cohort) {
        List<GroupFigures> sources = new ArrayList<>();
        sources.add(new GroupFigures.Referrals());
        cohort.measures().forEach(measure -> sources.add(new GroupFigures.OfMeasure(measure)));
        Map<Reason, OptionalLong> problems = new EnumMap<>(Reason.class);
        cohort.problems()
                .forEach((reason, count) -> problems.put(
                        reason, rules.isSmall(count) ? OptionalLong.empty() : OptionalLong.of(rules.rounded(count))));
        return new OutcomesReport(
                period,
                rules,
                sources.stream().map(source -> group(source, cohort)).toList(),
                problems,
                List.of());
    }

    private Group group(GroupFigures source, Cohort cohort) {
        CountTable whole = table(source, source.tables().get(0), Map.of(ALL, cohort.total()));
        if (rules.isSmall(whole.total(whole.columns().root()))) {
            String root = whole.columns().root();
            return new Group(
                    source.code(), source.title(), new Line(ALL, List.of(Figure.suppressedCount(root))), List.of());
        }
        List<Columns> coarse = coarsened(source, cohort.total());
        List<Figure> total =
                new ArrayList<>(line(source, coarse, ALL, cohort.total(), Set.of(), isEnough(source, cohort.total())));
        if (source instanceof GroupFigures.OfMeasure of && coarse.size() > 1) {
            cohort.total().measure(of.code()).ifPresent(sums -> total.addAll(shifts(of.measure(), sums)));
        }
        return new Group(
                source.code(),
                source.title(),
                new Line(ALL, total),
                cohort.dimensions().stream()
                        .map(dimension -> strata(source, coarse, dimension, cohort.lines(dimension)))
                        .toList());
    }

    /** Sums over all referrals are never suppressed: where a part of one is small, all of its parts are left out. */
    private List<Columns> coarsened(GroupFigures source, LineTotals total) {
        List<Columns> coarse = new ArrayList<>();
        for (Columns columns : source.tables()) {
            CountTable whole = table(source, columns, Map.of(ALL, total));
            Columns fewer = Suppression.coarsened(columns, whole::total, rules);
            if (coarse.isEmpty()
                    || (coarse.get(0).inOrder().contains(columns.root())
                            && fewer.inOrder().size() > 1)) {
                coarse.add(fewer);
            }
        }
        return coarse;
    }

    private static CountTable table(GroupFigures source, Columns columns, Map<String, LineTotals> lines) {
        Map<String, Map<String, Long>> rows = new HashMap<>();
        lines.forEach((stratum, line) -> {
            CountTable full = fullTable(source, columns, line);
            Map<String, Long> cells = new HashMap<>();
            columns.inOrder().stream()
                    .filter(columns::isLeaf)
                    .forEach(column -> cells.put(column, full.value(ALL, column)));
            if (cells.values().stream().anyMatch(count -> count > 0)) {
                rows.put(stratum, cells);
            }
        });
        return new CountTable(columns, rows);
    }

    /** With all columns, of which a coarser table has sums. */
    private static CountTable fullTable(GroupFigures source, Columns columns, LineTotals line) {
        Columns full = source.tables().stream()
                .filter(one -> one.root().equals(columns.root()))
                .findFirst()
                .orElse(columns);
        return new CountTable(full, Map.of(ALL, source.counts(line)));
    }

    private Strata strata(
            GroupFigures source, List<Columns> coarse, Dimension dimension, Map<String, LineTotals> lines) {
        CountTable first = table(source, coarse.get(0), lines);
        Optional<Set<Cell>> hidden = Suppression.of(first, rules);
        if (hidden.isEmpty()) {
            return new Strata(dimension, true, List.of());
        }
        Set<Cell> all = new HashSet<>(hidden.get());
        for (Columns columns : coarse.subList(1, coarse.size())) {
            Set<String> withheld = hidden.get().stream()
                    .filter(cell -> cell.column().equals(columns.root()))
                    .map(Cell::row)
                    .collect(Collectors.toSet());
            CountTable parts = table(source, columns, lines);
            all.addAll(Suppression.ofParts(parts, withheld, rules).orElseGet(() -> cells(parts)));
        }
        Set<String> enough = enough(source, first.rows().keySet(), lines, all);
        List<Line> published = new TreeMap<>(lines)
                .entrySet().stream()
                        .filter(line -> first.rows().containsKey(line.getKey()))
                        .map(line -> new Line(
                                line.getKey(),
                                line(
                                        source,
                                        coarse,
                                        line.getKey(),
                                        line.getValue(),
                                        all,
                                        enough.contains(line.getKey()))))
                        .toList();
        return new Strata(dimension, false, published);
    }

    private static Set<Cell> cells(CountTable table) {
        Set<Cell> all = new HashSet<>();
        table.rows()
                .keySet()
                .forEach(row -> table.columns().inOrder().stream()
                        .filter(column -> !column.equals(table.columns().root()))
                        .forEach(column -> all.add(new Cell(row, column))));
        return all;
    }

    private static long basis(GroupFigures source, LineTotals line) {
        return new CountTable(source.tables().get(0), Map.of(ALL, source.counts(line))).value(ALL, source.basis());
    }

    private boolean isEnough(GroupFigures source, LineTotals line) {
        return basis(source, line) >= rules.figuresMin();
    }

    /** The strata about which figures are published. If it were all but one, that one would follow from the figures of all referrals. */
    private Set<String> enough(
            GroupFigures source, Set<String> strata, Map<String, LineTotals> lines, Set<Cell> hidden) {
        Function<String, LineTotals> of = stratum -> lines.getOrDefault(stratum, new LineTotals());
        Set<String> some = strata.stream()
                .filter(stratum -> basis(source, of.apply(stratum)) > 0)
                .collect(Collectors.toSet());
        Set<String> enough = some.stream()
                .filter(stratum -> isEnough(source, of.apply(stratum)))
                .filter(stratum -> !hidden.contains(new Cell(stratum, source.basis())))
                .collect(Collectors.toSet());
        if (some.size() == enough.size() + 1) {
            enough.stream()
                    .min(Comparator.comparingLong(stratum -> basis(source, of.apply(stratum))))
                    .ifPresent(enough::remove);
        }
        return enough;
    }

    private List<Figure> line(
            GroupFigures source,
            List<Columns> coarse,
            String stratum,
            LineTotals line,
            Set<Cell> hidden,
            boolean enough) {
        List<Figure> figures = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (int i = 0; i < source.tables().size(); i++) {
            Columns full = source.tables().get(i);
            CountTable values = new CountTable(full, Map.of(ALL, source.counts(line)));
            Set<String> kept = i < coarse.size() ? Set.copyOf(coarse.get(i).inOrder()) : Set.of();
            for (String column : full.inOrder()) {
                if (i > 0 && column.equals(full.root())) {
                    continue;
                }
                boolean given = kept.contains(column) && !hidden.contains(new Cell(stratum, column));
                figures.add(
                        given
                                ? Figure.count(column, rules.rounded(values.value(ALL, column)))
                                : Figure.suppressedCount(column));
                if (given) {
                    shown.add(column);
                }
            }
        }
        figures.addAll(figures(source, line, shown, enough));
        return figures;
    }

    /** Where a count of 0 is shown on which figures rest, there are none, which says no more. */
    private static List<Figure> figures(GroupFigures source, LineTotals line, Set<String> shown, boolean enough) {
        long basis = basis(source, line);
        List<Figure> figures = new ArrayList<>();
        source.figures(line).forEach(figure -> figures.add(enough ? figure : figure.suppressed()));
        for (String column : source.shares()) {
            Figure share = GroupFigures.percent(
                    column, Math.min(basis, source.counts(line).getOrDefault(column, 0L)), Math.max(1, basis));
            figures.add(enough && shown.contains(column) ? share : share.suppressed());
        }
        return basis == 0 && shown.contains(source.basis())
                ? figures.stream().map(Figure::notEstimable).toList()
                : figures;
    }

    /** The people by the bands of baseline and follow-up; none if something about few would follow. */
    private List<Figure> shifts(Measure measure, MeasureTotals sums) {
        String[] codes = measure.bands().stream().map(Measure.Band::code).toArray(String[]::new);
        CountTable table = new CountTable(Columns.of("from").with("from", codes), sums.shifts());
        Optional<Set<Cell>> hidden = Suppression.of(table, rules);
        List<Figure> figures = new ArrayList<>();
        for (String from : codes) {
            for (String to : codes) {
                String code = "band-" + from + "-to-" + to;
                long count = table.value(from, to);
                boolean given = hidden.filter(cells -> !cells.contains(new Cell(from, to)))
                        .isPresent();
                figures.add(given ? Figure.count(code, rules.rounded(count)) : Figure.suppressedCount(code));
            }
        }
        return figures;
    }
}

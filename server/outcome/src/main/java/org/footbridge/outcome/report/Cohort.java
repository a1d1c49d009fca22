package org.footbridge.outcome.report;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.outcome.report.RowProblem.Reason;

/**
 * The referrals of a period, which come one by one in the order in which they were made, as sums for each group. Of people it keeps a
 * hash of eight bytes, so that outcomes count each person once: by the first referral of the period.
 */
public final class Cohort {
    /** The most rows that are named; all are counted. */
    private static final int ROWS_MAX = 1_000;

    private final List<Measure> measures;
    private final List<Dimension> dimensions;
    private final LineTotals total = new LineTotals();
    private final Map<Dimension, Map<String, LineTotals>> lines = new EnumMap<>(Dimension.class);
    private final Map<Reason, Long> problems = new EnumMap<>(Reason.class);
    private final List<RowProblem> rows = new ArrayList<>();
    private final Set<Long> people = new HashSet<>();

    public Cohort(List<Measure> measures, List<Dimension> dimensions) {
        this.measures = List.copyOf(measures);
        this.dimensions = List.copyOf(dimensions);
    }

    /** Adds a referral. */
    public void add(Referral referral) {
        List<LineTotals> groups = groups(referral);
        groups.forEach(line -> line.add(referral));
        if (referral.person().isEmpty()) {
            note(new RowProblem(Reason.NO_PERSON, referral.reference()));
        } else if (people.add(hash(referral.person()))) {
            measures.forEach(measure -> pair(measure, referral, groups));
        } else if (!referral.measurements().isEmpty()) {
            note(new RowProblem(Reason.LATER_REFERRAL, referral.reference()));
        }
    }

    private void pair(Measure measure, Referral referral, List<LineTotals> groups) {
        Pairing pairing = Pairing.of(measure, referral);
        pairing.problems().forEach(this::note);
        if (pairing.baseline().isPresent()) {
            groups.forEach(line -> line.add(measure, pairing));
        }
    }

    /** Notes a row that is left out. */
    public void note(RowProblem problem) {
        problems.merge(problem.reason(), 1L, Long::sum);
        if (rows.size() < ROWS_MAX) {
            rows.add(problem);
        }
    }

    private static long hash(String person) {
        return Hashing.sha256().hashString(person, StandardCharsets.UTF_8).asLong();
    }

    private List<LineTotals> groups(Referral referral) {
        List<LineTotals> groups = new ArrayList<>();
        groups.add(total);
        for (Dimension dimension : dimensions) {
            Map<String, LineTotals> strata = lines.computeIfAbsent(dimension, same -> new TreeMap<>());
            referral.strata(dimension)
                    .forEach(stratum -> groups.add(strata.computeIfAbsent(stratum, same -> new LineTotals())));
        }
        return groups;
    }

    List<Measure> measures() {
        return measures;
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    LineTotals total() {
        return total;
    }

    /** The groups of one dimension, by stratum. */
    Map<String, LineTotals> lines(Dimension dimension) {
        return lines.getOrDefault(dimension, Map.of());
    }

    Map<Reason, Long> problems() {
        return Map.copyOf(problems);
    }

    /** The first rows that were left out. */
    public List<RowProblem> rows() {
        return List.copyOf(rows);
    }
}

package org.footbridge.outcome.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.footbridge.outcome.disclosure.DisclosureRules;
import org.footbridge.outcome.report.RowProblem.Reason;

/**
 * The report as it is published.
 *
 * @param problems the number of rows that were left out, by reason; empty if it is suppressed
 * @param rows those of them that are named, because the reader may read the resources
 */
public record OutcomesReport(
        ReportPeriod period,
        DisclosureRules rules,
        List<Group> groups,
        Map<Reason, OptionalLong> problems,
        List<RowProblem> rows) {
    public OutcomesReport {
        groups = List.copyOf(groups);
        problems = Map.copyOf(problems);
        rows = List.copyOf(rows);
    }

    /**
     * The figures of the referrals, or of one measure.
     *
     * @param code {@code referrals}, or that of the measure
     * @param total of all referrals of the period; it has no figures if it is about too few people
     */
    record Group(String code, String title, Line total, List<Strata> strata) {}

    /**
     * The figures by the strata of one dimension.
     *
     * @param withheld whether there are no lines because something about few people would follow from any
     */
    record Strata(Dimension dimension, boolean withheld, List<Line> lines) {}

    /** The figures of one group of referrals. */
    record Line(String stratum, List<Figure> figures) {}

    /** The same, which names {@code readable} rows. */
    public OutcomesReport naming(List<RowProblem> readable) {
        return new OutcomesReport(period, rules, groups, problems, readable);
    }
}

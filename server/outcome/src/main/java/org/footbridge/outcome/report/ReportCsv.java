package org.footbridge.outcome.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.outcome.report.OutcomesReport.Group;
import org.footbridge.outcome.report.OutcomesReport.Line;
import org.footbridge.outcome.report.OutcomesReport.Strata;

/** The report as comma-separated values (RFC 4180), one row for each figure, with a header. */
public final class ReportCsv {
    private static final List<String> COLUMNS = List.of(
            "period-start", "period-end", "group", "dimension", "stratum", "figure", "value", "low", "high", "state");

    private final OutcomesReport report;
    private final StringBuilder text = new StringBuilder();

    private ReportCsv(OutcomesReport report) {
        this.report = report;
    }

    /** The text of {@code report}. */
    public static String of(OutcomesReport report) {
        ReportCsv csv = new ReportCsv(report);
        csv.row(COLUMNS);
        report.groups().forEach(csv::group);
        report.problems()
                .forEach((reason, count) -> csv.row(
                        "left-out",
                        "",
                        "",
                        reason.code(),
                        count.isPresent() ? Long.toString(count.getAsLong()) : "",
                        "",
                        "",
                        count.isPresent() ? "given" : "suppressed"));
        report.rows()
                .forEach(row -> csv.row(
                        "left-out",
                        "",
                        row.reference(),
                        row.reason().code(),
                        "",
                        "",
                        "",
                        row.reason().text()));
        return csv.text.toString();
    }

    private void group(Group group) {
        line(group, "", group.total());
        for (Strata strata : group.strata()) {
            if (strata.withheld()) {
                row(group.code(), strata.dimension().code(), "", "", "", "", "", "suppressed");
            }
            strata.lines().forEach(line -> line(group, strata.dimension().code(), line));
        }
    }

    private void line(Group group, String dimension, Line line) {
        for (Figure figure : line.figures()) {
            row(
                    group.code(),
                    dimension,
                    dimension.isEmpty() ? "" : line.stratum(),
                    figure.code(),
                    number(figure.value()),
                    number(figure.interval().stream()
                            .mapToDouble(ends -> ends.low())
                            .findFirst()),
                    number(figure.interval().stream()
                            .mapToDouble(ends -> ends.high())
                            .findFirst()),
                    figure.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty()
                ? ""
                : value.getAsDouble() == Math.rint(value.getAsDouble())
                        ? Long.toString((long) value.getAsDouble())
                        : Double.toString(value.getAsDouble());
    }

    private void row(String... values) {
        row(Stream.concat(
                        Stream.of(
                                report.period().start().toString(),
                                report.period().end().toString()),
                        Stream.of(values))
                .toList());
    }

    private void row(List<String> values) {
        text.append(values.stream().map(ReportCsv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe; numbers are left as they are. */
    private static String quoted(String value) {
        boolean number = value.matches("-?[0-9.E-]+");
        String safe = !number && value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

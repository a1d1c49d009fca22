package org.footbridge.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.footbridge.bench.step.Limited;

/** What servers of several sizes take, for people: one line a step, one column a size. */
final class ScaleTable {

    private static final String FAILED = "failed";

    private ScaleTable() {}

    /** The head of the table of steps. */
    static void printSizes(List<Integer> sizes) {
        String columns = sizes.stream()
                .map(size -> text("%26s", String.format(Locale.ROOT, "%,d", size)))
                .collect(Collectors.joining());
        String units = text("%10s%8s%8s", "p50 ms", "p99 ms", "CPU ms").repeat(sizes.size());
        System.out.print(text("%n%-15s%s   last by the one before%n", "resources", columns));
        System.out.print(text("%-15s%s %8s %8s%n", "step", units, "p50", "CPU"));
    }

    /** One step, of each size. */
    static void print(String name, List<Measurement> row) {
        StringBuilder line = new StringBuilder(text("%-15s", name));
        for (Measurement m : row) {
            line.append(m.failed() ? text("%26s", FAILED) : figures(m));
        }
        if (row.size() > 1) {
            Measurement before = row.get(row.size() - 2);
            Measurement last = row.get(row.size() - 1);
            line.append(ratio(p50(last), p50(before))).append(ratio(cpu(last), cpu(before)));
        }
        System.out.println(line);
        row.stream().flatMap(m -> m.complaints().stream()).limit(1).forEach(ScaleTable::complain);
    }

    private static String figures(Measurement m) {
        String wrong = m.errors() == 0 ? " " : "!";
        return text("%9.2f%s%8.2f%8.3f", p50(m), wrong, m.latencies().percentileMs(0.99), cpu(m));
    }

    /** The head of the table of steps with a limit. */
    static void printLimits(List<Integer> sizes) {
        String columns = sizes.stream()
                .map(size -> text("%22s", String.format(Locale.ROOT, "%,d", size)))
                .collect(Collectors.joining());
        String units = text("%12s%10s", "median ms", "max ms").repeat(sizes.size());
        System.out.print(text("%n%-15s%s%n", "resources", columns));
        System.out.print(text("%-15s%s %8s%n", "step", units, "limit"));
    }

    /** One step with a limit, of each size; the limit is for the last of them. */
    static void print(Limited step, List<Repetitions> row) {
        StringBuilder line = new StringBuilder(text("%-15s", step.name()));
        for (Repetitions r : row) {
            line.append(
                    r.complaint().isPresent() ? text("%22s", FAILED) : text("%12.2f%10.2f", r.medianMs(), r.maxMs()));
        }
        line.append(step.limitMs() == 0 ? text(" %8s", "-") : text(" %8.0f", step.limitMs()));
        Repetitions last = row.get(row.size() - 1);
        if (step.limitMs() > 0 && last.complaint().isEmpty()) {
            line.append("   ").append(verdict(last, step.limitMs()));
        }
        System.out.println(line);
        row.stream().flatMap(r -> r.complaint().stream()).limit(1).forEach(ScaleTable::complain);
    }

    private static String verdict(Repetitions repeated, double limitMs) {
        if (repeated.maxMs() <= limitMs) {
            return "met";
        }
        return repeated.medianMs() <= limitMs ? "met by the median" : "missed";
    }

    private static void complain(String about) {
        System.out.println("  ! " + about);
    }

    private static String ratio(double last, double before) {
        return last == 0 || before == 0 ? text(" %8s", "-") : text("    x%.2f", last / before);
    }

    private static double p50(Measurement m) {
        return m.latencies().percentileMs(0.5);
    }

    private static double cpu(Measurement m) {
        return m.failed() ? 0 : m.each(m.usage().serverAndPostgresMs());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package org.footbridge.bench;

import java.util.List;
import java.util.Locale;
import org.footbridge.bench.LoadBench.Result;
import org.footbridge.bench.probe.Usage;
import org.footbridge.bench.step.Step;

/** The results for people: one line a step, as soon as it is measured. */
final class ResultTable {

    private ResultTable() {}

    static void printLoad(String name, LoadFigures load) {
        Usage usage = load.usage();
        print(
                "%n%s: %d resources in %.1f s, %.0f creates/s%n",
                name, load.resources(), load.seconds(), load.resources() / load.seconds());
        print(
                "  each: CPU ms %.3f server + %.3f PostgreSQL; %.0f bytes of WAL; %.0f bytes on disk%n",
                load.each(usage.serverMs()),
                load.each(usage.postgresMs()),
                load.each(usage.walBytes()),
                load.each(load.bytes()));
        load.relations().forEach((relation, bytes) -> print("  %10.1f  %s%n", load.each(bytes), relation));
    }

    static void printHeader() {
        print("%n%-15s %5s %8s %6s %8s %8s %8s %8s   %s%n", "", "", "", "", "", "", "ms", "", "CPU ms/request");
        print(
                "%-15s %5s %8s %6s %8s %8s %8s %8s   %8s %8s %8s %8s %6s%n",
                "step",
                "conn",
                "requests",
                "errors",
                "req/s",
                "p50",
                "p95",
                "p99",
                "server",
                "postgres",
                "both",
                "target",
                "ratio");
    }

    /** The results of one step: of two servers, the second is set in relation to the first. */
    static void print(List<Result> results, int connections) {
        for (Result result : results) {
            print(result.step(), result.measurement(), connections);
        }
        if (results.size() == 2
                && results.stream().noneMatch(result -> result.measurement().failed())) {
            Measurement first = results.get(0).measurement();
            Measurement second = results.get(1).measurement();
            print(
                    "%-15s first against second: req/s x%.2f, CPU/request x%.2f, p95 x%.2f%n",
                    "",
                    first.requestsPerSecond() / second.requestsPerSecond(),
                    first.each(first.usage().serverAndPostgresMs())
                            / second.each(second.usage().serverAndPostgresMs()),
                    first.latencies().percentileMs(0.95) / second.latencies().percentileMs(0.95));
        }
    }

    static void printMemory(Target target) {
        print(
                "%n%s: server %.0f MB resident, %.0f MB at most; PostgreSQL %.0f MB beside shared memory%n",
                target.name(),
                target.probe().serverMb(),
                target.probe().serverPeakMb(),
                target.probe().postgresPrivateMb());
    }

    private static void print(Step step, Measurement m, int connections) {
        if (m.failed()) {
            print("%-15s %5d %8s %6d failed: %s%n", step.name(), connections, "-", m.errors(), m.complaints());
            return;
        }
        Usage usage = m.usage();
        double both = m.each(usage.serverAndPostgresMs());
        print(
                "%-15s %5d %8d %6d %8.0f %8.2f %8.2f %8.2f   %8.3f %8.3f %8.3f %8s %6s%n",
                step.name(),
                connections,
                m.requests(),
                m.errors(),
                m.requestsPerSecond(),
                m.latencies().percentileMs(0.5),
                m.latencies().percentileMs(0.95),
                m.latencies().percentileMs(0.99),
                m.each(usage.serverMs()),
                m.each(usage.postgresMs()),
                both,
                step.target() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", step.target()),
                step.target() == 0 ? "-" : String.format(Locale.ROOT, "%.2f", both / step.target()));
        m.complaints().stream().limit(1).forEach(complaint -> print("  ! %s%n", complaint));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}

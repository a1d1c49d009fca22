package org.footbridge.bench.layout;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.footbridge.bench.probe.Database;
import org.footbridge.bench.probe.Latencies;
import org.footbridge.bench.probe.Processes;

/** Creates or updates rows, one transaction each, with the plan that is kept for any values. */
final class Writes {

    private final String url;
    private final Database database;

    Writes(String url, Database database) {
        this.url = url;
        this.database = database;
    }

    static void printHeader() {
        System.out.printf("%n| write | clients | CPU us | WAL bytes | a second | p50 us | p99 us | max ms |%n");
        System.out.println("|---|---|---|---|---|---|---|---|");
    }

    /** @param samples what to write, by number from 0 */
    void measure(String name, NamedSql sql, LongFunction<Sample> samples, Extent extent)
            throws SQLException, InterruptedException {
        double wal = (double) database.walBytes();
        long start = System.nanoTime();
        AtomicLong next = new AtomicLong();
        ExecutorService executor = Executors.newFixedThreadPool(extent.clients());
        Latencies latencies = new Latencies();
        double cpuMs = 0;
        try {
            List<Callable<Part>> parts = new ArrayList<>();
            for (int i = 0; i < extent.clients(); i++) {
                parts.add(() -> part(sql, samples, next, extent.rows()));
            }
            for (Future<Part> part : executor.invokeAll(parts)) {
                latencies.addAll(part.get().latencies());
                cpuMs += part.get().cpuMs();
            }
        } catch (ExecutionException e) {
            throw new SQLException(name + ": " + e.getCause(), e);
        } finally {
            executor.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double rows = extent.rows();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.0f | %.0f | %.0f | %.0f | %.1f |%n",
                name,
                extent.clients(),
                cpuMs * 1000 / rows,
                ((double) database.walBytes() - wal) / rows,
                rows / seconds,
                latencies.percentileMs(0.5) * 1000,
                latencies.percentileMs(0.99) * 1000,
                latencies.percentileMs(1));
    }

    private Part part(NamedSql sql, LongFunction<Sample> samples, AtomicLong next, long rows) throws SQLException {
        Latencies latencies = new Latencies();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            long backend = backend(connection);
            set(connection, "plan_cache_mode = force_generic_plan");
            set(connection, "synchronous_commit = off");
            double before = Processes.singleThreadCpuMs(backend);
            for (long number = next.getAndIncrement(); number < rows; number = next.getAndIncrement()) {
                Sample sample = samples.apply(number);
                sql.bind(statement, sample::value);
                long begin = System.nanoTime();
                statement.executeUpdate();
                latencies.add(System.nanoTime() - begin);
            }
            return new Part(latencies, Processes.singleThreadCpuMs(backend) - before);
        }
    }

    static long backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    static void set(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET " + setting);
        }
    }

    /** How many rows, by how many at the same time. */
    record Extent(long rows, int clients) {}

    private record Part(Latencies latencies, double cpuMs) {}
}

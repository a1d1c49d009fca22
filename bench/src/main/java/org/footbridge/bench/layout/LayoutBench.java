package org.footbridge.bench.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.footbridge.bench.layout.Writes.Extent;
import org.footbridge.bench.probe.Database;

/**
 * Fills each layout, weighs it, asks it and updates it. The schemas {@code a}, {@code b} and {@code c} of the database
 * are dropped first.
 *
 * @param folder with the SQL
 * @param pendingKb of the GIN indexes; 0 for none
 */
public record LayoutBench(String url, Path folder, Extent extent, int pendingKb, List<String> layouts) {

    private static final long UPDATES_MAX = 20_000;

    public LayoutBench(String url, Path folder, long rows, int clients, int pendingKb, String layouts) {
        this(url, folder, new Extent(rows, clients), pendingKb, Arrays.asList(layouts.split(",", -1)));
    }

    public void run() throws IOException, SQLException, InterruptedException {
        Map<String, NamedSql> writes = NamedSql.read(folder.resolve("writes.sql"));
        Map<String, NamedSql> queries = NamedSql.read(folder.resolve("queries.sql"));
        String session = url + (url.contains("?") ? "&" : "?") + "prepareThreshold=1";
        try (Database database = new Database(url)) {
            execute(Files.readString(folder.resolve("layouts.sql")));
            String pending = pendingKb == 0 ? "fastupdate = off" : "gin_pending_list_limit = " + pendingKb;
            execute("ALTER INDEX a.token_gin SET (" + pending + "); ALTER INDEX b.token_gin SET (" + pending + ")");
            Writes measured = new Writes(session, database);
            Writes.printHeader();
            LongFunction<Sample> fresh = number -> new Sample(number, extent.rows(), 1);
            for (String layout : layouts) {
                measured.measure(layout + " create", statement(writes, layout + " create"), fresh, extent);
            }
            database.settle();
            for (String layout : layouts) {
                printSizes(database, layout);
                new Queries(session, queries, extent.rows()).measure(layout);
            }
            Writes.printHeader();
            for (String layout : layouts) {
                update(measured, writes, layout);
            }
        }
    }

    /** Some rows from all over the table; those that change a key follow those that do not. */
    private void update(Writes measured, Map<String, NamedSql> writes, String layout)
            throws SQLException, InterruptedException {
        long updates = Math.min(UPDATES_MAX, extent.rows() / 4);
        long step = extent.rows() / (2 * updates);
        Extent one = new Extent(updates, 1);
        measured.measure(
                layout + " update body",
                statement(writes, layout + " update body"),
                number -> new Sample(2 * number * step, extent.rows(), 2),
                one);
        measured.measure(
                layout + " update key",
                statement(writes, layout + " update key"),
                number -> new Sample((2 * number + 1) * step, extent.rows(), 2),
                one);
    }

    private void printSizes(Database database, String layout) throws SQLException {
        System.out.printf("%n| layout %s: relation | bytes a resource |%n|---|---|%n", layout);
        double sum = 0;
        for (Map.Entry<String, Long> relation : database.relations(layout).entrySet()) {
            double each = (double) relation.getValue() / extent.rows();
            if (each >= 0.1) {
                System.out.printf(Locale.ROOT, "| %s | %.1f |%n", relation.getKey(), each);
            }
            sum += each;
        }
        System.out.printf(Locale.ROOT, "| **all** | **%.0f** |%n", sum);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static NamedSql statement(Map<String, NamedSql> from, String name) {
        return Objects.requireNonNull(from.get(name), name);
    }
}

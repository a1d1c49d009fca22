package org.footbridge.bench.layout;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.footbridge.bench.probe.Latencies;
import org.footbridge.bench.probe.Processes;

/** Asks each layout the same questions, in each shape a query can have. */
final class Queries {

    private static final double MEASURE_MS = 700;
    private static final int WARM_UP = 5;
    private static final int REPEATS_MAX = 400;

    private final String url;
    private final Map<String, NamedSql> statements;
    private final long rows;
    private final Map<String, IntFunction<Long[]>> questions = new LinkedHashMap<>();

    Queries(String url, Map<String, NamedSql> statements, long rows) {
        this.url = url;
        this.statements = statements;
        this.rows = rows;
        questions.put("identifier", k -> keys(any("identifier", k, rows)));
        questions.put("status + category", k -> keys(Sample.key("status", k % 3), Sample.key("category", k % 20)));
        questions.put("patient + status", k -> keys(person(k), Sample.key("status", k % 3)));
        questions.put("status", k -> keys(Sample.key("status", k % 3)));
        questions.put("two that never meet", k -> keys(Sample.key("intent", 0), Sample.key("priority", 2 + k % 2)));
    }

    void measure(String layout) throws SQLException {
        System.out.printf("%n| layout %s: query | shape | CPU ms | p50 ms | rows |%n|---|---|---|---|---|%n", layout);
        for (Map.Entry<String, IntFunction<Long[]>> question : questions.entrySet()) {
            for (String shape : List.of("walk", "index", "plain")) {
                measure(layout, shape, question.getKey(), question.getValue(), "generic");
            }
            measure(layout, "plain", question.getKey(), question.getValue(), "custom");
        }
        measure(layout, "count", "status + category", question("status + category"), "custom");
        measure(layout, "dates", "patient, half of the time, by date", k -> keys(person(k)), "generic");
        measure(layout, "read", "one by its key", k -> keys(any("key", k, rows)), "generic");
    }

    private void measure(String layout, String shape, String name, IntFunction<Long[]> question, String plan)
            throws SQLException {
        NamedSql sql = statement(layout, shape, question.apply(0).length);
        Latencies latencies = new Latencies();
        double cpuMs;
        long found = 0;
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            Writes.set(connection, "plan_cache_mode = force_" + plan + "_plan");
            Writes.set(connection, "jit = off");
            long backend = Writes.backend(connection);
            for (int k = 0; k < WARM_UP; k++) {
                run(sql, statement, question.apply(k));
            }
            cpuMs = Processes.singleThreadCpuMs(backend);
            double spent = 0;
            for (int k = WARM_UP; k < REPEATS_MAX && spent < MEASURE_MS; k++) {
                long begin = System.nanoTime();
                found += run(sql, statement, question.apply(k));
                long duration = System.nanoTime() - begin;
                latencies.add(duration);
                spent += duration / 1e6;
            }
            cpuMs = Processes.singleThreadCpuMs(backend) - cpuMs;
        }
        double count = latencies.count();
        String full = shape.equals("plain") ? "plain, " + plan : shape;
        double p50 = latencies.percentileMs(0.5);
        System.out.printf(
                Locale.ROOT, "| %s | %s | %.3f | %.3f | %.1f |%n", name, full, cpuMs / count, p50, found / count);
    }

    private static int run(NamedSql sql, PreparedStatement statement, Long[] keys) throws SQLException {
        sql.bind(statement, name -> switch (name) {
            case "keys" -> keys;
            case "key", "key1" -> keys[0];
            case "key2" -> keys[1];
            case "before" -> Long.MAX_VALUE;
            case "dateKey" -> Sample.key("authored", 0);
            case "from" -> Sample.FIRST_DAY + Sample.SPAN / 5;
            case "to" -> Sample.FIRST_DAY + Sample.SPAN / 5 + Sample.SPAN / 2;
            default -> throw new IllegalArgumentException("no value ':" + name + "'");
        });
        int found = 0;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found++;
            }
        }
        return found;
    }

    /** Layout c has another statement for two keys than for one. */
    private NamedSql statement(String layout, String shape, int keys) {
        NamedSql either = statements.get(layout + " " + shape);
        return either != null ? either : Objects.requireNonNull(statements.get(layout + " " + shape + " " + keys));
    }

    private IntFunction<Long[]> question(String name) {
        return Objects.requireNonNull(questions.get(name));
    }

    private long person(int k) {
        return any("patient", k, Math.max(1, rows / 12));
    }

    private static long any(String parameter, int k, long bound) {
        return Sample.key(parameter, Math.floorMod(Sample.key("any", k), bound));
    }

    private static Long[] keys(Long... keys) {
        return keys;
    }
}

package org.footbridge.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.bench.data.Concepts;

/** Brings made up concepts into the tables of our server, as its own loader would. */
public final class ConceptTable {

    private static final int BATCH = 10_000;

    private final String url;
    private final Concepts concepts;

    /** @param url of the server's database */
    public ConceptTable(String url, Concepts concepts) {
        this.url = url;
        this.concepts = concepts;
    }

    /**
     * What loading took.
     *
     * @param bytes of the table and its indexes on disk
     */
    public record Figures(double seconds, double indexSeconds, long bytes) {}

    /** Loads them, unless as many are there: then only their bytes are told. */
    public Figures load() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            long known = number(
                    statement,
                    "SELECT coalesce(max(id), 0) FROM code_system WHERE url = '" + Concepts.SYSTEM
                            + "' AND state = 'current' AND concepts = " + concepts.count());
            if (known > 0) {
                return new Figures(0, 0, bytes(statement, known));
            }
            return load(connection, statement);
        }
    }

    private Figures load(Connection connection, Statement statement) throws SQLException {
        long id = number(
                statement,
                "INSERT INTO code_system (url, version, name, properties, concepts) VALUES ('" + Concepts.SYSTEM
                        + "', '" + Concepts.VERSION + "', 'Bench', '{\"kind\": \"code\"}', " + concepts.count()
                        + ") RETURNING id");
        String table = "concept_" + id;
        statement.execute("CREATE TABLE " + table + " (LIKE concept INCLUDING DEFAULTS, CHECK (system = " + id + "))");
        long start = System.nanoTime();
        for (int from = 1; from <= concepts.count(); from += BATCH) {
            insert(connection, id, from, Math.min(from + BATCH, concepts.count() + 1));
        }
        long copied = System.nanoTime();
        statement.execute("SET maintenance_work_mem = '256MB'");
        for (String index : indexes(statement, table)) {
            statement.execute(index);
        }
        long shortRank = concepts.count() < 20_000
                ? 0
                : number(
                        statement,
                        "SELECT coalesce(max(rank), 0) FROM (SELECT rank, sum(count(*)) OVER (ORDER BY rank) AS names FROM "
                                + table + " GROUP BY rank) r WHERE names <= " + concepts.count() / 32);
        if (shortRank > 0) {
            statement.execute("CREATE INDEX ON " + table + " USING gin (words) WITH (fastupdate = off) WHERE rank <= "
                    + shortRank);
        }
        statement.execute("ANALYZE " + table);
        statement.execute("UPDATE code_system SET state = 'replaced' WHERE url = '" + Concepts.SYSTEM
                + "' AND state = 'current'; UPDATE code_system SET state = 'current', short_rank = " + shortRank
                + " WHERE id = " + id
                + "; ALTER TABLE concept ATTACH PARTITION " + table + " FOR VALUES IN (" + id + ")");
        long end = System.nanoTime();
        return new Figures((end - start) / 1e9, (end - copied) / 1e9, bytes(statement, id));
    }

    private static List<String> indexes(Statement statement, String table) throws SQLException {
        List<String> definitions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT regexp_replace(pg_get_indexdef(indexrelid), 'INDEX .* ON ONLY [^ ]+', 'INDEX ON " + table
                        + "') FROM pg_index WHERE indrelid = 'concept'::regclass")) {
            while (rows.next()) {
                definitions.add(rows.getString(1));
            }
        }
        return definitions;
    }

    private static void insert(Connection connection, long id, int from, int end) throws SQLException {
        String sql = "INSERT INTO concept_" + id
                + " (system, number, rank, active, code, display, parents, ancestors, sets,"
                + " properties, designations, words) SELECT " + id + ", v.number::integer, length(v.display), true,"
                + " 'k' || v.number, v.display, v.parents::integer[], v.ancestors::integer[], '{}', v.properties::jsonb,"
                + " '[]', v.words::tsvector"
                + " FROM unnest(?, ?, ?, ?, ?, ?) v (number, display, parents, ancestors, properties, words)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<IntFunction<String>> columns = List.of(
                    String::valueOf,
                    Concepts::display,
                    number -> number == 1 ? "{}" : "{" + number / 2 + "}",
                    number -> Concepts.ancestors(number).stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",", "{", "}")),
                    number -> number % 100 == 0 ? "{\"kind\": [\"rare\"]}" : "{\"kind\": [\"usual\"]}",
                    number -> String.join(" ", Concepts.words(number)));
            for (int i = 0; i < columns.size(); i++) {
                Object[] values =
                        IntStream.range(from, end).mapToObj(columns.get(i)).toArray();
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            statement.executeUpdate();
        }
    }

    private static long bytes(Statement statement, long id) throws SQLException {
        return number(statement, "SELECT pg_total_relation_size('concept_" + id + "')");
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

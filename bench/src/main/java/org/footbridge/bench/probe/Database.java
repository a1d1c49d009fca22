package org.footbridge.bench.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The database behind a server, asked for what only it knows. One connection, idle during the measurements. */
public final class Database implements AutoCloseable {

    private static final String RELATIONS = """
            SELECT coalesce(owner.relname || ' (toast)', r.relname) AS name, pg_relation_size(r.oid) AS bytes
            FROM pg_class r
            LEFT JOIN pg_class owner ON owner.reltoastrelid = r.oid
            WHERE r.relkind IN ('r', 'i', 't') AND r.oid >= 16384
                AND (? = '' OR coalesce(owner.relnamespace, r.relnamespace) = to_regnamespace(?))
            ORDER BY 1
            """;

    private final Connection connection;

    /** @throws SQLException if the database cannot be reached */
    public Database(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(true);
    }

    /** The parent of our own server process; 0 if the cluster does not run on this machine. */
    public long postmaster() throws SQLException {
        long backend = number("SELECT pg_backend_pid()");
        return ProcessHandle.of(backend).isPresent() ? Processes.parent(backend) : 0;
    }

    /** Bytes of WAL written since the cluster was made. */
    public long walBytes() throws SQLException {
        return number("SELECT pg_current_wal_insert_lsn() - '0/0'");
    }

    public long bytes() throws SQLException {
        return number("SELECT pg_database_size(current_database())");
    }

    /** Fresh statistics and everything on disk, as after a quiet night. */
    public void settle() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    /** Bytes of each table, index and TOAST table, by name. */
    public Map<String, Long> relations() throws SQLException {
        return relations("");
    }

    /** Bytes of what is in one schema. */
    public Map<String, Long> relations(String schema) throws SQLException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(RELATIONS)) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sizes.merge(rows.getString(1), rows.getLong(2), Long::sum);
                }
            }
        }
        return sizes;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package org.footbridge.store.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.footbridge.problem.Problem;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.store.index.IndexTable;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.DatabaseFailure;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.jdbc.WriteClock;
import org.footbridge.store.resource.IndexedRows;
import org.footbridge.store.resource.IndexedVersion;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;

/**
 * Checks that the tables agree with each other and with the bodies, in one snapshot of a database that may be in use. It writes
 * and locks nothing, and merges resources and old versions in the order of {@code pid}, so that it needs little memory at any
 * size.
 */
public final class ConsistencyCheck {
    private static final int FETCH = 200;

    /** The pool's settings are for short statements that look up a few rows. */
    private static final List<String> SNAPSHOT = List.of(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
            "SET LOCAL statement_timeout = 0",
            "SET LOCAL enable_seqscan = on",
            "SET LOCAL plan_cache_mode = auto");

    private static final String CURRENT = "SELECT " + IndexedRows.COLUMNS
            + ", r.key, r.shard, s.key FROM resource r LEFT JOIN search s"
            + " ON s.type = r.type AND s.pid = r.pid AND s.shard = r.shard ORDER BY r.pid";
    private static final String OLD =
            "SELECT " + StoredRows.COLUMNS + ", until FROM resource_history ORDER BY pid, version";

    private static final List<String> INDEX_TABLES = Stream.concat(
                    Stream.of("search"), IndexTable.ALL.stream().map(IndexTable::name))
            .toList();

    private final DataSource source;
    private final ResourceTypes types;
    private final Keys keys;
    private final Function<StoredVersion, IndexEntries> indexer;
    private final double sample;

    /**
     * @param indexer what a version should be found by
     * @param sample the part of the resources whose entries are compared, 0 to 1; everything else is always looked at
     */
    public ConsistencyCheck(
            DataSource source, Keys keys, Function<StoredVersion, IndexEntries> indexer, double sample) {
        this.source = source;
        this.types = new ResourceTypes(new Database(source, new WriteClock(Clock.systemUTC())));
        this.keys = keys;
        this.indexer = indexer;
        this.sample = sample;
    }

    /** @throws Problem BUSY if the database cannot be read to the end */
    public ConsistencyReport run() {
        ConsistencyReport report = new ConsistencyReport();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String setting : SNAPSHOT) {
                    statement.execute(setting);
                }
            }
            report.openJobs(openJobs(connection));
            for (String table : INDEX_TABLES) {
                findRowsWithoutResource(connection, table, report);
            }
            KeptCheck.run(connection, report);
            walk(connection, report);
            connection.rollback();
            return report;
        } catch (SQLException e) {
            throw DatabaseFailure.problem(e);
        }
    }

    private static long openJobs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM job WHERE kind = 'reindex' AND state IN ('queued', 'running')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void findRowsWithoutResource(Connection connection, String table, ConsistencyReport report)
            throws SQLException {
        String sql = "SELECT x.pid, count(*), min(r.type), min(r.id) FROM " + table
                + " x LEFT JOIN resource r ON r.pid = x.pid AND r.shard = x.shard"
                + (table.equals("search") ? " AND r.type = x.type" : "")
                + " WHERE r.pid IS NULL OR r.action = 'D' GROUP BY x.pid ORDER BY x.pid";
        try (PreparedStatement statement = streaming(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String resource = rows.getString(4) == null
                        ? "pid " + rows.getLong(1) + ", which no resource has"
                        : types.name(rows.getInt(3)) + "/" + rows.getString(4) + ", which is deleted";
                report.add(ConsistencyRule.ROW_WITHOUT_RESOURCE, table + ": " + rows.getLong(2) + " of " + resource);
            }
        }
    }

    private void walk(Connection connection, ConsistencyReport report) throws SQLException {
        IndexComparison comparison = new IndexComparison(connection, indexer, sample, report);
        try (PreparedStatement currentStatement = streaming(connection, CURRENT);
                PreparedStatement oldStatement = streaming(connection, OLD);
                ResultSet current = currentStatement.executeQuery();
                ResultSet old = oldStatement.executeQuery()) {
            OldVersions oldVersions = new OldVersions(old, new BodyCheck(report), types, report);
            CurrentVersions rows = new CurrentVersions(types, keys, report);
            long pidBefore = Long.MIN_VALUE;
            while (current.next()) {
                long pid = current.getLong(1);
                if (pid == pidBefore) {
                    report.add(ConsistencyRule.PID_TWICE, "pid " + pid);
                    continue;
                }
                pidBefore = pid;
                report.countResource();
                VersionChain chain = oldVersions.before(pid);
                Optional<IndexedVersion> living = rows.check(current, chain);
                if (living.isPresent()) {
                    comparison.add(living.get());
                }
            }
            oldVersions.before(Long.MAX_VALUE);
        }
        comparison.finish();
    }

    private static PreparedStatement streaming(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCH);
        return statement;
    }
}

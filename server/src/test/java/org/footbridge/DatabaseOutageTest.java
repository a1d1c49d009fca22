package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.footbridge.store.jdbc.Outage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database goes and comes back: requests are refused meanwhile, and the log is not flooded. */
class DatabaseOutageTest {
    private static final int REFUSED = 4;
    private static final int TRIES_MAX = 1_000;

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.validation.mode=off", "--spring.datasource.hikari.connection-timeout=1000");

    @Test
    void hasALineAtItsBeginningAndOneAtItsEndFromAllThreadsTogether() throws Exception {
        String name = server.rows("SELECT current_database()").get(0).replaceAll("[()\"]", "");
        try (Connection other = TestDatabase.cluster().connect();
                LogRecorder log = LogRecorder.open(Outage.class)) {
            run(other, "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false");
            run(other, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            log.await(line -> line.contains("waits for the database"));
            for (int i = 0;
                    i < REFUSED;
                    i++) { // each waits for a connection as long as the threads in the background do
                assertThat(server.get("Patient/none").status()).isEqualTo(503);
            }
            run(other, "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
            log.await(line -> line.contains("answers again"));
            for (int i = 0; server.get("Patient/none").status() != 404; i++) { // until the pool has connections again
                assertThat(i).isLessThan(TRIES_MAX);
            }
            List<String> beside = log.lines().stream()
                    .filter(line -> !line.contains("Request "))
                    .toList();
            assertThat(beside).hasSize(2);
            assertThat(beside.get(0))
                    .isEqualTo("WARN The work in the background waits for the database: The database cannot be reached"
                            + " at the moment; try again.");
            assertThat(beside.get(1)).matches("INFO The database answers again after \\d+ s; .*");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

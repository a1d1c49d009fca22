package org.footbridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.database.DatabaseLogin;
import org.footbridge.database.EmbeddedDatabase;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for all tests of this JVM, and a database in it for each who asks. It is the one that
 * {@code FHIR_TEST_JDBC_URL} names; else the official image where a Docker engine answers; else the embedded binaries.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final TestDatabase SHARED = start();

    private final String url;
    private final String user;
    private final String password;

    private TestDatabase(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** A database of its own: where it is, and who may use it. */
    public record Fresh(String url, String user, String password) {
        /** What PostgreSQL calls it. */
        String name() {
            return url.replaceFirst("[^?]*/([^/?]+).*", "$1");
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        String[] settings() {
            return new String[] {
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password
            };
        }
    }

    public static Fresh fresh() {
        return fresh("");
    }

    /** Made with these options, such as {@code TABLESPACE small}. */
    static Fresh fresh(String options) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(SHARED.url, SHARED.user, SHARED.password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " " + options);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the tests at " + SHARED.url, e);
        }
        return new Fresh(SHARED.url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"), SHARED.user, SHARED.password);
    }

    /** The cluster itself, to make more than a database in it. */
    static Fresh cluster() {
        return new Fresh(SHARED.url, SHARED.user, SHARED.password);
    }

    private static TestDatabase start() {
        String given = System.getenv("FHIR_TEST_JDBC_URL");
        if (given != null) {
            return new TestDatabase(given, "postgres", "postgres");
        } else if (DockerClientFactory.instance().isDockerAvailable()) {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
            container.start();
            return new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword())
                    .forTestsOnly();
        }
        // one each for tests that run beside each other in two JVMs
        Path directory = Path.of(System.getProperty("test.database", "target/test-database-1"))
                .toAbsolutePath();
        try {
            Files.createDirectories(directory);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        DatabaseLogin login = database.superuser();
        return new TestDatabase(login.url(), login.user(), login.password()).forTestsOnly();
    }

    /**
     * Nobody needs the data after the machine has failed; what kills servers has a PostgreSQL of its own, as we ship it.
     * And no housekeeping runs at moments of its own: while it does, histories end before what a test has just written.
     */
    private TestDatabase forTestsOnly() {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "full_page_writes", "autovacuum")) {
                statement.execute("ALTER SYSTEM SET " + setting + " = off");
            }
            statement.execute("SELECT pg_reload_conf()");
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("No settings for the tests at " + url, e);
        }
    }
}

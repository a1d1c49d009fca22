package org.footbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.process.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The password of the embedded database, and the role of the server, which is no superuser. */
class DatabaseRolesTest {
    private static final String PASSWORD_IS_WRONG = "28P01";
    private Path directory;

    @BeforeEach
    void prepare() throws IOException {
        directory = Files.createTempDirectory("fb-roles");
        TestDirectory.useUnpackedBinaries(directory);
    }

    @AfterEach
    void remove() throws IOException {
        TestDirectory.remove(directory);
    }

    @Test
    void onlyThePasswordOfTheFileLetsIn() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            Path file = directory.resolve("database-password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(rows(database.login(), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .containsExactly("f");
            assertThat(rows(database.superuser(), "SELECT current_user")).containsExactly("postgres");
            for (String user : List.of("footbridge", "postgres", "nobody")) {
                for (String password : List.of("", "postgres", Files.readString(file) + "x")) {
                    assertRefused(database.login().url(), user, password);
                }
            }
            assertThat(database.login().toString()).doesNotContain(Files.readString(file));
        }
    }

    @Test
    void aClusterWithoutPasswordGetsOneAndKeepsItsData() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            run(
                    database.superuser(),
                    "CREATE TABLE kept (id bigint GENERATED ALWAYS AS IDENTITY, part integer) PARTITION BY LIST (part)",
                    "CREATE TABLE kept_1 PARTITION OF kept FOR VALUES IN (1)",
                    "CREATE SEQUENCE counted",
                    "INSERT INTO kept (part) VALUES (1)",
                    "ALTER DATABASE postgres OWNER TO postgres",
                    "DROP ROLE footbridge",
                    "ALTER ROLE postgres PASSWORD NULL");
        }
        Files.delete(directory.resolve("database-password"));
        new ClientAuthentication(directory.resolve("postgres")).set(ClientAuthentication.NOTHING);
        for (int start = 1; start <= 2; start++) {
            try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
                run(
                        database.login(),
                        "INSERT INTO kept (part) VALUES (1)",
                        "ALTER TABLE kept ADD COLUMN extra" + start + " text",
                        "CREATE INDEX ON kept_1 (part)",
                        "ALTER SEQUENCE counted INCREMENT 2",
                        "CREATE TABLE made" + start + " (id integer)");
                assertThat(rows(database.login(), "SELECT id FROM kept ORDER BY id"))
                        .hasSize(1 + start);
                assertRefused(database.login().url(), "postgres", "");
            }
        }
    }

    @Test
    void aPasswordThatIsLostIsDrawnAnew() throws Exception {
        String before;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            before = database.login().password();
            run(database.login(), "CREATE TABLE kept (id integer)");
        }
        Files.delete(directory.resolve("database-password"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(database.login().password()).isNotEqualTo(before);
            assertThat(rows(database.login(), "SELECT count(*) FROM kept")).containsExactly("0");
            assertRefused(database.login().url(), "postgres", before);
            assertThat(EmbeddedDatabase.running(directory).orElseThrow().password())
                    .isEqualTo(database.login().password());
        }
    }

    private static void assertRefused(String url, String user, String password) {
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, user, password).close())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as(user + " " + password)
                                .isIn(PASSWORD_IS_WRONG, "08004"));
    }

    private static void run(DatabaseLogin login, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> rows(DatabaseLogin login, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

package org.footbridge.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The roles of the embedded database and their password. The server connects as {@code footbridge}, which owns its tables and is no
 * superuser; {@code postgres} is the superuser, for administration. Both have the password in the file {@code database-password} of the
 * data directory, which only its owner may read.
 *
 * <p>A cluster that was made without passwords gets them at its next start, and its tables another owner. If the file was removed, a new
 * password is drawn: who may write the data directory is the database's owner anyway.
 */
final class DatabaseRoles {
    static final String FILE = "database-password";
    static final String SERVER = "footbridge";
    static final String SUPERUSER = "postgres";
    private static final int BYTES = 24;

    /** A sequence of a column has the owner of its table, and cannot be given another. */
    private static final String TABLES =
            "DO $$ DECLARE t record; BEGIN FOR t IN SELECT c.oid::regclass AS name FROM pg_class c"
                    + " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')"
                    + " AND c.relowner <> '" + SERVER + "'::regrole"
                    + " AND (c.relkind <> 'S' OR NOT EXISTS ("
                    + "SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')))"
                    + " LOOP EXECUTE format('ALTER TABLE %s OWNER TO " + SERVER + "', t.name); END LOOP; END $$";

    private final String password;

    private DatabaseRoles(String password) {
        this.password = password;
    }

    /** The file with the password of the cluster in {@code root}; where there is none, the cluster may have had one. */
    static PasswordFile password(Path root) {
        return new PasswordFile(root.resolve(FILE));
    }

    /** The roles of the cluster in {@code root}, whose password is drawn if there is none. */
    static DatabaseRoles of(Path root) throws IOException {
        return new DatabaseRoles(password(root).readOrDraw(BYTES));
    }

    DatabaseLogin server(String url) {
        return new DatabaseLogin(url, SERVER, password);
    }

    DatabaseLogin superuser(String url) {
        return new DatabaseLogin(url, SUPERUSER, password);
    }

    /**
     * Makes the role of the server, which then owns database and tables, unless it exists.
     *
     * @param trusted whether PostgreSQL asks for no password now, so that the roles may have none or another one
     */
    void prepare(String url, boolean trusted) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            boolean known = exists(statement);
            if (trusted || !known) {
                connection.setAutoCommit(false);
                // the password has no quote in it
                statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'");
                statement.execute(
                        (known ? "ALTER" : "CREATE") + " ROLE " + SERVER + " LOGIN PASSWORD '" + password + "'");
                statement.execute("ALTER DATABASE postgres OWNER TO " + SERVER);
                statement.execute(TABLES);
                connection.commit();
            }
        }
    }

    /** Has PostgreSQL read its configuration again. */
    void reload(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + SERVER + "'")) {
            return row.next();
        }
    }
}

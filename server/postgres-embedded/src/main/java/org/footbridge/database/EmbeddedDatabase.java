package org.footbridge.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A full PostgreSQL server in a data directory. The data persists; a cluster that a killed server left behind, running or
 * not, is taken over without loss.
 *
 * <p>The binaries are those of the Zonky project. Its own launcher is made for tests: it starts PostgreSQL with
 * {@code fsync} off, and does not detect that a start has failed.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** Recovery after a crash may take minutes; failures are reported at once. */
    private static final String WAIT_SECONDS = "600";

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_permissions", "0700"),
            Map.entry("timezone", "UTC"),
            Map.entry("max_connections", "64"),
            Map.entry("shared_buffers", SharedMemory.setting()),
            Map.entry("max_wal_size", "2GB"),
            // after each checkpoint a page is logged whole the first time it changes: compressed, it is a third
            Map.entry("wal_compression", "on"),
            Map.entry("jit", "off"),
            Map.entry("logging_collector", "on"),
            // the details of an error have the values of the row that was refused
            Map.entry("log_error_verbosity", "terse")));

    private final DataDirectory directory;
    private final PostgresProgram program;
    private final DatabaseRoles roles;
    private final int port;
    private final PostgresWatch watch;

    private EmbeddedDatabase(DataDirectory directory, PostgresProgram program, DatabaseRoles roles, int port) {
        this.directory = directory;
        this.program = program;
        this.roles = roles;
        this.port = port;
        this.watch = new PostgresWatch(directory.cluster(), () -> run(directory, program, port));
    }

    /**
     * Starts the database of {@code dataDirectory}, which is made if it does not exist.
     *
     * @throws DataDirectoryException if the directory cannot be used; the message says why
     */
    public static EmbeddedDatabase start(Path dataDirectory) {
        DataDirectory directory = DataDirectory.lock(dataDirectory);
        try {
            PostgresProgram program = PostgresProgram.unpacked(directory.binaries());
            DatabaseRoles roles = roles(directory);
            if (!Files.exists(directory.cluster())) {
                make(directory, program);
            }
            int port = freePort();
            open(directory, program, roles, port);
            log.info("The embedded PostgreSQL of {} listens on 127.0.0.1:{}", dataDirectory, port);
            return new EmbeddedDatabase(directory, program, roles, port);
        } catch (IOException | SQLException | RuntimeException e) {
            directory.close();
            throw new DataDirectoryException(
                    "The embedded PostgreSQL did not start in footbridge.data-dir '" + dataDirectory + "' ("
                            + e.getMessage() + "). To use your own PostgreSQL, set spring.datasource.url.",
                    e);
        }
    }

    private static void make(DataDirectory directory, PostgresProgram program) throws IOException {
        List<String> arguments = List.of(
                "-A",
                ClientAuthentication.PASSWORD,
                "--pwfile",
                DatabaseRoles.password(directory.root()).path().toString(),
                "-U",
                DatabaseRoles.SUPERUSER,
                "-E",
                "UTF-8",
                "--locale=C",
                "-D",
                path(directory));
        program.run("initdb", arguments);
        directory.markComplete();
    }

    /** A cluster without a password, or whose password is lost, trusts its clients until it has one: before that is drawn. */
    private static DatabaseRoles roles(DataDirectory directory) throws IOException {
        if (Files.exists(directory.cluster())
                && !DatabaseRoles.password(directory.root()).exists()) {
            new ClientAuthentication(directory.cluster()).set(ClientAuthentication.NOTHING);
        }
        return DatabaseRoles.of(directory.root());
    }

    private static void open(DataDirectory directory, PostgresProgram program, DatabaseRoles roles, int port)
            throws IOException, SQLException {
        ClientAuthentication authentication = new ClientAuthentication(directory.cluster());
        boolean trusted = authentication.isTrusting();
        run(directory, program, port);
        String url = jdbcUrl(directory, port);
        roles.prepare(url, trusted);
        if (trusted) {
            authentication.set(ClientAuthentication.PASSWORD);
            roles.reload(url);
        }
    }

    /** Whether {@code dataDirectory} has a database, running or not. */
    public static boolean exists(Path dataDirectory) {
        return Files.exists(dataDirectory.resolve(DataDirectory.COMPLETE));
    }

    /**
     * The login of the database that some server runs in {@code dataDirectory} now; empty if none does.
     *
     * @throws DataDirectoryException if its password cannot be read; the message says why
     */
    public static Optional<DatabaseLogin> running(Path dataDirectory) {
        Path root = dataDirectory.toAbsolutePath().normalize();
        try {
            Optional<Integer> port = OrphanedPostgres.port(root.resolve(DataDirectory.CLUSTER));
            return port.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DatabaseLogin(
                            jdbcUrl(port.get()),
                            DatabaseRoles.SERVER,
                            DatabaseRoles.password(root).read()));
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The file '" + DatabaseRoles.FILE + "' of footbridge.data-dir '" + root
                            + "' cannot be read: run this as the user of the server, or start the server again to make it.",
                    e);
        }
    }

    /** Also where another one has ended without cleaning up. */
    private static void run(DataDirectory directory, PostgresProgram program, int port) throws IOException {
        OrphanedPostgres.stop(directory.cluster());
        directory.clearSockets();
        String options = options(directory, port);
        program.run("pg_ctl", List.of("-D", path(directory), "-w", "-t", WAIT_SECONDS, "-o", options, "start"));
    }

    private static String path(DataDirectory directory) {
        return directory.cluster().toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String options(DataDirectory directory, int port) {
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        options.addAll(
                List.of("-k", quoted(directory.sockets().map(Path::toString).orElse(""))));
        SETTINGS.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
        return String.join(" ", options);
    }

    /** Quotes the text for the shell to which {@code pg_ctl} passes its options. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The login of the server, which is no superuser. */
    public DatabaseLogin login() {
        return roles.server(jdbcUrl(directory, port));
    }

    /** The login of the superuser. */
    public DatabaseLogin superuser() {
        return roles.superuser(jdbcUrl(directory, port));
    }

    private static String jdbcUrl(DataDirectory directory, int port) {
        return jdbcUrl(port)
                + directory
                        .sockets()
                        .map(sockets -> UnixSocketFactory.parameters(UnixSocketFactory.file(sockets, port)))
                        .orElse("");
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Stops PostgreSQL after its checkpoint, then lets go of the directory. */
    @Override
    public void close() {
        try (directory) {
            watch.close();
            if (OrphanedPostgres.isRunning(directory.cluster())) {
                stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() throws IOException {
        program.run("pg_ctl", List.of("-D", path(directory), "-m", "fast", "-w", "-t", WAIT_SECONDS, "stop"));
    }
}

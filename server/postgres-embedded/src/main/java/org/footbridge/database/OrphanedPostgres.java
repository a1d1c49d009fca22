package org.footbridge.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a PostgreSQL that still runs on a cluster, according to its pid file, because the server that started it was killed.
 * Only the holder of the data directory's lock may stop it, since no other process can be using it then.
 *
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">postmaster.pid</a>
 */
final class OrphanedPostgres {
    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final Duration STOP_MAX = Duration.ofMinutes(2);

    private OrphanedPostgres() {}

    /** Stops the PostgreSQL of {@code cluster}, if one runs, and waits for its end. */
    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = process(Files.readAllLines(pidFile), cluster);
        if (orphan.isPresent()) {
            log.info(
                    "Stopping the PostgreSQL (process {}) that an earlier server left behind",
                    orphan.get().pid());
            await(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    static boolean isRunning(Path cluster) {
        return port(cluster).isPresent();
    }

    /**
     * Returns the port on which the PostgreSQL of {@code cluster} listens; empty if none runs. It is the fourth line of the
     * pid file, once the server listens.
     */
    static Optional<Integer> port(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() < 4 || process(lines, cluster).isEmpty()
                    ? Optional.empty()
                    : Optional.of(Integer.parseInt(lines.get(3).strip()));
        } catch (IOException noSuchFile) {
            return Optional.empty();
        }
    }

    /** The first line is the process, the second its data directory. The number may belong to another program by now. */
    private static Optional<ProcessHandle> process(List<String> lines, Path cluster) {
        if (lines.size() < 2 || !Path.of(lines.get(1)).toAbsolutePath().equals(cluster)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> runs(process, cluster));
    }

    /** The postmaster names its directory among its arguments; one that does not is another's. */
    private static boolean runs(ProcessHandle process, Path cluster) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(false);
    }

    /**
     * Waits for the end of the process. SIGTERM waits for clients to disconnect, but their sockets were closed with the
     * killed server.
     */
    private static void await(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the orphaned PostgreSQL was stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The orphaned PostgreSQL (process " + process.pid() + ") did not stop", e);
        }
    }
}

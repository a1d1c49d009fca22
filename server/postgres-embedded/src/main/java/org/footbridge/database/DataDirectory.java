package org.footbridge.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of one server, protected by a file lock. The kernel releases the lock when the process ends, in
 * whatever way.
 *
 * <p>{@code postgres/} is the database cluster, {@code database-password} the password of its roles, {@code socket/} the directory of
 * its socket, {@code postgres-binaries/} the unpacked program. The file {@code complete} marks a cluster that has been started once: a cluster without it was
 * interrupted during creation and holds no data yet.
 */
final class DataDirectory implements AutoCloseable {
    static final String CLUSTER = "postgres";
    private static final String SOCKETS = "socket";
    static final String COMPLETE = "complete";

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static DataDirectory lock(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel lockFile =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new DataDirectoryException(
                        "footbridge.data-dir '" + root + "' is in use by another server; stop that one or set another"
                                + " directory.",
                        null);
            }
            DataDirectory held = new DataDirectory(root, lockFile);
            held.removeIncompleteCluster();
            return held;
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "footbridge.data-dir '" + root + "' cannot be written: " + e.getMessage() + ".", e);
        }
    }

    @Nullable
    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another server in this very process
        }
    }

    private void removeIncompleteCluster() throws IOException {
        if (!Files.exists(cluster()) || Files.exists(complete())) {
            return;
        }
        try (Stream<Path> files = Files.walk(cluster())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Path root() {
        return root;
    }

    Path cluster() {
        return root.resolve(CLUSTER);
    }

    /** The directory of PostgreSQL's socket; empty if its path would be too long. */
    Optional<Path> sockets() {
        return Optional.of(root.resolve(SOCKETS)).filter(UnixSocketFactory::fits);
    }

    /** Recreates the directory of sockets, because a killed PostgreSQL leaves its socket file behind. */
    void clearSockets() throws IOException {
        Path sockets = root.resolve(SOCKETS);
        Files.createDirectories(sockets);
        try (Stream<Path> files = Files.list(sockets)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    Path binaries() {
        return root.resolve("postgres-binaries");
    }

    private Path complete() {
        return root.resolve(COMPLETE);
    }

    void markComplete() throws IOException {
        if (!Files.exists(complete())) {
            Files.createFile(complete());
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.footbridge.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Data directories of servers that are started and killed. */
public final class TestDirectory {
    private static final Path UNPACKED = Path.of("target", "test-database-1", "postgres-binaries");

    private TestDirectory() {}

    /** Unpacking takes seconds; other tests have done it already. */
    public static void useUnpackedBinaries(Path directory) throws IOException {
        if (!Files.isDirectory(UNPACKED)) {
            return;
        }
        Path target = directory.resolve("postgres-binaries");
        Files.walkFileTree(UNPACKED, Set.of(), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(UNPACKED.relativize(from).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        from,
                        target.resolve(UNPACKED.relativize(from).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Kills the PostgreSQL that still runs in it, too. */
    public static void remove(Path directory) throws IOException {
        for (ProcessHandle postgres : ServerProcess.postgresOf(directory)) {
            postgres.destroyForcibly();
            postgres.onExit().join();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package org.footbridge.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The file {@code pg_hba.conf} of a cluster, which says how clients prove who they are.
 *
 * @see <a href="https://www.postgresql.org/docs/18/auth-pg-hba-conf.html">The pg_hba.conf File</a>
 */
final class ClientAuthentication {
    static final String PASSWORD = "scram-sha-256";
    static final String NOTHING = "trust";

    private static final String NAME = "pg_hba.conf";
    private static final Pattern METHOD = Pattern.compile("^(\\s*(?:local|host)\\s.*\\s)(?:trust|scram-sha-256)\\s*$");

    private final Path file;

    ClientAuthentication(Path cluster) {
        this.file = cluster.resolve(NAME);
    }

    /** Whether some clients are asked for nothing. */
    boolean isTrusting() throws IOException {
        return Files.readAllLines(file).stream()
                .anyMatch(line -> METHOD.matcher(line).matches() && line.strip().endsWith(NOTHING));
    }

    /** Asks all clients for {@code method} that were asked for nothing or for a password. */
    void set(String method) throws IOException {
        List<String> before = Files.readAllLines(file);
        List<String> after = before.stream()
                .map(line -> METHOD.matcher(line).replaceFirst("$1" + method))
                .toList();
        Path fresh = Files.createTempFile(file.getParent(), NAME, "");
        Files.write(fresh, after);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

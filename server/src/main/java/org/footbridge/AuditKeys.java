package org.footbridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.audit.Checkpoint;
import org.footbridge.audit.SigningKey;
import org.jspecify.annotations.Nullable;

/** The files of the audit log: the keys that sign its checkpoints, and the checkpoints that are kept outside of the database. */
final class AuditKeys {
    private static final String KEY = "signing-key.pem";
    private static final String CHECKPOINT = "checkpoint";

    /** Checkpoints of a file that are looked at, the latest. */
    private static final int KEPT_MAX = 1_000;

    private final AuditSettings settings;
    private final Path directory;

    AuditKeys(ServerSettings settings) {
        this.settings = settings.audit();
        this.directory = settings.dataDir().toAbsolutePath().normalize().resolve("audit");
    }

    /**
     * The pair of keys that signs. It is generated if the operator names none.
     *
     * @throws SettingException if the file cannot be read or written
     */
    SigningKey signing() {
        Path given = settings.keyFile();
        Path file = given == null ? directory.resolve(KEY) : given;
        try {
            if (given == null && !Files.exists(file)) {
                generate(file);
            }
            return SigningKey.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingException("The key of the audit log, footbridge.audit.key-file '" + file
                    + "', cannot be used: " + reason(unreadable) + ".");
        }
    }

    private void generate(Path file) throws IOException {
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(
                directory, KEY, "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, SigningKey.generate().pem());
        Files.move(fresh, file);
    }

    private static String reason(Exception unreadable) {
        return unreadable instanceof IOException
                ? "it cannot be read or written (" + unreadable.getClass().getSimpleName() + ")"
                : String.valueOf(unreadable.getMessage());
    }

    /** The public keys whose signatures are trusted: the present one and the former ones. */
    List<PublicKey> trusted() {
        List<PublicKey> keys = new ArrayList<>(List.of(signing().open()));
        for (Path file : settings.formerKeys()) {
            try {
                keys.add(SigningKey.parsePublic(Files.readString(file)));
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new SettingException(
                        "footbridge.audit.former-keys: '" + file + "' cannot be used: " + reason(unreadable) + ".");
            }
        }
        return keys;
    }

    /** Keeps a checkpoint in the data directory, and in the file that the operator names. */
    void keep(String note) throws IOException {
        Files.createDirectories(directory);
        Path fresh = directory.resolve(CHECKPOINT + ".new");
        Files.writeString(fresh, note);
        Files.move(
                fresh,
                directory.resolve(CHECKPOINT),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        if (settings.checkpointFile() != null) {
            Files.writeString(
                    settings.checkpointFile(), note + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** The checkpoints that were kept; {@code more} is another file of them. */
    List<Checkpoint> kept(@Nullable Path more) {
        List<Checkpoint> kept = new ArrayList<>();
        List<Path> files = new ArrayList<>(List.of(directory.resolve(CHECKPOINT)));
        if (settings.checkpointFile() != null) {
            files.add(settings.checkpointFile());
        }
        files.removeIf(file -> !Files.exists(file));
        if (more != null) {
            files.add(more);
        }
        for (Path file : Set.copyOf(files)) {
            kept.addAll(notes(file));
        }
        return kept;
    }

    private static List<Checkpoint> notes(Path file) {
        try {
            List<Checkpoint> all = new ArrayList<>();
            for (String note : Files.readString(file).split("(?m)^(?=footbridge-audit$)", -1)) {
                Checkpoint.parse(note).ifPresent(all::add);
            }
            return all.subList(Math.max(0, all.size() - KEPT_MAX), all.size());
        } catch (IOException unreadable) {
            throw new SettingException("The checkpoints in '" + file + "' cannot be read.");
        }
    }
}

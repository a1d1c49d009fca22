package org.footbridge.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** A random password in a file that only its owner may read. */
public record PasswordFile(Path path) {
    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * The password.
     *
     * @throws IOException if there is no such file, or it cannot be read
     */
    public String read() throws IOException {
        return Files.readString(path).strip();
    }

    /**
     * The password, which is drawn if there is no such file.
     *
     * @param bytes the random bytes of a new password; base64url makes four letters of three
     */
    public String readOrDraw(int bytes) throws IOException {
        if (!exists()) {
            byte[] random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            Path directory = path.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path fresh =
                    Files.createTempFile(directory, path.getFileName().toString(), ""); // only the owner may read it
            Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        }
        return read();
    }
}

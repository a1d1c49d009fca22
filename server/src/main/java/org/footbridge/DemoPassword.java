package org.footbridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of all accounts for trials: random, in a file of the data directory that only its owner may read. */
record DemoPassword(Path directory) {
    static final String FILE = "demo-password";
    private static final int BYTES = 18;

    /**
     * Makes the file if there is none.
     *
     * @throws SettingException if it cannot be read or written
     */
    String text() {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException unusable) {
            throw new SettingException("The password of the demo accounts cannot be kept in '" + file
                    + "' (footbridge.data-dir): " + unusable.getMessage() + ".");
        }
    }

    private void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, FILE, ""); // only the owner may read it
        Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

package org.footbridge;

import java.io.IOException;
import java.nio.file.Path;
import org.footbridge.database.PasswordFile;

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
            return new PasswordFile(file).readOrDraw(BYTES);
        } catch (IOException unusable) {
            throw new SettingException("The password of the demo accounts cannot be kept in '" + file
                    + "' (footbridge.data-dir): " + unusable.getMessage() + ".");
        }
    }
}

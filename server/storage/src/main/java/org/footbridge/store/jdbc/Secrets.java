package org.footbridge.store.jdbc;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.footbridge.search.index.Keys;

/** The secret of a database's hashed keys: made once, kept with the data that depends on it. */
public final class Secrets {
    private static final String NAME = "key-secret";

    private Secrets() {}

    /** The keys of this database; makes its secret if it has none yet. Safe when several servers start at once. */
    public static Keys keys(SecretStore secrets) {
        String hex = secrets.get(NAME, () -> {
            byte[] fresh = new byte[16];
            new SecureRandom().nextBytes(fresh);
            return HexFormat.of().formatHex(fresh);
        });
        return new Keys(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }
}

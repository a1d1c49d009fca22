package org.footbridge.store.jdbc;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.footbridge.search.Keys;

/** The secret of a database's hashed keys: made once, kept with the data that depends on it. */
public final class Secrets {
    private static final String NAME = "key-secret";

    private Secrets() {}

    /** The keys of this database; makes its secret if it has none yet. Safe when several servers start at once. */
    public static Keys keys(Database database) {
        byte[] fresh = new byte[16];
        new SecureRandom().nextBytes(fresh);
        database.update(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                values -> values.add(NAME).add(HexFormat.of().formatHex(fresh)));
        String hex = database.first(
                        "SELECT value FROM setting WHERE name = ?", values -> values.add(NAME), row -> row.getString(1))
                .orElseThrow();
        return new Keys(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }
}

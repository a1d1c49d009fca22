package org.footbridge.store.jdbc;

import java.util.Optional;
import java.util.function.Supplier;

/** Secrets of a database, each made once and kept with the data that depends on it. */
public final class SecretStore {
    private final Database database;

    public SecretStore(Database database) {
        this.database = database;
    }

    /** The secret of a name; {@code fresh} is kept if there is none yet. All servers that start at once get the same. */
    public String get(String name, Supplier<String> fresh) {
        return find(name)
                .or(() -> {
                    String made = fresh.get();
                    database.update(
                            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                            values -> values.add(name).add(made));
                    return find(name);
                })
                .orElseThrow();
    }

    private Optional<String> find(String name) {
        return database.first(
                "SELECT value FROM setting WHERE name = ?", values -> values.add(name), row -> row.getString(1));
    }
}

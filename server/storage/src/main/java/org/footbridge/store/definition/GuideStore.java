package org.footbridge.store.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.store.jdbc.Database;

/** The FHIR packages that are installed. */
public final class GuideStore {
    private static final String COLUMNS = "name, version, digest, resources, installed";

    /** Any number will do, as long as nothing else uses it. */
    private static final long LOCK = 0x6775696465L;

    private final Database database;

    public GuideStore(Database database) {
        this.database = database;
    }

    /**
     * An installed package.
     *
     * @param digest of the archive that it came in
     * @param resources {@code type/id} of each definition it brought
     */
    public record Guide(String name, String version, String digest, List<String> resources, Instant installed) {}

    /** By name. */
    public List<Guide> all() {
        return database.list("SELECT " + COLUMNS + " FROM guide ORDER BY name", values -> {}, GuideStore::read);
    }

    public Optional<Guide> find(String name) {
        return database.first(
                "SELECT " + COLUMNS + " FROM guide WHERE name = ?", values -> values.add(name), GuideStore::read);
    }

    private static Guide read(ResultSet row) throws SQLException {
        return new Guide(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                List.of((String[]) row.getArray(4).getArray()),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    /** Does {@code work} in one transaction, while nobody else installs anything on this database. */
    public <T> T alone(Supplier<T> work) {
        return database.transaction(() -> {
            database.list("SELECT pg_advisory_xact_lock(?)", values -> values.add(LOCK), row -> 1);
            return work.get();
        });
    }

    /** Notes {@code guide} as installed now, in place of another version of it. */
    public void put(Guide guide) {
        database.update(
                "INSERT INTO guide (name, version, digest, resources) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
                        + " SET version = excluded.version, digest = excluded.digest, resources = excluded.resources,"
                        + " installed = now()",
                values -> values.add(guide.name())
                        .add(guide.version())
                        .add(guide.digest())
                        .add(guide.resources().toArray(String[]::new)));
    }
}

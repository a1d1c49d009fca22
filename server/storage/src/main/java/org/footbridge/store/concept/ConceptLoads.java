package org.footbridge.store.concept;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Notifications;

/**
 * Brings code systems into the tables: {@link #begin}, {@link ConceptLoad#add} as often as it takes, {@link
 * ConceptLoad#finish}. Until then, and if it fails or is killed, the earlier load of the same version is in effect.
 */
public final class ConceptLoads {
    /** Every server has seen by then that there is another. */
    private static final Duration REPLACED = Duration.ofMinutes(10);

    private final Database database;
    private final Notifications notifications;

    public ConceptLoads(Database database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    /**
     * What is to be loaded.
     *
     * @param version empty if it has none
     * @param properties the FHIR type of each property, by its code
     * @param caseSensitive whether the case of letters matters in its codes
     */
    public record Subject(
            String url, String version, String name, Map<String, String> properties, boolean caseSensitive) {
        /** One in which case matters. */
        public Subject(String url, String version, String name, Map<String, String> properties) {
            this(url, version, name, properties, true);
        }
    }

    /**
     * Begins a load. One of the same version that has not finished is given up, whether it is at work or was killed.
     *
     * @param hierarchy complete: what is above a concept is written with it
     */
    public ConceptLoad begin(Subject subject, ConceptHierarchy hierarchy) {
        int id = database.transaction(() -> {
            unlimited(database);
            database.list(
                            "SELECT id FROM code_system WHERE url = ? AND version = ? AND state = 'loading' FOR UPDATE",
                            values -> values.add(subject.url()).add(subject.version()),
                            row -> row.getInt(1))
                    .forEach(earlier -> drop(database, earlier));
            return database.first(
                            "INSERT INTO code_system (url, version, name, properties, case_sensitive)"
                                    + " VALUES (?, ?, ?, ?::jsonb, ?::boolean)"
                                    + " RETURNING id",
                            values -> values.add(subject.url())
                                    .add(subject.version())
                                    .add(subject.name())
                                    .add(ConceptText.json(subject.properties()))
                                    .add(String.valueOf(subject.caseSensitive())),
                            row -> row.getInt(1))
                    .orElseThrow();
        });
        String what = "code system '" + subject.url() + "|" + subject.version() + "'";
        ConceptLoad load = new ConceptLoad(database, notifications, id, what, hierarchy);
        load.create();
        if (!subject.caseSensitive()) {
            load.ignoreCase();
        }
        return load;
    }

    /** Drops what nobody reads any more: loads that were replaced, and rests of loads that were killed. */
    public void tidy() {
        List<Integer> old = database.list(
                "SELECT id FROM code_system WHERE state = 'replaced'"
                        + " AND changed < now() - CAST(? AS bigint) * interval '1 second'"
                        + " OR state = 'loading' AND changed < now() - interval '1 day'",
                values -> values.add(REPLACED.toSeconds()),
                row -> row.getInt(1));
        old.forEach(id -> drop(database, id));
    }

    /** The table and the row of one load. */
    static void drop(Database database, int id) {
        database.transaction(() -> {
            unlimited(database);
            database.update("DELETE FROM code_system WHERE id = ?", values -> values.add(id));
            return database.update("DROP TABLE IF EXISTS " + ConceptLoad.table(id), values -> {});
        });
    }

    private static void unlimited(Database database) {
        database.update("SET LOCAL statement_timeout = 0", values -> {});
    }
}

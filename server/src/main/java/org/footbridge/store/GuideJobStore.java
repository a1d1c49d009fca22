package org.footbridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Installations of packages that run while nobody waits for them, as every server of the database sees them. */
public final class GuideJobStore {
    /** One that has said nothing for so long was on a server that is no more. */
    private static final String STATE =
            "CASE WHEN state = 'running' AND updated < now() - interval '10 minutes' THEN 'lost' ELSE state END";

    private static final String SELECT =
            "SELECT id, " + STATE + ", step, done, total, answer, created, updated FROM guide_job";

    private final Database database;

    GuideJobStore(Database database) {
        this.database = database;
    }

    /**
     * An installation and how far it has come.
     *
     * @param state running, done, failed or lost
     * @param step in words
     * @param answer JSON of what came of it; empty until it is over
     */
    public record Job(
            long id, String state, String step, int done, int total, String answer, Instant created, Instant updated) {}

    /** A new one, running. */
    public Job create() {
        long id = database.first(
                        "INSERT INTO guide_job DEFAULT VALUES RETURNING id", values -> {}, row -> row.getLong(1))
                .orElseThrow();
        return find(id).orElseThrow();
    }

    public Optional<Job> find(long id) {
        return database.first(SELECT + " WHERE id = ?", values -> values.add(id), GuideJobStore::read);
    }

    /** The latest first. */
    public List<Job> latest(int count) {
        return database.list(SELECT + " ORDER BY id DESC LIMIT ?", values -> values.add(count), GuideJobStore::read);
    }

    private static Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }

    /** Says how far one has come. */
    public void progress(long id, String step, int done, int total) {
        database.update(
                "UPDATE guide_job SET step = ?, done = ?, total = ?, updated = now() WHERE id = ?",
                values -> values.add(step).add(done).add(total).add(id));
    }

    /** Ends one as {@code done} or {@code failed}. */
    public void end(long id, String state, String step, String answer) {
        database.update(
                "UPDATE guide_job SET state = ?, step = ?, answer = ?, updated = now() WHERE id = ?",
                values -> values.add(state).add(step).add(answer).add(id));
    }
}

package org.footbridge.store.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.store.definition.ReindexJob.Cause;
import org.footbridge.store.definition.ReindexJob.Counts;
import org.footbridge.store.definition.ReindexJob.Position;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.IndexedRows;
import org.footbridge.store.resource.IndexedVersion;

/**
 * The jobs that index anew what is stored, and the way through the resources. A job belongs to one server at a time, by a
 * lease: if that server is killed, another one goes on from the last position that was saved.
 */
public final class ReindexStore {
    private static final String INDEX_MADE_WITH = "index-made-with";
    private static final String COLUMNS =
            "id, cause, types, state, type, pid, total, done, changed, failed, created, started, updated";

    private static final String CLAIM = "UPDATE reindex SET state = 'running', started = coalesce(started, now()),"
            + " updated = now(), worker = ?, lease = now() + ? * interval '1 millisecond'"
            + " WHERE id = (SELECT id FROM reindex WHERE state <> 'done' AND due <= now()"
            + "     AND EXISTS (SELECT FROM setting WHERE name = '" + INDEX_MADE_WITH + "' AND value = ?)"
            + "     AND NOT EXISTS (SELECT FROM reindex o WHERE o.state = 'running' AND o.worker <> ? AND o.lease > now())"
            + "     ORDER BY started IS NULL, id LIMIT 1 FOR UPDATE SKIP LOCKED)"
            + " RETURNING " + COLUMNS;

    private static final String NEXT = "SELECT " + IndexedRows.COLUMNS
            + " FROM (SELECT * FROM search WHERE type = ? AND pid > ? AND pid <= ? ORDER BY pid LIMIT ?) s"
            + " JOIN resource r ON r.pid = s.pid ORDER BY s.pid";

    private final Database database;
    private final ResourceTypes types;
    private final IndexedRows rows;

    /** What this server makes an index with. */
    private volatile String fingerprint = "";

    public ReindexStore(Database database, ResourceTypes types) {
        this.database = database;
        this.types = types;
        this.rows = new IndexedRows(types);
    }

    /** A new job about these types, or about all if none is named. */
    public ReindexJob enqueue(List<String> about) {
        return database.first(
                        "INSERT INTO reindex (cause, types, due) VALUES (?, nullif(?::integer[], '{}'), now()) RETURNING "
                                + COLUMNS,
                        values -> values.add(Cause.REQUEST.code()).add(numbers(about)),
                        this::job)
                .orElseThrow();
    }

    /**
     * Notes what the index is made with from now on. If it was something else and there are resources, a job that indexes
     * all is to begin after {@code delay}; that is what is returned.
     */
    public Optional<ReindexJob> requireMadeWith(String wanted, Duration delay) {
        fingerprint = wanted;
        return database.first(
                "WITH known AS (SELECT FROM setting WHERE name = ? AND value = ?), put AS ("
                        + " INSERT INTO setting (name, value) SELECT ?, ? WHERE NOT EXISTS (SELECT FROM known)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value)"
                        + " INSERT INTO reindex (cause, due) SELECT ?, now() + ? * interval '1 millisecond'"
                        + " WHERE NOT EXISTS (SELECT FROM known) AND EXISTS (SELECT FROM resource)"
                        + " RETURNING " + COLUMNS,
                values -> {
                    values.add(INDEX_MADE_WITH).add(wanted);
                    values.add(INDEX_MADE_WITH).add(wanted);
                    values.add(Cause.INDEX.code()).add(delay.toMillis());
                },
                this::job);
    }

    /** What the index was last made with; empty if no server has been started on this database. */
    public Optional<String> madeWith() {
        return database.first(
                "SELECT value FROM setting WHERE name = ?",
                values -> values.add(INDEX_MADE_WITH),
                row -> row.getString(1));
    }

    public Optional<ReindexJob> find(long id) {
        return database.first("SELECT " + COLUMNS + " FROM reindex WHERE id = ?", values -> values.add(id), this::job);
    }

    /** The latest {@code count}, the newest first. */
    public List<ReindexJob> latest(int count) {
        return database.list(
                "SELECT " + COLUMNS + " FROM reindex ORDER BY id DESC LIMIT ?", values -> values.add(count), this::job);
    }

    /**
     * What there is to do now, which is {@code worker}'s for the time of the lease; empty if there is nothing, or if it is
     * not this server that knows what the index is to be made with.
     */
    public Optional<ReindexJob> claim(String worker, Duration lease) {
        return database.first(
                        CLAIM,
                        values -> values.add(worker)
                                .add(lease.toMillis())
                                .add(fingerprint)
                                .add(worker),
                        this::job)
                .map(job -> job.position().type() == 0 ? begin(job) : job);
    }

    /** Counts what is to be done. Beyond the last there is now, everything is indexed as it should be. */
    private ReindexJob begin(ReindexJob job) {
        int[] about = about(job);
        return database.first(
                        "UPDATE reindex SET type = ?, pid_max = (SELECT coalesce(max(pid), 0) FROM resource),"
                                + " total = (SELECT count(*) FROM search WHERE type = ANY(?)) WHERE id = ? RETURNING "
                                + COLUMNS,
                        values -> values.add(about[0]).add(about).add(job.id()),
                        this::job)
                .orElseThrow();
    }

    /** The next {@code count} resources at most, in the job's order; none if it has seen all. */
    public List<IndexedVersion> next(ReindexJob job, int count) {
        long last = database.first(
                        "SELECT pid_max FROM reindex WHERE id = ?",
                        values -> values.add(job.id()),
                        row -> row.getLong(1))
                .orElseThrow();
        long pid = job.position().pid();
        for (int type : about(job)) {
            if (type >= job.position().type()) {
                long after = type == job.position().type() ? pid : 0;
                List<IndexedVersion> found = database.list(
                        NEXT, values -> values.add(type).add(after).add(last).add(count), rows::read);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** Saves how far {@code worker} has come, and keeps the job for it. False if another server has taken it over. */
    public boolean save(ReindexJob job, IndexedVersion last, Counts counts, String worker, Duration lease) {
        return database.update(
                        "UPDATE reindex SET type = ?, pid = ?, done = ?, changed = ?, failed = ?, updated = now(),"
                                + " lease = now() + ? * interval '1 millisecond' WHERE id = ? AND worker = ?",
                        values -> {
                            values.add(types.number(last.version().type()))
                                    .add(last.version().pid());
                            values.add(counts.done()).add(counts.changed()).add(counts.failed());
                            values.add(lease.toMillis()).add(job.id()).add(worker);
                        })
                == 1;
    }

    /** The job has seen all. Resources may have come and gone since they were counted. */
    public void finish(ReindexJob job, String worker) {
        database.update(
                "UPDATE reindex SET state = 'done', total = done, updated = now(), worker = NULL, lease = NULL"
                        + " WHERE id = ? AND worker = ?",
                values -> values.add(job.id()).add(worker));
    }

    /** Leaves what {@code worker} has to others. */
    public void release(String worker) {
        database.update(
                "UPDATE reindex SET worker = NULL, lease = NULL WHERE worker = ?", values -> values.add(worker));
    }

    private int[] about(ReindexJob job) {
        return job.types().isEmpty() ? types.numbers() : numbers(job.types());
    }

    private int[] numbers(List<String> names) {
        return names.stream().mapToInt(types::number).sorted().distinct().toArray();
    }

    ReindexJob job(ResultSet row) throws SQLException {
        return new ReindexJob(
                row.getLong(1),
                Cause.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                names(row),
                row.getString(4),
                new Position(row.getInt(5), row.getLong(6)),
                new Counts(row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10)),
                new ReindexJob.Times(
                        instant(row, 11).orElseThrow(),
                        instant(row, 12),
                        instant(row, 13).orElseThrow()));
    }

    private List<String> names(ResultSet row) throws SQLException {
        return row.getArray(3) == null
                ? List.of()
                : Arrays.stream((Integer[]) row.getArray(3).getArray())
                        .map(types::name)
                        .toList();
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

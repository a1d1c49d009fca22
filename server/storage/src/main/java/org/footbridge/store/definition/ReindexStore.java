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
import java.util.UUID;
import org.footbridge.store.definition.ReindexJob.Cause;
import org.footbridge.store.definition.ReindexJob.Counts;
import org.footbridge.store.definition.ReindexJob.Position;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.IndexedRows;
import org.footbridge.store.resource.IndexedVersion;

/** The jobs of the kind {@code reindex}, which index stored resources again, and the way through the resources by type and pid. */
public final class ReindexStore {
    private static final String INDEX_MADE_WITH = "index-made-with";
    /** The kind of the jobs. */
    public static final String KIND = "reindex";

    private static final String COLUMNS = "id, parameters::jsonb ->> 'cause', ARRAY(SELECT"
            + " jsonb_array_elements_text(parameters::jsonb -> 'types')::integer), state, started, position, total, done,"
            + " created, updated";

    private static final String INSERT = "INSERT INTO job (id, kind, owner, parameters, input, due)"
            + " SELECT gen_random_uuid(), '" + KIND
            + "', 'system', jsonb_build_object('cause', ?, 'types', ?::integer[])::text,"
            + " '', now() + ? * interval '1 millisecond'";

    private static final String NEXT = "SELECT " + IndexedRows.COLUMNS
            + " FROM (SELECT * FROM search WHERE type = ? AND pid > ? AND pid <= ? ORDER BY pid LIMIT ?) s"
            + " JOIN resource r ON r.pid = s.pid ORDER BY s.pid";

    private final Database database;
    private final ResourceTypes types;
    private final Notifications notifications;
    private final IndexedRows rows;

    /** The settings with which this server makes an index. */
    private volatile String fingerprint = "";

    public ReindexStore(Database database, ResourceTypes types, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
        this.types = types;
        this.rows = new IndexedRows(types);
    }

    /** A new job about these types, or about all if none is named. */
    public ReindexJob enqueue(List<String> about) {
        ReindexJob job = database.first(
                        INSERT + " RETURNING " + COLUMNS,
                        values -> values.add(Cause.REQUEST.code())
                                .add(numbers(about))
                                .add(0L),
                        this::job)
                .orElseThrow();
        database.afterwards(() -> notifications.publish(Notifications.JOBS));
        return job;
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
                        + " " + INSERT + " WHERE NOT EXISTS (SELECT FROM known) AND EXISTS (SELECT FROM resource)"
                        + " RETURNING " + COLUMNS,
                values -> {
                    values.add(INDEX_MADE_WITH).add(wanted);
                    values.add(INDEX_MADE_WITH).add(wanted);
                    values.add(Cause.INDEX.code()).add(new int[0]).add(delay.toMillis());
                },
                this::job);
    }

    /** The settings with which the index was last made; empty if no server has been started on this database. */
    public Optional<String> madeWith() {
        return database.first(
                "SELECT value FROM setting WHERE name = ?",
                values -> values.add(INDEX_MADE_WITH),
                row -> row.getString(1));
    }

    public Optional<ReindexJob> find(UUID id) {
        return database.first(
                "SELECT " + COLUMNS + " FROM job WHERE id = ? AND kind = '" + KIND + "'",
                values -> values.addAny(id),
                this::job);
    }

    /** The latest {@code count}, the newest first. */
    public List<ReindexJob> latest(int count) {
        return database.list(
                "SELECT " + COLUMNS + " FROM job WHERE kind = '" + KIND + "' ORDER BY created DESC LIMIT ?",
                values -> values.add(count),
                this::job);
    }

    /**
     * Whether this server may take a job: it is one of those that know what the index is to be made with, and no server is at
     * work on another job.
     */
    public boolean isReady() {
        return database.first(
                        "SELECT EXISTS (SELECT FROM setting WHERE name = ? AND value = ?) AND NOT EXISTS (SELECT FROM"
                                + " job WHERE kind = '" + KIND + "' AND state = 'running' AND lease > now())",
                        values -> values.add(INDEX_MADE_WITH).add(fingerprint),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    /** The job {@code id} that this server has taken, at its beginning or where it was interrupted. */
    public ReindexJob begin(UUID id) {
        ReindexJob job = find(id).orElseThrow();
        if (job.position().type() != 0) {
            return job;
        }
        int[] about = about(job);
        return database.first(
                        "SELECT (SELECT coalesce(max(pid), 0) FROM resource),"
                                + " (SELECT count(*) FROM search WHERE type = ANY(?))",
                        values -> values.add(about),
                        row -> new ReindexJob(
                                id,
                                job.cause(),
                                job.types(),
                                job.state(),
                                new Position(about[0], 0, row.getLong(1)),
                                new Counts(row.getLong(2), 0, 0, 0),
                                job.times()))
                .orElseThrow();
    }

    /** The job after a batch that ended with {@code last}. */
    public ReindexJob after(ReindexJob job, IndexedVersion last, Counts counts) {
        return job.at(types.number(last.version().type()), last.version().pid(), counts);
    }

    /** The next {@code count} resources at most, in the job's order; none if it has seen all. */
    public List<IndexedVersion> next(ReindexJob job, int count) {
        long last = job.position().last();
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

    private int[] about(ReindexJob job) {
        return job.types().isEmpty() ? types.numbers() : numbers(job.types());
    }

    private int[] numbers(List<String> names) {
        return names.stream().mapToInt(types::number).sorted().distinct().toArray();
    }

    private ReindexJob job(ResultSet row) throws SQLException {
        Optional<Instant> started = instant(row, 5);
        String state = row.getString(4);
        return new ReindexJob(
                row.getObject(1, UUID.class),
                Cause.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                names(row),
                state.equals("queued") ? (started.isEmpty() ? "waiting" : "running") : state,
                ReindexJob.positionOf(row.getString(6)),
                ReindexJob.countsOf(row.getString(6), row.getLong(7), row.getLong(8)),
                new ReindexJob.Times(
                        instant(row, 9).orElseThrow(), started, instant(row, 10).orElseThrow()));
    }

    private List<String> names(ResultSet row) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray(3).getArray())
                .map(types::name)
                .toList();
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

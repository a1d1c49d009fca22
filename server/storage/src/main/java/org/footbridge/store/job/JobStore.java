package org.footbridge.store.job;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.resource.BodyCodec;

/**
 * The queue of jobs that all servers of a database share. A worker takes a job with a lease, which it renews; after a lease that ran
 * out, any worker takes the job up again. Two workers never take the same job: its row is locked with {@code SKIP LOCKED}.
 */
public final class JobStore {
    private static final String COLUMNS =
            "id, kind, owner, state, done, total, message, attempts, created, started, updated, finished";

    private static final String TAKE = "UPDATE job SET state = 'running', attempts = attempts + 1,"
            + " started = coalesce(started, now()), updated = now(), worker = ?,"
            + " message = CASE WHEN state = 'queued' THEN 'Running.' ELSE message END,"
            + " lease = now() + ? * interval '1 millisecond'"
            + " WHERE id = (SELECT id FROM job WHERE state IN ('queued', 'running') AND due <= now()"
            + "     AND (state = 'queued' OR lease < now()) AND kind = ANY(?)"
            + "     ORDER BY due LIMIT 1 FOR UPDATE SKIP LOCKED)"
            + " RETURNING " + COLUMNS + ", parameters, input, position";

    /** The attempt tells two leases of one worker apart. */
    private static final String HELD = " WHERE id = ? AND worker = ? AND attempts = ? AND state = 'running'";

    private static final String RENEW = "UPDATE job SET done = ?, total = ?, message = ?, updated = now(),"
            + " lease = now() + ? * interval '1 millisecond'" + HELD;

    private static final String FINISH = "UPDATE job SET state = ?, status = ?, media_type = ?, result = ?, input = '',"
            + " done = ?, total = ?, message = ?, updated = now(), finished = now(), worker = NULL, lease = NULL"
            + HELD;

    private static final String REPEAT = "UPDATE job SET state = 'queued', attempts = 0, message = ?, position = '',"
            + " due = now() + ? * interval '1 millisecond', updated = now(), worker = NULL, lease = NULL" + HELD;

    private static final String RETRY = "UPDATE job SET state = 'queued', message = ?,"
            + " due = now() + ? * interval '1 millisecond', updated = now(), worker = NULL, lease = NULL" + HELD;

    private static final String RELEASE = "UPDATE job SET state = 'queued', attempts = attempts - 1, updated = now(),"
            + " worker = NULL, lease = NULL" + HELD;

    private static final String CANCEL = "UPDATE job SET state = 'cancelled', input = '', message = 'Cancelled.',"
            + " updated = now(), finished = now(), worker = NULL, lease = NULL"
            + " WHERE id = ? AND state IN ('queued', 'running')";

    private final Database database;
    private final Notifications notifications;

    public JobStore(Database database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    /** Queues a job. {@code committed} is run once the job is there for workers to see. */
    public UUID create(String kind, String owner, JobInput input, Runnable committed) {
        UUID id = UUID.randomUUID(); // 122 bits of a secure generator
        database.update(
                "INSERT INTO job (id, kind, owner, parameters, input) VALUES (?, ?, ?, ?, ?)",
                values -> values.addAny(id)
                        .add(kind)
                        .add(owner)
                        .add(input.parameters())
                        .add(BodyCodec.pack(input.body())));
        database.afterwards(committed);
        changed();
        return id;
    }

    /** Queues the job of a kind that is repeated for ever, unless it is there. */
    public void createRepeated(String kind, Duration delay) {
        database.update(
                "INSERT INTO job (id, kind, owner, parameters, input, due) VALUES (?, ?, 'system', '{}', '',"
                        + " now() + ? * interval '1 millisecond') ON CONFLICT (id) DO NOTHING",
                values -> values.addAny(UUID.nameUUIDFromBytes(kind.getBytes(StandardCharsets.UTF_8)))
                        .add(kind)
                        .add(delay.toMillis()));
    }

    /**
     * Has the only job with {@code id} run, also if it has ended; one that waits goes on waiting unless {@code now}. The row is locked until the
     * transaction of this thread ends, so a worker that ends the job meanwhile sees what the transaction has written.
     */
    public void require(UUID id, String kind, String parameters, boolean now) {
        database.update(
                "INSERT INTO job AS j (id, kind, owner, parameters, input) VALUES (?, ?, 'system', ?, '')"
                        + " ON CONFLICT (id) DO UPDATE SET"
                        + " state = CASE WHEN j.state = 'running' THEN j.state ELSE 'queued' END,"
                        + " due = CASE WHEN j.state = 'queued' AND NOT ? THEN j.due ELSE now() END,"
                        + " attempts = CASE WHEN j.state = 'running' THEN j.attempts ELSE 0 END, finished = NULL",
                values -> values.addAny(id).add(kind).add(parameters).addAny(now));
        changed();
    }

    /** Adds a job that {@code worker}, which is no runner, has begun already. */
    public JobLease begin(String kind, String parameters, String worker, Duration lease) {
        UUID id = UUID.randomUUID();
        return database.first(
                        "INSERT INTO job (id, kind, owner, parameters, input, state, attempts, started, worker, lease)"
                                + " VALUES (?, ?, 'system', ?, '', 'running', 1, now(), ?, now() + ? * interval '1"
                                + " millisecond') RETURNING " + COLUMNS,
                        values -> values.addAny(id)
                                .add(kind)
                                .add(parameters)
                                .add(worker)
                                .add(lease.toMillis()),
                        row -> new JobLease(job(row), new JobInput(parameters, new byte[0]), worker))
                .orElseThrow();
    }

    /** Ends the jobs of {@code kind} whose workers, which are no runners, were killed. */
    public void endKilled(String kind) {
        database.update(
                "UPDATE job SET state = 'failed', message = 'The process was killed.', updated = now(), finished ="
                        + " now(), worker = NULL, lease = NULL WHERE kind = ? AND state = 'running' AND lease < now()",
                values -> values.add(kind));
    }

    /** Makes the runners of all servers look for jobs once the transaction of this thread is committed. */
    private void changed() {
        database.afterwards(() -> notifications.publish(Notifications.JOBS));
    }

    /** The kinds of which a job could be taken now. */
    public Set<String> due(Collection<String> kinds) {
        return Set.copyOf(database.list(
                "SELECT DISTINCT kind FROM job WHERE state IN ('queued', 'running') AND due <= now()"
                        + " AND (state = 'queued' OR lease < now()) AND kind = ANY(?)",
                values -> values.add(kinds.toArray(String[]::new)),
                row -> row.getString(1)));
    }

    /** The number of jobs of callers that have still to end. */
    public int open() {
        return database.first(
                        "SELECT count(*) FROM job WHERE state IN ('queued', 'running') AND owner <> 'system'",
                        values -> {},
                        row -> row.getInt(1))
                .orElseThrow();
    }

    public Optional<Job> find(UUID id) {
        return database.first(
                "SELECT " + COLUMNS + " FROM job WHERE id = ?", values -> values.addAny(id), JobStore::job);
    }

    /** The latest first. */
    public List<Job> latest(int count) {
        return database.list(
                "SELECT " + COLUMNS + " FROM job ORDER BY created DESC LIMIT ?",
                values -> values.add(count),
                JobStore::job);
    }

    /** The result of a job that is done or failed. */
    public Optional<JobResult> result(UUID id) {
        return database.first(
                "SELECT status, media_type, result FROM job WHERE id = ? AND state IN ('done', 'failed')",
                values -> values.addAny(id),
                row -> new JobResult(row.getInt(1), row.getString(2), BodyCodec.unpack(row.getBytes(3))));
    }

    /** Takes the job that is due first and that no other worker holds; empty if there is none of these kinds. */
    public Optional<JobLease> take(String worker, Duration lease, Collection<String> kinds) {
        return database.first(
                TAKE,
                values -> values.add(worker).add(lease.toMillis()).add(kinds.toArray(String[]::new)),
                row -> new JobLease(
                        job(row),
                        new JobInput(
                                row.getObject(1, UUID.class),
                                row.getString(13),
                                BodyCodec.unpack(row.getBytes(14)),
                                row.getString(15)),
                        worker));
    }

    /** Notes how far the job has come and begins its lease again. False if it is no longer this worker's. */
    public boolean renew(JobLease held, Job.Progress progress, Duration lease) {
        return update(
                held,
                RENEW,
                values -> values.add(progress.done())
                        .add(progress.total())
                        .add(progress.message())
                        .add(lease.toMillis()));
    }

    /** Saves where the job goes on after an interruption. False if it is no longer this worker's. */
    public boolean save(JobLease held, String position, Job.Progress progress) {
        return update(
                held,
                "UPDATE job SET position = ?, done = ?, total = ?, message = ?, updated = now()" + HELD,
                values -> values.add(position)
                        .add(progress.done())
                        .add(progress.total())
                        .add(progress.message()));
    }

    /** Ends the job as done or failed. False if it is no longer this worker's. */
    public boolean finish(JobLease held, JobResult result, Job.Progress last) {
        JobState state = result.isFailure() ? JobState.FAILED : JobState.DONE;
        changed();
        return update(
                held,
                FINISH,
                values -> values.add(state.code())
                        .add(result.status())
                        .add(result.mediaType())
                        .add(BodyCodec.pack(result.body()))
                        .add(result.isFailure() ? last.done() : last.total())
                        .add(last.total())
                        .add(result.isFailure() ? "Failed." : "Done."));
    }

    /** Puts the job back into the queue for its next repetition. */
    public boolean repeat(JobLease held, Duration pause, String message) {
        return update(held, REPEAT, values -> values.add(message).add(pause.toMillis()));
    }

    /** Puts the job back into the queue after a failure that may pass. */
    public boolean retry(JobLease held, Duration pause, String message) {
        return update(held, RETRY, values -> values.add(message).add(pause.toMillis()));
    }

    /** Puts the job back into the queue for another server; the attempt does not count. */
    public boolean release(JobLease held) {
        changed();
        return update(held, RELEASE, values -> {});
    }

    private boolean update(JobLease held, String sql, Database.Values values) {
        return database.update(sql, binder -> {
                    values.bind(binder);
                    binder.addAny(held.job().id())
                            .add(held.worker())
                            .add(held.job().attempts());
                })
                == 1;
    }

    /** Cancels an open job, which its worker sees with the next renewal; removes one that has ended. */
    public void cancel(UUID id) {
        changed();
        if (database.update(CANCEL, values -> values.addAny(id)) == 0) {
            database.update("DELETE FROM job WHERE id = ?", values -> values.addAny(id));
        }
    }

    /** Removes the jobs that ended longer ago than {@code lifetime}, with their results. */
    public int prune(Duration lifetime) {
        return database.update(
                "DELETE FROM job WHERE created < now() - ? * interval '1 millisecond'"
                        + " AND finished < now() - ? * interval '1 millisecond'",
                values -> values.add(lifetime.toMillis()).add(lifetime.toMillis()));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                JobState.of(row.getString(4)),
                new Job.Progress(row.getLong(5), row.getLong(6), row.getString(7)),
                row.getInt(8),
                new Job.Times(
                        time(row, 9).orElseThrow(), time(row, 10), time(row, 11).orElseThrow(), time(row, 12)));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

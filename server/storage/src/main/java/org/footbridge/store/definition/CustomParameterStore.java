package org.footbridge.store.definition;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;

/** The SearchParameter resources that are stored here, and for which of them the index is complete. */
public final class CustomParameterStore {
    private static final String TYPE = "SearchParameter";

    /** Everything that changes any of them adds to it, in whatever order servers with different clocks commit. */
    private static final String REVISION = "(SELECT coalesce(sum(version), 0) FROM resource WHERE type = ?)";

    /**
     * What went away is forgotten; for what is new or different there is a job: one that waits still, or a new one.
     * Nothing happens if there was another change of the resources since they were read.
     */
    private static final String SETTLE = """
        WITH valid AS (SELECT WHERE %s = ?)
        , wanted AS (SELECT * FROM unnest(?, ?, ?) AS w (type, code, definition))
        , gone AS (DELETE FROM custom_parameter p
            WHERE EXISTS (SELECT FROM valid)
                AND NOT EXISTS (SELECT FROM wanted w WHERE w.type = p.type AND w.code = p.code))
        , fresh AS (SELECT w.* FROM wanted w LEFT JOIN custom_parameter p USING (type, code)
            WHERE EXISTS (SELECT FROM valid) AND w.definition IS DISTINCT FROM p.definition)
        , about AS (SELECT array_agg(DISTINCT type) AS types FROM fresh HAVING count(*) > 0)
        , waiting AS (UPDATE job j
            SET parameters = jsonb_build_object('cause', 'parameters', 'types', ARRAY(
                    SELECT jsonb_array_elements_text(j.parameters::jsonb -> 'types')::integer
                    UNION SELECT unnest(a.types) ORDER BY 1))::text,
                due = now() + ? * interval '1 millisecond'
            FROM about a
            WHERE j.id = (SELECT id FROM job
                    WHERE kind = 'reindex' AND state = 'queued' AND started IS NULL
                        AND parameters::jsonb ->> 'cause' = 'parameters' ORDER BY created LIMIT 1 FOR UPDATE)
            RETURNING j.id)
        , made AS (INSERT INTO job (id, kind, owner, parameters, input, due)
            SELECT gen_random_uuid(), 'reindex', 'system',
                jsonb_build_object('cause', 'parameters', 'types', a.types)::text, '',
                now() + ? * interval '1 millisecond'
            FROM about a WHERE NOT EXISTS (SELECT FROM waiting)
            RETURNING id)
        , job AS (SELECT id FROM waiting UNION ALL SELECT id FROM made)
        , put AS (INSERT INTO custom_parameter (type, code, definition, job)
            SELECT f.type, f.code, f.definition, job.id FROM fresh f, job
            ON CONFLICT (type, code) DO UPDATE SET definition = excluded.definition, job = excluded.job
            WHERE custom_parameter.definition <> excluded.definition)
        SELECT type, code FROM fresh UNION ALL SELECT 0, '' FROM valid
        """.formatted(REVISION);

    private final Database database;
    private final ResourceTypes types;
    private final Notifications notifications;
    private final StoredRows rows;

    public CustomParameterStore(Database database, ResourceTypes types, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
        this.types = types;
        this.rows = new StoredRows(types);
    }

    /** A parameter of one type. */
    public record Name(String type, String code) {
        static Name of(SearchParameter parameter) {
            return new Name(parameter.type(), parameter.code());
        }
    }

    /** The progress of the index of one. {@code started} says whether work on it has begun. */
    public record State(Name name, boolean complete, boolean started, int percent) {}

    /** A number that is another one after each change of a SearchParameter. */
    public long revision() {
        return database.first("SELECT " + REVISION, values -> values.add(types.number(TYPE)), row -> row.getLong(1))
                .orElseThrow();
    }

    /** All that are not deleted, in the order of their creation. */
    public List<StoredVersion> all() {
        return database.list(
                "SELECT " + StoredRows.COLUMNS + " FROM resource WHERE type = ? AND action <> 'D' ORDER BY pid",
                values -> values.add(types.number(TYPE)),
                rows::read);
    }

    /**
     * Makes sure that everything gets indexed by {@code wanted}, which is what {@link #all} defined at {@code revision}.
     *
     * @return those that wait to be indexed because of this; empty if there was another change meanwhile
     */
    public Optional<List<Name>> settle(long revision, Collection<SearchParameter> wanted, Duration delay) {
        List<Name> fresh = database.list(
                SETTLE,
                values -> {
                    values.add(types.number(TYPE)).add(revision);
                    values.add(wanted.stream()
                            .mapToInt(parameter -> types.number(parameter.type()))
                            .toArray());
                    values.add(wanted.stream().map(SearchParameter::code).toArray(String[]::new));
                    values.add(wanted.stream().map(SearchParameter::content).toArray(String[]::new));
                    values.add(delay.toMillis()).add(delay.toMillis());
                },
                row -> row.getInt(1) == 0 ? new Name("", "") : new Name(types.name(row.getInt(1)), row.getString(2)));
        boolean valid = fresh.remove(new Name("", ""));
        if (!fresh.isEmpty()) {
            database.afterwards(() -> notifications.publish(Notifications.JOBS));
        }
        return valid ? Optional.of(fresh) : Optional.empty();
    }

    /** Makes {@link #settle} take these for new: some resources were indexed without them after all. */
    public void forget(List<Name> names) {
        for (Name name : names) {
            database.update(
                    "UPDATE custom_parameter SET definition = '' WHERE type = ? AND code = ?",
                    values -> values.add(types.number(name.type())).add(name.code()));
        }
    }

    /** All that are in effect. */
    public List<State> states() {
        return database.list(
                // a job that ended long ago is no longer there
                "SELECT p.type, p.code, coalesce(j.state = 'done', true), j.id IS NULL OR j.started IS NOT NULL,"
                        + " coalesce(j.done, 0), coalesce(j.total, 0)"
                        + " FROM custom_parameter p LEFT JOIN job j ON j.id = p.job",
                values -> {},
                row -> new State(
                        new Name(types.name(row.getInt(1)), row.getString(2)),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        new ReindexJob.Counts(row.getLong(6), row.getLong(5), 0, 0).percent()));
    }

    /** The progress of a job that makes the whole index anew, in per cent; empty if there is none. */
    public Optional<Integer> wholeIndex() {
        return database.first(
                "SELECT total, done FROM job WHERE kind = 'reindex' AND state IN ('queued', 'running')"
                        + " AND parameters::jsonb ->> 'cause' = 'index' ORDER BY created LIMIT 1",
                values -> {},
                row -> new ReindexJob.Counts(row.getLong(1), row.getLong(2), 0, 0).percent());
    }
}

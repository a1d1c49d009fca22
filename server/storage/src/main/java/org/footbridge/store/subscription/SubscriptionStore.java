package org.footbridge.store.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.resource.StoredVersion;

/** The subscriptions that are followed, and their events. Numbers are given under the lock of the subscription's row. */
public final class SubscriptionStore {
    private static final String COLUMNS = "id, version, status, type, criteria, caller, since::text, latest, delivered,"
            + " failures, failing, error";

    private static final String FOLLOW = "INSERT INTO subscription (id, version, status, type, criteria, ends, caller)"
            + " VALUES (?, ?, ?, ?, ?, nullif(?, '')::timestamptz, ?) ON CONFLICT (id) DO UPDATE SET version ="
            + " excluded.version, status = excluded.status, type = excluded.type, criteria = excluded.criteria, ends ="
            + " excluded.ends, caller = excluded.caller, failures = 0, failing = NULL, error = '', updated = now(),"
            // what was changed while nobody was to be told is no event
            + " since = CASE WHEN subscription.status = 'off' OR subscription.criteria <> excluded.criteria"
            + " OR subscription.type <> excluded.type THEN excluded.since ELSE subscription.since END";

    private final Database database;

    public SubscriptionStore(Database database) {
        this.database = database;
    }

    /**
     * Follows the Subscription that {@code version} is, for {@code caller}. To be called in the transaction that writes it.
     *
     * @param end an instant of FHIR; empty if there is none
     */
    public void follow(
            StoredVersion version, String status, String type, String criteria, Optional<String> end, String caller) {
        database.update(
                FOLLOW,
                values -> values.add(version.id())
                        .add(version.version())
                        .add(status)
                        .add(type)
                        .add(criteria)
                        .add(end.orElse(""))
                        .add(caller));
    }

    /** Notes the status that the server has given to a Subscription. */
    public void status(String id, String status) {
        database.update(
                "UPDATE subscription SET status = ?, updated = now() WHERE id = ?",
                values -> values.add(status).add(id));
    }

    /** Ends the notifications of a Subscription that was deleted, and forgets its events. */
    public void forget(String id) {
        database.update("DELETE FROM subscription WHERE id = ?", values -> values.add(id));
    }

    public Optional<FollowedSubscription> find(String id) {
        return database.first(
                "SELECT " + COLUMNS + " FROM subscription WHERE id = ?",
                values -> values.add(id),
                SubscriptionStore::subscription);
    }

    /** The subscriptions for which changes of resources are events now. */
    public List<FollowedSubscription> followed() {
        return database.list(
                "SELECT " + COLUMNS + " FROM subscription WHERE status <> 'off' AND (ends IS NULL OR ends > now())"
                        + " ORDER BY id",
                values -> {},
                SubscriptionStore::subscription);
    }

    /** The subscriptions with something to be sent. */
    public List<String> unfinished() {
        return database.list(
                "SELECT id FROM subscription WHERE status = 'requested' OR status <> 'off' AND delivered < latest",
                values -> {},
                row -> row.getString(1));
    }

    /** Adds events to the subscription, in this order. */
    public void append(String id, List<StoredVersion> events) {
        String[] types = events.stream().map(StoredVersion::type).toArray(String[]::new);
        String[] ids = events.stream().map(StoredVersion::id).toArray(String[]::new);
        int[] versions = events.stream().mapToInt(StoredVersion::version).toArray();
        database.update(
                "WITH numbered AS (UPDATE subscription SET latest = latest + ? WHERE id = ? RETURNING id, latest - ?"
                        + " AS before) INSERT INTO subscription_event (subscription, number, type, id, version) SELECT"
                        + " n.id, n.before + e.number, e.type, e.id, e.version FROM numbered n, unnest(?, ?, ?) WITH"
                        + " ORDINALITY AS e (type, id, version, number)",
                values -> values.add((long) events.size())
                        .add(id)
                        .add((long) events.size())
                        .add(types)
                        .add(ids)
                        .add(versions));
    }

    /** The events after {@code number}, at most {@code limit}, in their order. */
    public List<SubscriptionEvent> after(String id, long number, int limit) {
        return database.list(
                "SELECT number, type, id, version, state, created FROM subscription_event"
                        + " WHERE subscription = ? AND number > ? ORDER BY number LIMIT ?",
                values -> values.add(id).add(number).add(limit),
                row -> new SubscriptionEvent(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        instant(row, 6).orElseThrow()));
    }

    /** Notes the end of an event: {@code delivered}, {@code withheld} or {@code dead}. */
    public void end(String id, long number, String state) {
        database.update(
                "WITH ended AS (UPDATE subscription_event SET state = ? WHERE subscription = ? AND number = ?)"
                        + " UPDATE subscription SET delivered = ?, failures = 0, failing = NULL,"
                        + " error = CASE WHEN ? = 'dead' THEN error ELSE '' END, updated = now() WHERE id = ?",
                values -> values.add(state)
                        .add(id)
                        .add(number)
                        .add(number)
                        .add(state)
                        .add(id));
    }

    /** Notes a success that ended no event, such as of a handshake. */
    public void succeeded(String id) {
        database.update(
                "UPDATE subscription SET failures = 0, failing = NULL, error = '', updated = now() WHERE id = ?",
                values -> values.add(id));
    }

    /** Notes a failure, and returns the subscription after it. */
    public Optional<FollowedSubscription> failed(String id, String error) {
        return database.first(
                "UPDATE subscription SET failures = failures + 1, failing = coalesce(failing, now()), error = ?,"
                        + " updated = now() WHERE id = ? RETURNING " + COLUMNS,
                values -> values.add(error).add(id),
                SubscriptionStore::subscription);
    }

    /** Removes the events that ended longer ago than {@code lifetime}. */
    public void prune(Duration lifetime) {
        database.update(
                "DELETE FROM subscription_event WHERE state <> 'pending' AND created < now() - ? * interval '1"
                        + " millisecond'",
                values -> values.add(lifetime.toMillis()));
    }

    private static FollowedSubscription subscription(ResultSet row) throws SQLException {
        return new FollowedSubscription(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Long.parseLong(row.getString(7)),
                row.getLong(8),
                row.getLong(9),
                row.getInt(10),
                instant(row, 11),
                row.getString(12));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

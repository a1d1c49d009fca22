package org.footbridge.store.history;

import java.util.Optional;
import org.footbridge.store.history.ChangeFeed.Position;
import org.footbridge.store.jdbc.Database;

/**
 * The positions of the consumers of the change feed, each under a name. A position moves in the transaction of the consumer's own
 * writes, while its row is locked, so what a consumer writes to the database happens once for each change.
 */
public final class ChangeCursors {
    private static final String POSITION = "(txid, pid, version) = (?::xid8, ?, ?)";

    private final Database database;

    public ChangeCursors(Database database) {
        this.database = database;
    }

    /** The outcome of an attempt to handle the changes after a position. */
    public enum Outcome {
        /** They were handled. */
        DONE,
        /** Another server is at work on them. */
        BUSY
    }

    /** Creates the cursor {@code name} if there is none: before all changes, or after those that have been committed so far. */
    public void create(String name, boolean fromStart) {
        database.update(
                "INSERT INTO change_cursor (name, txid, pid, version) VALUES (?, "
                        + (fromStart ? "'0'::xid8" : "pg_snapshot_xmin(pg_current_snapshot())")
                        + ", 0, 0) ON CONFLICT (name) DO NOTHING",
                values -> values.add(name));
    }

    /** The position of the cursor; empty if there is no such cursor. */
    public Optional<Position> position(String name) {
        return database.first(
                "SELECT txid::text, pid, version FROM change_cursor WHERE name = ?",
                values -> values.add(name),
                row -> new Position(row.getString(1), row.getLong(2), row.getInt(3)));
    }

    /**
     * Runs {@code work} and moves the cursor to {@code to}, in one transaction; nothing happens if the cursor is no longer at
     * {@code from}, or another server moves it.
     */
    public Outcome advance(String name, Position from, Position to, Runnable work) {
        return database.transaction(() -> {
            boolean ours = !database.list(
                            "SELECT name FROM change_cursor WHERE name = ? AND " + POSITION + " FOR UPDATE SKIP LOCKED",
                            values -> values.add(name)
                                    .add(from.transaction())
                                    .add(from.pid())
                                    .add(from.version()),
                            row -> row.getString(1))
                    .isEmpty();
            if (!ours) {
                return Outcome.BUSY;
            }
            work.run();
            database.update(
                    "UPDATE change_cursor SET txid = ?::xid8, pid = ?, version = ?, updated = now() WHERE name = ?",
                    values -> values.add(to.transaction())
                            .add(to.pid())
                            .add(to.version())
                            .add(name));
            return Outcome.DONE;
        });
    }
}

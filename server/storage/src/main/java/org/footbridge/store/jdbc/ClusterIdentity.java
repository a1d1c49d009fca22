package org.footbridge.store.jdbc;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL cluster to which the transaction numbers in {@code txid} belong. After a dump has been restored into another
 * cluster they are meaningless, and pages that use a snapshot would miss everything.
 *
 * @see <a href="https://www.postgresql.org/docs/18/functions-info.html">pg_control_system</a>
 */
public final class ClusterIdentity {
    private static final Logger log = LoggerFactory.getLogger(ClusterIdentity.class);
    private static final String NAME = "cluster";

    /** The smallest number of a transaction: existing rows precede every later snapshot. */
    private static final String BEFORE_ALL = "'3'::xid8";

    /** The number of what some consumer of the change feed has still to see. */
    private static final String UNSEEN = "'4'::xid8";

    private static final String RENUMBER = " x SET txid = CASE WHEN EXISTS (SELECT FROM change_cursor c"
            + " WHERE (x.txid, x.pid, x.version) > (c.txid, c.pid, c.version)) THEN " + UNSEEN + " ELSE " + BEFORE_ALL
            + " END";

    private ClusterIdentity() {}

    /** Renumbers existing rows if they came from another cluster. */
    public static void settle(Database database) {
        String current = database.first(
                        "SELECT system_identifier::text FROM pg_control_system()",
                        values -> {},
                        row -> row.getString(1))
                .orElseThrow();
        Optional<String> known = database.first(
                "SELECT value FROM setting WHERE name = ?", values -> values.add(NAME), row -> row.getString(1));
        if (known.isPresent() && !known.get().equals(current)) {
            log.info("The database was moved to another PostgreSQL cluster; its transaction numbers are set anew");
            database.transaction(() -> renumber(database));
        }
        database.update(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value ="
                        + " excluded.value WHERE setting.value <> excluded.value",
                values -> values.add(NAME).add(current));
    }

    private static int renumber(Database database) {
        database.update("SET LOCAL statement_timeout = 0", values -> {});
        database.update("UPDATE resource" + RENUMBER, values -> {});
        database.update("UPDATE resource_history" + RENUMBER, values -> {});
        auditEvents(database);
        database.update("UPDATE subscription SET since = " + BEFORE_ALL, values -> {});
        // each would seem to be of a transaction to come
        database.update("DELETE FROM condition_guard", values -> {});
        return database.update(
                "UPDATE change_cursor SET txid = " + BEFORE_ALL + ", pid = " + Long.MAX_VALUE + ", version = "
                        + Integer.MAX_VALUE,
                values -> {});
    }

    /** Sealed records stay sealed; the others are sealed next. */
    private static void auditEvents(Database database) {
        database.update(
                "UPDATE audit_event SET txid = CASE WHEN pg_visible_in_snapshot(txid, coalesce((SELECT value FROM"
                        + " setting WHERE name = 'audit.sealed'), '3:3:')::pg_snapshot)"
                        + " THEN " + BEFORE_ALL + " ELSE " + UNSEEN
                        + " END",
                values -> {});
        database.update("UPDATE setting SET value = '4:4:' WHERE name = 'audit.sealed'", values -> {});
    }
}

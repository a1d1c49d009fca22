package org.footbridge.store.resource;

import java.util.List;
import org.footbridge.store.audit.AuditRow;
import org.footbridge.store.resource.BulkSql.Pids;
import org.footbridge.store.resource.WriteSql.Parts;

/**
 * The statement that writes new resources, however many, and all that they are found by: one round trip, and a transaction of
 * its own if it is not in one. What it writes comes in columns, as those of {@link BulkSql}; in the place of a pid each row has
 * the place of its resource, from 1 on. It returns the pids in that order, and fails if there is one of the resources.
 */
final class CreateSql {
    /** The condition under which the resources are written. */
    enum Guard {
        /** All are written. */
        NONE,
        /** All are written if all targets exist, and stay, and all guards can be inserted; otherwise none, and no pid is returned. */
        ALL,
        /** A resource is written if its guard can be inserted, or if it has none (0); the pids of the others are NULL. */
        EACH
    }

    private static final String PIDS = """
        WITH p AS MATERIALIZED (SELECT ARRAY(SELECT nextval('resource_pid') FROM generate_series(1, ?)) AS pids)
        """;

    /** Locks targets first, then inserts guards, both in the order of their keys, as all writers do: see {@link RowLocks}. */
    private static final String PIDS_OF_ALL = """
        WITH l AS MATERIALIZED (
            SELECT r.key FROM (SELECT u.key FROM unnest(?) u (key) ORDER BY u.key) k
            CROSS JOIN LATERAL (SELECT x.key FROM resource x
                WHERE x.key = k.key AND x.action <> 'D' FOR KEY SHARE) r)
        , c AS (%s)
        , p AS MATERIALIZED (SELECT ARRAY(SELECT nextval('resource_pid') FROM generate_series(1, ?)) AS pids
            WHERE (SELECT count(*) FROM l) = ? AND (SELECT count(*) FROM c) = ?)
        """.formatted(BulkSql.claim("WHERE (SELECT count(*) FROM l) = ?", "?"));

    private static final String PIDS_OF_EACH =
            """
            WITH c AS (%s)
            , p AS MATERIALIZED (SELECT ARRAY(
                SELECT CASE WHEN u.claim = 0 OR u.claim IN (SELECT key FROM c) THEN nextval('resource_pid') END
                FROM unnest(?) WITH ORDINALITY u (claim, place) ORDER BY u.place) AS pids)
            """.formatted(BulkSql.claim("", "(?::text[])[array_position(?, condition_guard.key)]"));

    private static final String ROWS = """
        , r AS (INSERT INTO resource (pid, version, key, shard, type, updated, action, id, body)
            SELECT p.pids[v.place], 1, v.key, (v.key & 4095)::smallint, v.type, v.updated, v.action::"char", v.id, v.body
            FROM p, unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY v (key, type, updated, action, id, body, place)
            WHERE p.pids[v.place] IS NOT NULL
            RETURNING 1)
        """;

    private static final String RESULT = "SELECT unnest(p.pids) FROM p";

    /** Texts are written after resources, in the same order as by separate statements. */
    private static final String RESULT_BEFORE_TEXTS = "SELECT unnest(p.pids) FROM p, (SELECT count(*) FROM r) first";

    private static final List<String> UNGUARDED = variants(PIDS);
    private static final List<String> GUARDED_ALL = variants(PIDS_OF_ALL);
    private static final List<String> GUARDED_EACH = variants(PIDS_OF_EACH);

    private CreateSql() {}

    static String create(Guard guard, Parts parts) {
        List<String> variants = switch (guard) {
            case NONE -> UNGUARDED;
            case ALL -> GUARDED_ALL;
            case EACH -> GUARDED_EACH;
        };
        return variants.get(parts.place());
    }

    private static List<String> variants(String start) {
        return Parts.each(parts -> start + ROWS + ", " + BulkSql.entries(Pids.DRAWN, parts)
                + (parts.audited() ? AuditRow.WITH_PIDS : "")
                + (parts.texts() ? RESULT_BEFORE_TEXTS : RESULT));
    }
}

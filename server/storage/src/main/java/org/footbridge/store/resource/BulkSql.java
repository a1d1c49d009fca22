package org.footbridge.store.resource;

import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.store.resource.WriteSql.Parts;

/**
 * The statements that write many resources at once: each of them once, however many there are. What they write comes in
 * columns, in arrays of the same length; arrays of arrays come as one with the places where each ends.
 */
final class BulkSql {
    static final String DIGESTS = "SELECT s.pid, s.digest FROM resource r JOIN search s"
            + " ON s.type = r.type AND s.pid = r.pid AND s.shard = r.shard WHERE r.key = ANY(?)";

    /**
     * Makes claims. One that the search saw has been taken into account by it, and is out of date.
     *
     * @param condition on which any is made; may be empty
     * @param snapshot of the search
     */
    static String claim(String condition, String snapshot) {
        return """
            INSERT INTO condition_guard (key, txid)
            SELECT k.key, pg_current_xact_id() FROM (SELECT DISTINCT u.key FROM unnest(?) u (key) ORDER BY u.key) k %s
            ON CONFLICT (key) DO UPDATE SET txid = excluded.txid, made = excluded.made
                WHERE pg_visible_in_snapshot(condition_guard.txid, %s::pg_snapshot)
            RETURNING key
            """.formatted(condition, snapshot);
    }

    static final String CLAIM = claim("", "?");

    static final String REPLACE = """
        WITH v AS (SELECT * FROM unnest(?, ?, ?, ?) v (key, updated, action, body))
        , h AS (INSERT INTO resource_history
                (pid, updated, until, txid, version, shard, type, action, id, body)
            SELECT r.pid, r.updated, v.updated, r.txid, r.version, r.shard, r.type, r.action, r.id, r.body
            FROM v JOIN resource r ON r.key = v.key)
        UPDATE resource r
        SET version = r.version + 1, updated = v.updated, action = v.action::"char", body = v.body,
            txid = pg_current_xact_id()
        FROM v WHERE r.key = v.key
        RETURNING r.pid
        """;

    /** Deletes the index rows of these resources, except for their rows in {@code search}. */
    static final String DELETE_VALUES =
            "WITH p AS MATERIALIZED (SELECT unnest(?) AS pid)" + WriteSql.deletions("p") + "SELECT 1";

    static final String DELETE_SEARCH = """
        DELETE FROM search x USING unnest(?, ?) v (type, pid) WHERE x.type = v.type AND x.pid = v.pid RETURNING 1
        """;

    /** The source of the pid of a row {@code v}, and the handling of an existing row of {@code search}. */
    enum Pids {
        /** The pid is a column of the row. */
        GIVEN("v.pid", "", "", WriteSql.WHERE_IT_DIFFERS),
        /** The column is a position in {@code p.pids}; rows without a pid there are left out. */
        DRAWN("p.pids[v.pid]", "p, ", "WHERE p.pids[v.pid] IS NOT NULL", "");

        private final String pid;
        private final String from;
        private final String condition;
        private final String conflict;

        Pids(String pid, String from, String condition, String conflict) {
            this.pid = pid;
            this.from = from;
            this.condition = condition;
            this.conflict = conflict;
        }
    }

    /** The keys of all resources, concatenated. */
    private static final String KEYS = """
        a AS (SELECT ?::bigint[] AS tokens, ?::bigint[] AS reference_parameters, ?::bigint[] AS reference_targets,
            ?::integer[] AS parameters)
        """;

    private static final String SEARCH = """
        , s AS (INSERT INTO search
                (pid, key, shard, type, digest, texts, tokens, reference_parameters, reference_targets, parameters)
            SELECT %s, v.key, (v.key & 4095)::smallint, v.type, v.digest, v.texts,
                a.tokens[v.t + 1:v.tokens], a.reference_parameters[v.r + 1:v.refs],
                a.reference_targets[v.r + 1:v.refs], a.parameters[v.p + 1:v.parameters]
            FROM a, %sunnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                v (pid, key, type, digest, texts, t, tokens, r, refs, p, parameters) %s
            %s)
        """;

    /** In the order of the keys, so that two writers cannot deadlock. */
    private static final String TEXTS = """
        , x AS (INSERT INTO token_text (key, parameter, text)
            SELECT v.key, v.parameter, v.text FROM %sunnest(?, ?, ?) v (key, parameter, text) ORDER BY v.key
            ON CONFLICT (key) DO NOTHING)
        """;

    private static final List<String> INDEX = Parts.each(parts -> "WITH " + entries(Pids.GIVEN, parts) + "SELECT 1");

    /** Writes the {@code search} row of each resource, and the value rows of those whose values have changed. */
    static String index(Parts parts) {
        return INDEX.get(parts.place());
    }

    /** The parts of a {@code WITH} that write index rows. */
    static String entries(Pids pids, Parts parts) {
        String sql = KEYS
                + parts.indexTables().stream()
                        .map(table -> table.insertion(pids.pid, pids.from, pids.condition))
                        .collect(Collectors.joining())
                + SEARCH.formatted(pids.pid, pids.from, pids.condition, pids.conflict);
        return parts.texts() ? sql + TEXTS.formatted(pids.from) : sql;
    }

    private BulkSql() {}
}

package org.footbridge.store;

/**
 * The statements that write many resources at once: each of them once, however many there are. What they write comes in
 * columns, in arrays of the same length; arrays of arrays come as one with the places where each ends.
 */
final class BulkSql {
    static final String DIGESTS = "SELECT s.pid, s.digest FROM resource r JOIN search s"
            + " ON s.type = r.type AND s.pid = r.pid AND s.shard = r.shard WHERE r.key = ANY(?)";

    /** A claim that the search saw has been taken into account by it, and is out of date. */
    static final String CLAIM = """
            INSERT INTO claim (key, txid)
            SELECT k.key, pg_current_xact_id() FROM (SELECT DISTINCT u.key FROM unnest(?) u (key) ORDER BY u.key) k
            ON CONFLICT (key) DO UPDATE SET txid = excluded.txid, made = excluded.made
                WHERE pg_visible_in_snapshot(claim.txid, ?::pg_snapshot)
            RETURNING key
            """;

    static final String PIDS = "SELECT nextval('resource_pid') FROM generate_series(1, ?)";

    /** In the order of the keys, as {@link RowLocks}; fails if there is one of the resources. */
    static final String CREATE = """
            INSERT INTO resource (pid, version, key, shard, type, updated, action, id, body)
            SELECT v.pid, 1, v.key, (v.key & 4095)::smallint, v.type, v.updated, v.action::"char", v.id, v.body
            FROM unnest(?, ?, ?, ?, ?, ?, ?) v (pid, key, type, updated, action, id, body)
            ORDER BY v.key
            RETURNING pid
            """;

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

    /** What these resources are found by, but for their row in {@code search}. */
    static final String DELETE_VALUES = """
            WITH p AS MATERIALIZED (SELECT unnest(?) AS pid)
            , dd AS (DELETE FROM search_date x USING p WHERE x.pid = p.pid)
            , dn AS (DELETE FROM search_number x USING p WHERE x.pid = p.pid)
            , dt AS (DELETE FROM search_string x USING p WHERE x.pid = p.pid)
            DELETE FROM search_words x USING p WHERE x.pid = p.pid RETURNING 1
            """;

    static final String DELETE_SEARCH = """
            DELETE FROM search x USING unnest(?, ?) v (type, pid) WHERE x.type = v.type AND x.pid = v.pid RETURNING 1
            """;

    private static final String ENTRIES = """
            WITH d AS (INSERT INTO search_date (pid, shard, key, low, high, pair, system)
                SELECT v.pid, v.shard, v.key, v.low, v.high, nullif(v.pair, 0), nullif(v.system, 0)
                FROM unnest(?, ?, ?, ?, ?, ?, ?) v (pid, shard, key, low, high, pair, system))
            , n AS (INSERT INTO search_number (pid, shard, key, low, high, qualifiers, pair, system)
                SELECT v.pid, v.shard, v.key, v.low, v.high, v.qualifiers::bigint[],
                    nullif(v.pair, 0), nullif(v.system, 0)
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) v (pid, shard, key, low, high, qualifiers, pair, system))
            , t AS (INSERT INTO search_string (pid, shard, key, normal, value)
                SELECT v.pid, v.shard, v.key, v.normal, v.value
                FROM unnest(?, ?, ?, ?, ?) v (pid, shard, key, normal, value))
            , a AS (SELECT ?::bigint[] AS tokens, ?::bigint[] AS reference_parameters, ?::bigint[] AS reference_targets,
                ?::integer[] AS parameters)
            INSERT INTO search
                (pid, key, shard, type, digest, texts, tokens, reference_parameters, reference_targets, parameters)
            SELECT v.pid, v.key, (v.key & 4095)::smallint, v.type, v.digest, v.texts,
                a.tokens[v.t + 1:v.tokens], a.reference_parameters[v.r + 1:v.refs],
                a.reference_targets[v.r + 1:v.refs], a.parameters[v.p + 1:v.parameters]
            FROM a, unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                v (pid, key, type, digest, texts, t, tokens, r, refs, p, parameters)
            """;

    private static final String DONE = "RETURNING 1";

    /** The row and the values of each of these new resources. To ask whether they have a row is as much work as a row. */
    static final String INDEX_NEW = ENTRIES + DONE;

    /** The row of each, and the values of those that have new ones. */
    static final String INDEX = ENTRIES + WriteSql.WHERE_IT_DIFFERS + DONE;

    static final String WORDS = """
            INSERT INTO search_words (pid, shard, narrative, content)
            SELECT v.pid, v.shard, strip(to_tsvector('english', nullif(v.narrative, ''))),
                strip(to_tsvector('english', nullif(v.content, '')))
            FROM unnest(?, ?, ?, ?) v (pid, shard, narrative, content)
            RETURNING 1
            """;

    /** In the order of the keys: two writers that wait for each other's keys would wait for ever. */
    static final String TEXTS = """
            INSERT INTO token_text (key, parameter, text)
            SELECT v.key, v.parameter, v.text FROM unnest(?, ?, ?) v (key, parameter, text) ORDER BY v.key
            ON CONFLICT (key) DO NOTHING
            RETURNING 1
            """;

    private BulkSql() {}
}

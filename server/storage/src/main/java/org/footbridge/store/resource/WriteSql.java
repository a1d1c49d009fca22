package org.footbridge.store.resource;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.store.audit.AuditRow;
import org.footbridge.store.index.IndexTable;

/**
 * The statements that write. Each is whole: the resource, its history and its search entries change together or not at
 * all. {@code w} is the resource written; where it has no row, nothing else happens.
 */
final class WriteSql {
    private static final String INSERT_SEARCH = """
        , s AS (INSERT INTO search
                (pid, key, shard, type, digest, tokens, reference_parameters, reference_targets, parameters, texts)
            SELECT w.pid, w.key, w.shard, w.type, ?, ?, ?, ?, ?, ? FROM w
        """;

    /** The clause of an insertion into {@code search} by which existing rows are written only if they differ. */
    static final String WHERE_IT_DIFFERS = """
            ON CONFLICT (type, pid, shard) DO UPDATE
            SET digest = excluded.digest, tokens = excluded.tokens,
                reference_parameters = excluded.reference_parameters,
                reference_targets = excluded.reference_targets,
                parameters = excluded.parameters, texts = excluded.texts
            WHERE (search.digest, search.tokens, search.reference_parameters, search.reference_targets,
                    search.parameters, search.texts)
                IS DISTINCT FROM (excluded.digest, excluded.tokens, excluded.reference_parameters,
                    excluded.reference_targets, excluded.parameters, excluded.texts)
        """;

    /** In the order of the keys, so that two writers cannot deadlock. */
    private static final String INSERT_TEXTS = """
        , x AS (INSERT INTO token_text (key, parameter, text)
            SELECT v.key, v.parameter, v.text FROM w, unnest(?, ?, ?) AS v (key, parameter, text)
            ON CONFLICT (key) DO NOTHING)
        """;

    private static final String RESULT = "SELECT pid FROM w";

    private static final String CREATE_ENTRIES = INSERT_SEARCH + ")\n, o AS (SELECT pid, shard FROM w)\n";

    private static final String INSERT = """
        WITH w AS (INSERT INTO resource (pid, version, key, shard, type, updated, action, id, body)
            VALUES (nextval('resource_pid'), 1, ?, ?, ?, ?, ?::"char", ?, ?)
        """;

    private static final String INSERT_CLAIMED = "WITH c AS (" + BulkSql.CLAIM + """
        ), w AS (INSERT INTO resource (pid, version, key, shard, type, updated, action, id, body)
            SELECT nextval('resource_pid'), 1, ?::bigint, ?::smallint, ?::smallint, ?::bigint, ?::text::"char",
                ?::text, ?::bytea
            FROM c
        """;

    private static final String UNLESS_IT_IS_THERE = "ON CONFLICT (key, shard) DO NOTHING\n";
    private static final String RETURNED = "RETURNING pid, key, shard, type)\n" + CREATE_ENTRIES;

    /**
     * The row is locked before it is copied, so of two writers of one version the second finds no row, and its history
     * stays empty too. {@code xmin} is for those that index a version anew: who has waited for one of them sees its old
     * entries, would leave the new ones where they are, and so must start again. Only a deletion takes the lock that waits
     * for transactions that refer to the resource.
     */
    private static final String REPLACE = """
        WITH current AS MATERIALIZED (
            SELECT * FROM resource WHERE key = ? AND shard = ? AND version = ?
                AND xmin = (SELECT seen.xmin FROM resource seen WHERE seen.key = ? AND seen.shard = ?) %s FOR %s)
        , h AS (INSERT INTO resource_history
                (pid, updated, until, txid, version, shard, type, action, id, body)
            SELECT pid, updated, ?, txid, version, shard, type, action, id, body FROM current)
        , w AS (UPDATE resource r
            SET version = r.version + 1, updated = ?, action = ?::"char", body = ?, txid = pg_current_xact_id()
            FROM current c WHERE r.key = c.key AND r.shard = c.shard
            RETURNING r.pid, r.key, r.shard, r.type)
        """;

    private static final String REPLACE_ENTRIES = INSERT_SEARCH + WHERE_IT_DIFFERS + """
        )
        , o AS (SELECT w.pid, w.shard FROM w
            LEFT JOIN search s ON s.type = w.type AND s.pid = w.pid AND s.shard = w.shard
            WHERE s.digest IS DISTINCT FROM ?)
        """ + deletions("o");

    private static final String SAME_VALUES = """
        AND ? = (SELECT s.digest FROM search s
            WHERE s.type = resource.type AND s.pid = resource.pid AND s.shard = resource.shard)\
        """;

    /** A row that does not change is not locked. */
    private static final String REPLACE_SEARCH = """
        , s AS (UPDATE search x
            SET tokens = v.tokens, reference_parameters = v.reference_parameters,
                reference_targets = v.reference_targets, parameters = v.parameters, texts = v.texts
            FROM w, (SELECT ?::bigint[] AS tokens, ?::bigint[] AS reference_parameters,
                ?::bigint[] AS reference_targets, ?::integer[] AS parameters, ?::text AS texts) v
            WHERE x.type = w.type AND x.pid = w.pid AND x.shard = w.shard
                AND (x.tokens, x.reference_parameters, x.reference_targets, x.parameters, x.texts)
                    IS DISTINCT FROM (v.tokens, v.reference_parameters, v.reference_targets, v.parameters, v.texts))
        """;

    /** Returns no row if the given version is no longer the current one. */
    private static final String UPDATE = REPLACE.formatted("", "NO KEY UPDATE") + REPLACE_ENTRIES;

    /** The same if dates, numbers, strings and words stay; returns no row either if the stored digest differs. */
    private static final String UPDATE_KEEPING = REPLACE.formatted(SAME_VALUES, "NO KEY UPDATE") + REPLACE_SEARCH;

    /**
     * Only the entries; no row if anyone has touched the resource since {@code xmin} was read. The row itself is written
     * as it is, so that whoever comes between learns of it. That a commit is on disk can wait for the one that saves how
     * far the work has come.
     */
    private static final String INDEX = """
        WITH w AS (UPDATE resource SET version = version
            WHERE key = ? AND shard = ? AND xmin = ?::xid
                AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
            RETURNING pid, key, shard, type)
        """ + REPLACE_ENTRIES;

    private static final String DELETE = REPLACE.formatted("", "UPDATE") + """
        , ds AS (DELETE FROM search x USING w WHERE x.type = w.type AND x.pid = w.pid AND x.shard = w.shard)
        """ + deletions("w");

    private static final String PLAIN_DELETE = DELETE + RESULT;
    private static final String AUDITED_DELETE = DELETE + AuditRow.WITH_WRITTEN + RESULT;

    private static final List<String> CREATES = variants(INSERT + RETURNED);
    private static final List<String> CLAIMED_CREATES = variants(INSERT_CLAIMED + RETURNED);
    private static final List<String> NAMED_CREATES = variants(INSERT + UNLESS_IT_IS_THERE + RETURNED);
    private static final List<String> NAMED_CLAIMED_CREATES = variants(INSERT_CLAIMED + UNLESS_IT_IS_THERE + RETURNED);
    private static final List<String> UPDATES = variants(UPDATE);
    private static final List<String> UPDATES_KEEPING = variants(UPDATE_KEEPING);
    private static final List<String> INDEXINGS = variants(INDEX);

    private WriteSql() {}

    /**
     * The tables besides {@code resource} and {@code search} that a write inserts into. Each part that is named has to be set up by
     * PostgreSQL, so those without rows are left out.
     *
     * @param tables a bit for each of {@link IndexTable#ALL}, the lowest for the first
     */
    record Parts(int tables, boolean texts, boolean audited) {
        private static final int TABLES = 1 << IndexTable.ALL.size();

        /** {@code fresh} are texts that may not be there yet. */
        static Parts of(IndexEntries entries, List<Shared> fresh) {
            return of(table -> !table.of(entries).isEmpty(), fresh);
        }

        static Parts of(Predicate<IndexTable<?>> needed, List<Shared> fresh) {
            int tables = 0;
            for (int i = 0; i < IndexTable.ALL.size(); i++) {
                tables |= needed.test(IndexTable.ALL.get(i)) ? 1 << i : 0;
            }
            return new Parts(tables, !fresh.isEmpty(), false);
        }

        /** The same, with records of the audit log if {@code wanted}. */
        Parts audited(boolean wanted) {
            return new Parts(tables, texts, wanted);
        }

        /** The statement for each combination, at its position. */
        static List<String> each(Function<Parts, String> sql) {
            return IntStream.range(0, 4 * TABLES).mapToObj(Parts::at).map(sql).toList();
        }

        private static Parts at(int place) {
            return new Parts(place % TABLES, (place & TABLES) != 0, (place & 2 * TABLES) != 0);
        }

        int place() {
            return tables + (texts ? TABLES : 0) + (audited ? 2 * TABLES : 0);
        }

        /** The tables that get rows. */
        List<IndexTable<?>> indexTables() {
            return IntStream.range(0, IndexTable.ALL.size())
                    .filter(i -> (tables & 1 << i) != 0)
                    .<IndexTable<?>>mapToObj(IndexTable.ALL::get)
                    .toList();
        }

        private String sql() {
            return indexTables().stream().map(IndexTable::insertion).collect(Collectors.joining())
                    + (texts ? INSERT_TEXTS : "")
                    + (audited ? AuditRow.WITH_WRITTEN : "");
        }
    }

    /** Parts of a {@code WITH} that delete the index rows of {@code owners}, except for those in {@code search}. */
    static String deletions(String owners) {
        return IndexTable.ALL.stream().map(table -> table.deletion(owners)).collect(Collectors.joining());
    }

    private static List<String> variants(String start) {
        return Parts.each(parts -> start + parts.sql() + RESULT);
    }

    /**
     * No row if a claim is to be made and cannot be, or if the client has {@code named} a resource that is there. For one
     * with an id that was drawn for it nobody asks: that would be as much work as one more index.
     */
    static String create(boolean claimed, boolean named, Parts parts) {
        List<String> given = claimed ? NAMED_CLAIMED_CREATES : NAMED_CREATES;
        List<String> drawn = claimed ? CLAIMED_CREATES : CREATES;
        return (named ? given : drawn).get(parts.place());
    }

    static String update(Parts parts) {
        return UPDATES.get(parts.place());
    }

    /** The statement of an update that keeps the digest of the index entries. */
    static String updateKeeping(boolean texts, boolean audited) {
        return UPDATES_KEEPING.get(new Parts(0, texts, audited).place());
    }

    static String delete(boolean audited) {
        return audited ? AUDITED_DELETE : PLAIN_DELETE;
    }

    static String index(Parts parts) {
        return INDEXINGS.get(parts.place());
    }
}

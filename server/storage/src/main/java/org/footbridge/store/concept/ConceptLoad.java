package org.footbridge.store.concept;

import java.util.BitSet;
import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Notifications;

/**
 * A code system on its way into the tables. Nobody sees it until it is finished; closed before, it never was. For one
 * thread.
 */
public final class ConceptLoad implements AutoCloseable {
    /** The indexes of the whole table, defined for one that is not yet a partition of it. */
    private static final String INDEXES = "SELECT regexp_replace(pg_get_indexdef(indexrelid),"
            + " 'INDEX .* ON ONLY [^ ]+', 'INDEX ON %s') FROM pg_index WHERE indrelid = 'concept'::regclass";

    /** Of fewer concepts, all that have a word are soon found and counted. */
    private static final int SHORT_FROM = 20_000;

    /** The maximum length of the shortest names; 0 if even the shortest of all are too many. */
    private static final String SHORT =
            "SELECT coalesce(max(rank), 0) FROM (SELECT rank, sum(count(*)) OVER (ORDER BY rank)"
                    + " AS names FROM %s GROUP BY rank) r WHERE names <= ?";

    private final Database database;
    private final Notifications notifications;
    private final int id;
    private final String what;
    private final ConceptHierarchy hierarchy;
    private final ConceptText text;
    private final BitSet written = new BitSet();
    private boolean finished;

    /** @param what the code system and its version, for messages */
    ConceptLoad(Database database, Notifications notifications, int id, String what, ConceptHierarchy hierarchy) {
        this.database = database;
        this.notifications = notifications;
        this.id = id;
        this.what = what;
        this.hierarchy = hierarchy;
        this.text = new ConceptText(id, hierarchy);
    }

    static String table(int id) {
        return "concept_" + id;
    }

    /** Makes the table, without indexes: they are faster made when everything is there. */
    void create() {
        step("CREATE TABLE %1$s (LIKE concept INCLUDING DEFAULTS, CHECK (system = %2$d))".formatted(table(id), id));
    }

    /** Has codes found whatever their case. */
    void ignoreCase() {
        step("CREATE INDEX ON %s (lower(code))".formatted(table(id)));
    }

    /**
     * Adds concepts; some thousands at a time are best.
     *
     * @throws Problem VALUE if a code was added before, CONFLICT if another load of the same version has begun since
     */
    public void add(List<Concept> concepts) {
        StringBuilder rows = new StringBuilder(concepts.size() * 600);
        for (Concept concept : concepts) {
            int number = hierarchy.number(concept.code());
            if (written.get(number)) {
                throw new Problem(
                        ProblemKind.VALUE, "Code '" + concept.code() + "' of " + what + " is there more than once.");
            }
            written.set(number);
            text.write(concept, rows);
        }
        step(
                concepts.size(),
                () -> database.copy(
                        "COPY %s (%s) FROM STDIN".formatted(table(id), ConceptText.WRITTEN), rows.toString()));
    }

    /**
     * Makes everything added the code system that this server has under its URL and version, at once and for all servers.
     * What it was before is dropped a while later, when nobody reads it any more.
     *
     * @throws Problem CONFLICT if another load of the same version has begun since
     */
    public void finish() {
        database.list(INDEXES.formatted(table(id)), values -> {}, row -> row.getString(1))
                .forEach(this::step);
        int shortRank = shortRank();
        step("ANALYZE " + table(id));
        step(0, () -> {
            database.update(
                    "UPDATE code_system o SET state = 'replaced', changed = now() FROM code_system n WHERE n.id = ?"
                            + " AND o.url = n.url AND o.version = n.version AND o.state = 'current'",
                    values -> values.add(id));
            database.update(
                    "UPDATE code_system SET state = 'current', short_rank = ? WHERE id = ?",
                    values -> values.add(shortRank).add(id));
            database.update(
                    "ALTER TABLE concept ATTACH PARTITION %s FOR VALUES IN (%d)".formatted(table(id), id),
                    values -> {});
            notifications.publishWithCommit(Notifications.CODE_SYSTEMS);
        });
        finished = true;
    }

    /** The shortest names get an index of their words to themselves: see {@link ConceptPageSql#amongShort}. */
    private int shortRank() {
        if (written.cardinality() < SHORT_FROM) {
            return 0;
        }
        int[] rank = new int[1];
        step(
                0,
                () -> rank[0] = database.first(
                                SHORT.formatted(table(id)),
                                values -> values.add(written.cardinality() / ConceptPageSql.SHORT_PART),
                                row -> row.getInt(1))
                        .orElseThrow());
        if (rank[0] > 0) {
            step("CREATE INDEX ON %s USING gin (words) WITH (fastupdate = off) WHERE rank <= %d"
                    .formatted(table(id), rank[0]));
        }
        return rank[0];
    }

    private void step(String statement) {
        step(0, () -> database.update(statement, values -> {}));
    }

    /** A transaction of its own, so that readers of changes do not wait for a whole load. */
    private void step(int added, Runnable work) {
        database.transaction(() -> {
            database.update("SET LOCAL statement_timeout = 0", values -> {});
            database.update("SET LOCAL maintenance_work_mem = '256MB'", values -> {});
            int rows = database.update(
                    "UPDATE code_system SET concepts = concepts + ?, changed = now()"
                            + " WHERE id = ? AND state = 'loading'",
                    values -> values.add(added).add(id));
            if (rows == 0) {
                throw new Problem(
                        ProblemKind.CONFLICT, "Another load of " + what + " has begun since; this one is given up.");
            }
            work.run();
            return rows;
        });
    }

    /** Leaves nothing behind, unless it is finished. */
    @Override
    public void close() {
        if (!finished) {
            ConceptLoads.drop(database, id);
        }
    }
}

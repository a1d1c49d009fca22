package org.footbridge.store.resource;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.problem.Problem;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;

/**
 * Detects changes of terminology definitions: those of this server at once, those of other servers, and loads of code systems,
 * within a second.
 */
public final class DefinitionChanges {
    private static final Set<String> TYPES = Set.of("CodeSystem", "ValueSet", "ConceptMap");
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    /** What is still being written at the time of one look is seen by the next: it is not before that look's horizon. */
    private static final String LOOK = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text,"
            + " EXISTS (SELECT FROM resource WHERE txid >= ?::xid8 AND type = ANY(?)),"
            + " (SELECT coalesce(sum(id), 0) FROM code_system WHERE state = 'current')";

    private final Database database;
    private final int[] types;
    private final AtomicLong revision = new AtomicLong();
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private volatile Seen seen;

    /** @param horizon the transactions before this one were looked at */
    private record Seen(String horizon, long loaded) {}

    public DefinitionChanges(Database database, ResourceTypes types) {
        this.database = database;
        this.types = TYPES.stream().sorted().mapToInt(types::number).toArray();
        this.seen = database.first(
                        "SELECT pg_snapshot_xmin(pg_current_snapshot())::text",
                        values -> {},
                        row -> new Seen(row.getString(1), 0))
                .orElseThrow();
    }

    /** To be called once a resource is written for good. */
    void written(String type) {
        if (TYPES.contains(type)) {
            revision.incrementAndGet();
        }
    }

    /** A number that is another one if a definition may have changed since it was last asked for. */
    public long revision() {
        long now = System.nanoTime();
        long then = due.get();
        if (now - then >= 0 && due.compareAndSet(then, now + PAUSE)) {
            try {
                look();
            } catch (Problem unreachable) {
                // whoever asks will see for himself that the database is not there
            }
        }
        return revision.get();
    }

    /** Looks now, so that the next who asks is told of what was written elsewhere until now. */
    public void look() {
        Seen last = seen;
        List<Boolean> changed =
                database.list(LOOK, values -> values.add(last.horizon()).add(types), row -> {
                    seen = new Seen(row.getString(1), row.getLong(3));
                    return row.getBoolean(2) || row.getLong(3) != last.loaded();
                });
        if (changed.contains(true)) {
            revision.incrementAndGet();
        }
    }
}

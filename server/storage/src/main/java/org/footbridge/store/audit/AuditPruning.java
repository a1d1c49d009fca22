package org.footbridge.store.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.footbridge.audit.Instants;
import org.footbridge.audit.PrunedLog;
import org.footbridge.audit.Seal;
import org.footbridge.audit.SigningKey;
import org.footbridge.store.jdbc.Database;

/**
 * Deletes the oldest part of the audit log: whole seals with all their records. The statement of what was pruned is signed, so that the
 * chain can be verified from there, and nobody without the key can delete records and call them pruned.
 */
public final class AuditPruning {
    /** The name in table {@code setting} of the statement. */
    static final String PRUNED = "audit.pruned";

    /** Seals that one transaction deletes. */
    private static final int BATCH = 200;

    private static final String OLDEST = "SELECT " + SealRow.COLUMNS
            + " FROM audit_seal WHERE number < (SELECT max(number) FROM audit_seal) ORDER BY number LIMIT " + BATCH;

    private static final String DELETE = "DELETE FROM audit_event e USING unnest(?, ?) p (recorded, id)"
            + " WHERE e.recorded = p.recorded AND e.id = p.id AND e.recorded >= ? AND e.recorded <= ?";

    private static final String SAVE = "INSERT INTO setting (name, value) VALUES ('" + PRUNED + "', ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private final Database database;
    private final AuditPartitions partitions;

    public AuditPruning(Database database) {
        this.database = database;
        this.partitions = new AuditPartitions(database);
    }

    /**
     * Deletes the seals, from the first without a gap, all of whose records are older than {@code before}. The last seal stays.
     *
     * @return the number of deleted records
     */
    public long prune(Instant before, SigningKey key) {
        long until = Instants.micros(before);
        long all = 0;
        long batch;
        do {
            batch = database.transaction(() -> {
                database.list("SELECT pg_advisory_xact_lock(?)", values -> values.add(SealStore.LOCK), row -> 1);
                return pruneSome(until, key);
            });
            all += batch;
        } while (batch > 0);
        partitions.dropEmpty(before);
        return all;
    }

    private long pruneSome(long until, SigningKey key) {
        List<SealRow> old = database.list(OLDEST, values -> {}, SealRow::read).stream()
                .takeWhile(row -> row.seal().count() > 0
                        && positions(row.seal())
                                        .mapToLong(AuditPosition::recorded)
                                        .max()
                                        .orElse(until)
                                < until)
                .toList();
        long records = 0;
        for (SealRow row : old) {
            long[] recorded =
                    positions(row.seal()).mapToLong(AuditPosition::recorded).toArray();
            long[] ids = positions(row.seal()).mapToLong(AuditPosition::id).toArray();
            records += database.update(
                    DELETE,
                    values -> values.add(recorded)
                            .add(ids)
                            .add(LongStream.of(recorded).min().orElseThrow())
                            .add(LongStream.of(recorded).max().orElseThrow()));
        }
        if (!old.isEmpty()) {
            SealRow last = old.get(old.size() - 1);
            database.update(
                    "DELETE FROM audit_seal WHERE number <= ?",
                    values -> values.add(last.seal().number()));
            String note = new PrunedLog(last.seal().checkpoint(), last.frontier()).sign(key);
            database.update(SAVE, values -> values.add(note));
        }
        return records;
    }

    private static Stream<AuditPosition> positions(Seal seal) {
        return IntStream.range(0, seal.count()).mapToObj(i -> AuditPosition.of(seal, i));
    }
}

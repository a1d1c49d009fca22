package org.footbridge.store.audit;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.audit.Checkpoint;
import org.footbridge.audit.MerkleFrontier;
import org.footbridge.audit.MerkleTree;
import org.footbridge.audit.PrunedLog;
import org.footbridge.audit.Seal;
import org.footbridge.store.audit.VerificationReport.Finding;
import org.footbridge.store.audit.VerificationReport.Kind;
import org.footbridge.store.jdbc.Database;

/**
 * Verifies the audit log: that the chain of seals is whole and signed, that each sealed record is there as it was sealed, and that there is none
 * that is not sealed although it should be. Records are read once, in the order of their times; seals likewise. What one of the two names and
 * the other has not come to yet is kept until it has.
 */
public final class LogVerification {
    /** Sealed records that are expected before rows are read. */
    private static final int GROUP = 50_000;

    /** No request takes as long as a day until its record is written. */
    private static final long LATE_MICROS = 86_400_000_000L;

    private static final String SEALS =
            "SELECT " + SealRow.COLUMNS + " FROM audit_seal WHERE number > ? ORDER BY number LIMIT 1000";

    private static final String ROWS = "SELECT recorded, id, people, interaction, outcome, keys, body FROM audit_event"
            + " WHERE recorded > ? AND recorded <= ? ORDER BY recorded, id";

    /** Records that were committed before the last seal. */
    private static final String OVERDUE = "SELECT 1 FROM audit_event WHERE recorded = ? AND id = ?"
            + " AND pg_visible_in_snapshot(txid, ?::pg_snapshot)";

    private final Database database;
    private final AuditRows rows;

    public LogVerification(Database database, AuditRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** One run. */
    private final class Run {
        private final VerificationReport.Builder report = new VerificationReport.Builder();
        private final SealChain chain;
        private final Map<AuditPosition, byte[]> expected = new HashMap<>();
        private final Map<AuditPosition, RowHash> early = new HashMap<>();
        private long readUntil = Long.MIN_VALUE;

        /** Read before the seals: the log goes on, and seals that are added meanwhile are not read. */
        private final Optional<String> sealed = setting(SealStore.SEALED);

        Run(List<PublicKey> keys, Optional<String> statement, Optional<PrunedLog> pruned) {
            chain = new SealChain(keys, report);
            if (statement.isPresent() && pruned.isEmpty()) {
                report.add(new Finding(
                        Kind.SIGNATURE,
                        "pruned log",
                        "The statement of what was pruned is not signed with a trusted key."));
            }
            pruned.ifPresent(chain::begin);
        }

        void all() {
            long number = 0;
            List<SealRow> next = seals(number);
            long newest = Long.MIN_VALUE;
            while (!next.isEmpty()) {
                for (SealRow row : next) {
                    chain.next(row, block -> StoredTree.block(database, block));
                    expect(row.seal());
                    newest = Math.max(newest, newest(row.seal()));
                    number = row.seal().number();
                    if (expected.size() >= GROUP) {
                        read(newest);
                    }
                }
                next = seals(number);
            }
            read(Long.MAX_VALUE);
            expected.keySet()
                    .forEach(position ->
                            report.add(Kind.MISSING, position, "The record is sealed, but it is not there."));
            early.forEach((position, hash) -> unsealed(position));
            beyond();
        }

        /** Nodes are written with seals. */
        private void beyond() {
            database.list(
                            "SELECT max(block) FROM audit_node HAVING max(block) >= ?",
                            values -> values.add(report.size() / MerkleFrontier.BLOCK),
                            row -> row.getLong(1))
                    .forEach(block -> report.add(new Finding(
                            Kind.TRUNCATED,
                            "record " + report.size(),
                            "The Merkle tree once had more than " + block * MerkleFrontier.BLOCK + " records.")));
        }

        private List<SealRow> seals(long after) {
            return database.list(SEALS, values -> values.add(after), SealRow::read);
        }

        private void expect(Seal seal) {
            int whole = Math.min(seal.positions().length / Seal.POSITION, seal.leaves().length / MerkleTree.HASH);
            for (int i = 0; i < Math.min(seal.count(), whole); i++) {
                AuditPosition position = AuditPosition.of(seal, i);
                if (seal.sealed() - position.recorded() > LATE_MICROS) {
                    report.add(Kind.LATE, position, "The record claims to be more than a day older than its seal.");
                }
                RowHash there = early.remove(position);
                if (there == null) {
                    expected.put(position, seal.leaf(i));
                } else {
                    compare(position, there, seal.leaf(i));
                }
            }
        }

        private long newest(Seal seal) {
            return seal.count() == 0 || seal.positions().length < Seal.POSITION
                    ? Long.MIN_VALUE
                    : AuditPosition.of(seal, seal.positions().length / Seal.POSITION - 1)
                            .recorded();
        }

        private void read(long until) {
            if (until > readUntil) {
                database.each(ROWS, values -> values.add(readUntil).add(until), row -> {
                    AuditPosition position = new AuditPosition(row.getLong(1), row.getLong(2));
                    RowHash hash = RowHash.of(position, row, rows);
                    byte[] leaf = expected.remove(position);
                    if (leaf == null) {
                        early.put(position, hash);
                    } else {
                        compare(position, hash, leaf);
                    }
                });
                readUntil = until;
            }
        }

        private void compare(AuditPosition position, RowHash found, byte[] leaf) {
            report.verified();
            if (!Arrays.equals(found.leaf(), leaf)) {
                report.add(Kind.CHANGED, position, "The record is not what was sealed.");
            } else if (!found.consistent()) {
                report.add(Kind.CHANGED, position, "The columns by which the record is found do not follow from it.");
            }
        }

        private void unsealed(AuditPosition position) {
            boolean overdue = sealed.stream()
                    .flatMap(snapshot -> database
                            .list(
                                    OVERDUE,
                                    values -> values.add(position.recorded())
                                            .add(position.id())
                                            .add(snapshot),
                                    row -> 1)
                            .stream())
                    .findAny()
                    .isPresent();
            if (overdue) {
                report.add(Kind.INSERTED, position, "The record was not sealed when those of its time were.");
            } else {
                report.unsealed();
            }
        }
    }

    /**
     * Verifies the whole log.
     *
     * @param keys whose signatures are trusted
     * @param kept checkpoints that were kept elsewhere, which the log must still contain
     */
    public VerificationReport run(List<PublicKey> keys, List<Checkpoint> kept) {
        Optional<String> statement = statement();
        while (true) {
            Optional<PrunedLog> pruned = statement.flatMap(note -> PrunedLog.parse(note, keys));
            Run run = new Run(keys, statement, pruned);
            run.all();
            long until = pruned.map(log -> log.end().number()).orElse(0L);
            kept.stream()
                    .filter(checkpoint -> checkpoint.number() > until)
                    .forEach(checkpoint -> contained(checkpoint, run.report));
            Optional<String> after = statement();
            if (after.equals(statement)) {
                return run.report.build();
            }
            statement = after; // it was pruned meanwhile
        }
    }

    private Optional<String> statement() {
        return setting(AuditPruning.PRUNED);
    }

    private Optional<String> setting(String name) {
        return database.first(
                "SELECT value FROM setting WHERE name = ?", values -> values.add(name), row -> row.getString(1));
    }

    private void contained(Checkpoint kept, VerificationReport.Builder report) {
        Optional<SealRow> row = database.first(
                "SELECT " + SealRow.COLUMNS + " FROM audit_seal WHERE number = ?",
                values -> values.add(kept.number()),
                SealRow::read);
        if (row.isEmpty()) {
            report.add(new Finding(
                    Kind.TRUNCATED,
                    "seal " + kept.number(),
                    "A checkpoint of it was kept, but the seal is not there."));
        } else if (!row.get().seal().checkpoint().says(kept)) {
            report.add(new Finding(
                    Kind.FORKED, "seal " + kept.number(), "The checkpoint that was kept says something else."));
        }
    }
}

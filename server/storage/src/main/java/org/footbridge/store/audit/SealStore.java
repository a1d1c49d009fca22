package org.footbridge.store.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.audit.Instants;
import org.footbridge.audit.MerkleFrontier;
import org.footbridge.audit.MerkleTree;
import org.footbridge.audit.Seal;
import org.footbridge.audit.SigningKey;
import org.footbridge.store.jdbc.Database;

/**
 * Seals the records of the audit log that were committed since the seal before, and reads seals. Which records these are follows from two
 * snapshots of PostgreSQL: they are visible in the one that is taken now, and were not in the one of the seal before. So a record of a
 * transaction that took long is sealed when it is there, and none is forgotten. One server seals at a time.
 */
public final class SealStore {
    /** Records of one seal. */
    private static final int BATCH = 4_096;

    /** Any number, the same on all servers. */
    static final long LOCK = 0x46_42_41_55_44_53L;

    /** The name in table {@code setting} of the snapshot whose records are sealed. */
    static final String SEALED = "audit.sealed";

    /** In it, no transaction is visible that writes. */
    private static final String NOTHING = "3:3:";

    private static final String UNSEALED = "SELECT recorded, id, body FROM audit_event"
            + " WHERE txid >= pg_snapshot_xmin(?::pg_snapshot) AND NOT pg_visible_in_snapshot(txid, ?::pg_snapshot)"
            + " AND pg_visible_in_snapshot(txid, ?::pg_snapshot) AND (recorded, id) > (?, ?)"
            + " ORDER BY recorded, id LIMIT " + BATCH;

    private static final String INSERT =
            "INSERT INTO audit_seal (number, first, count, sealed, oldest, newest, positions,"
                    + " leaves, root, frontier, previous, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String SAVE = "INSERT INTO setting (name, value) VALUES ('" + SEALED + "', ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private final Database database;

    public SealStore(Database database) {
        this.database = database;
    }

    /** A record as it is sealed. */
    private record Unsealed(AuditPosition position, byte[] body) {}

    /**
     * Seals what is not sealed yet.
     *
     * @return the last new seal; empty if there is nothing to be sealed, or another server is at it
     */
    public Optional<SealRow> seal(SigningKey key) {
        return database.transaction(() -> {
            boolean locked = database.list(
                            "SELECT pg_try_advisory_xact_lock(?)", values -> values.add(LOCK), row -> row.getBoolean(1))
                    .get(0);
            return locked ? sealAll(key) : Optional.empty();
        });
    }

    private Optional<SealRow> sealAll(SigningKey key) {
        String before = database.first(
                        "SELECT value FROM setting WHERE name = ?",
                        values -> values.add(SEALED),
                        row -> row.getString(1))
                .orElse(NOTHING);
        String now = database.list("SELECT pg_current_snapshot()::text", values -> {}, row -> row.getString(1))
                .get(0);
        if (now.equals(before)) {
            return Optional.empty();
        }
        Optional<SealRow> last = last();
        AuditPosition after = new AuditPosition(Long.MIN_VALUE, 0);
        List<Unsealed> batch = unsealed(before, now, after);
        boolean any = !batch.isEmpty();
        while (!batch.isEmpty()) {
            last = Optional.of(write(batch, last, key));
            after = batch.get(batch.size() - 1).position();
            batch = batch.size() < BATCH ? List.of() : unsealed(before, now, after);
        }
        if (any) {
            database.update(SAVE, values -> values.add(now));
        }
        return any ? last : Optional.empty();
    }

    private List<Unsealed> unsealed(String before, String now, AuditPosition after) {
        return database.list(
                UNSEALED,
                values -> values.add(before)
                        .add(before)
                        .add(now)
                        .add(after.recorded())
                        .add(after.id()),
                row -> new Unsealed(new AuditPosition(row.getLong(1), row.getLong(2)), row.getBytes(3)));
    }

    private SealRow write(List<Unsealed> batch, Optional<SealRow> last, SigningKey key) {
        long first = last.map(row -> row.seal().end()).orElse(0L);
        MerkleFrontier tree =
                last.map(row -> new MerkleFrontier(first, row.frontier())).orElseGet(MerkleFrontier::new);
        ByteBuffer positions = ByteBuffer.allocate(batch.size() * Seal.POSITION);
        ByteBuffer leaves = ByteBuffer.allocate(batch.size() * MerkleTree.HASH);
        for (Unsealed one : batch) {
            AuditPosition at = one.position();
            byte[] leaf = Seal.leaf(at.recorded(), at.id(), one.body());
            positions.putLong(at.recorded()).putLong(at.id());
            leaves.put(leaf);
            tree.add(leaf, this::block);
        }
        Seal seal = new Seal(
                last.map(row -> row.seal().number() + 1).orElse(1L),
                first,
                batch.size(),
                Instants.micros(Instants.now()),
                positions.array(),
                leaves.array(),
                tree.root(),
                last.map(row -> row.seal().chain()).orElseGet(() -> new byte[MerkleTree.HASH]));
        SealRow row = new SealRow(seal, tree.encoded(), seal.checkpoint().sign(key));
        insert(row, batch.get(0).position(), batch.get(batch.size() - 1).position());
        return row;
    }

    private void insert(SealRow row, AuditPosition oldest, AuditPosition newest) {
        Seal seal = row.seal();
        database.update(
                INSERT,
                values -> values.add(seal.number())
                        .add(seal.first())
                        .add(seal.count())
                        .add(seal.sealed())
                        .add(oldest.recorded())
                        .add(newest.recorded())
                        .add(seal.positions())
                        .add(seal.leaves())
                        .add(seal.root())
                        .add(row.frontier())
                        .add(seal.previous())
                        .add(row.note()));
    }

    private void block(long index, byte[] hash) {
        database.update(
                "INSERT INTO audit_node (block, hash) VALUES (?, ?)",
                values -> values.add(index).add(hash));
    }

    /** The last seal; empty if nothing is sealed. */
    public Optional<SealRow> last() {
        return database.first(
                "SELECT " + SealRow.COLUMNS + " FROM audit_seal ORDER BY number DESC LIMIT 1",
                values -> {},
                SealRow::read);
    }

    /** The proof that a record is in the log of the last checkpoint; empty if it is not sealed. */
    public Optional<AuditProof> inclusion(AuditPosition position) {
        Optional<SealRow> covering = of(position);
        if (covering.isEmpty()) {
            return Optional.empty();
        }
        Seal seal = covering.get().seal();
        int place = AuditPosition.indexIn(seal, position);
        SealRow last = last().orElseThrow();
        long size = last.seal().end();
        long index = seal.first() + place;
        return Optional.of(new AuditProof(
                last.note(),
                size,
                index,
                seal.leaf(place),
                MerkleTree.inclusion(index, size, new StoredTree(database))));
    }

    /** The proof that the log of {@code from} records is the beginning of that of the last checkpoint; empty if it is not that long. */
    public Optional<AuditProof> consistency(long from) {
        Optional<SealRow> last = last();
        long size = last.map(row -> row.seal().end()).orElse(0L);
        return last.filter(row -> from >= 1 && from <= size)
                .map(row -> new AuditProof(
                        row.note(),
                        size,
                        -1,
                        new byte[0],
                        MerkleTree.consistency(from, size, new StoredTree(database))));
    }

    /** The seal that covers a record; empty if none does. */
    public Optional<SealRow> of(AuditPosition position) {
        List<SealRow> candidates = new ArrayList<>(database.list(
                "SELECT " + SealRow.COLUMNS
                        + " FROM audit_seal WHERE oldest <= ? AND newest >= ? ORDER BY newest LIMIT 1000",
                values -> values.add(position.recorded()).add(position.recorded()),
                SealRow::read));
        candidates.removeIf(row -> AuditPosition.indexIn(row.seal(), position) < 0);
        return candidates.stream().findFirst();
    }
}

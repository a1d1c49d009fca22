package org.footbridge.store.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.audit.MerkleFrontier;
import org.footbridge.audit.MerkleTree;
import org.footbridge.audit.Seal;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.jdbc.Database;

/** The Merkle tree of the audit log: nodes of complete blocks from their table, those below from the hashes that seals have. */
final class StoredTree implements MerkleTree.Subtrees {
    private final Database database;
    private final Map<Long, Map<Long, byte[]>> leaves = new HashMap<>();

    StoredTree(Database database) {
        this.database = database;
    }

    @Override
    public byte[] hash(int level, long index) {
        if (level == 0) {
            return leaf(index);
        } else if (level == MerkleFrontier.BLOCK_LEVEL) {
            return block(database, index).orElseThrow(() -> missing(index << level));
        }
        return MerkleTree.node(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    }

    /** The stored hash of a complete block; empty if there is none. */
    static Optional<byte[]> block(Database database, long index) {
        return database.first(
                "SELECT hash FROM audit_node WHERE block = ?", values -> values.add(index), row -> row.getBytes(1));
    }

    private byte[] leaf(long index) {
        byte[] leaf = leaves.computeIfAbsent(index >>> MerkleFrontier.BLOCK_LEVEL, this::leavesOf)
                .get(index);
        if (leaf == null) {
            throw missing(index);
        }
        return leaf;
    }

    /** The hashes of a block by their numbers in the log. */
    private Map<Long, byte[]> leavesOf(long block) {
        long first = block << MerkleFrontier.BLOCK_LEVEL;
        List<SealRow> seals = database.list(
                "SELECT " + SealRow.COLUMNS + " FROM audit_seal WHERE first < ? AND first + count > ? ORDER BY first",
                values -> values.add(first + MerkleFrontier.BLOCK).add(first),
                SealRow::read);
        Map<Long, byte[]> found = new HashMap<>();
        for (SealRow row : seals) {
            Seal seal = row.seal();
            for (int i = 0; i < seal.count(); i++) {
                found.put(seal.first() + i, seal.leaf(i));
            }
        }
        return found;
    }

    private static Problem missing(long index) {
        return new Problem(
                ProblemKind.GONE, "The hashes of the audit log around record " + index + " are not there any more.");
    }
}

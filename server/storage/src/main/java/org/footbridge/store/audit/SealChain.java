package org.footbridge.store.audit;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.audit.Checkpoint;
import org.footbridge.audit.MerkleFrontier;
import org.footbridge.audit.MerkleTree;
import org.footbridge.audit.PrunedLog;
import org.footbridge.audit.Seal;
import org.footbridge.store.audit.VerificationReport.Finding;
import org.footbridge.store.audit.VerificationReport.Kind;
import org.jspecify.annotations.Nullable;

/** Follows the chain of seals: numbers, hashes, the Merkle tree and the signatures. */
final class SealChain {
    private final List<PublicKey> keys;
    private final VerificationReport.Builder report;
    private @Nullable Checkpoint last;

    /** Of the records before the next seal; null if it cannot be known. */
    private @Nullable MerkleFrontier tree = new MerkleFrontier();

    SealChain(List<PublicKey> keys, VerificationReport.Builder report) {
        this.keys = List.copyOf(keys);
        this.report = report;
    }

    /** Begins where the log was pruned. */
    void begin(PrunedLog pruned) {
        last = pruned.end();
        report.pruned(pruned.end());
        try {
            tree = new MerkleFrontier(pruned.end().size(), pruned.frontier());
        } catch (IllegalArgumentException otherSize) {
            tree = null; // the next seal has its own
        }
    }

    /** The stored hashes of complete blocks. */
    interface Blocks {
        Optional<byte[]> hash(long index);
    }

    /** The next seal in the order of numbers. */
    void next(SealRow row, Blocks blocks) {
        Seal seal = row.seal();
        follow(row);
        if (seal.count() * MerkleTree.HASH != seal.leaves().length
                || seal.count() * Seal.POSITION != seal.positions().length) {
            add(Kind.SEAL_CHANGED, seal, "It does not have as many hashes and positions as records.");
        }
        grow(row, blocks);
        if (!seal.checkpoint().isSigned(row.note(), keys)) {
            add(Kind.SIGNATURE, seal, "Its checkpoint does not say the same, or is not signed with a trusted key.");
        }
        report.sealed(seal);
        last = seal.checkpoint();
        restart(row);
    }

    private void grow(SealRow row, Blocks blocks) {
        Seal seal = row.seal();
        MerkleFrontier growing = tree;
        if (growing != null) {
            for (int i = 0; i < seal.leaves().length / MerkleTree.HASH; i++) {
                growing.add(seal.leaf(i), (index, hash) -> block(seal, index, hash, blocks));
            }
            if (!Arrays.equals(growing.root(), seal.root())) {
                add(Kind.SEAL_CHANGED, seal, "Its root is not that of the Merkle tree of its records.");
            }
        }
    }

    /** Takes what the seal says, so that one finding does not become one of each seal that follows. */
    private void restart(SealRow row) {
        try {
            tree = new MerkleFrontier(row.seal().end(), row.frontier());
            if (!Arrays.equals(tree.root(), row.seal().root())) {
                add(Kind.SEAL_CHANGED, row.seal(), "Its frontier does not have its root.");
            }
        } catch (IllegalArgumentException otherSize) {
            tree = null;
            add(Kind.SEAL_CHANGED, row.seal(), "Its frontier is not that of a tree of its size.");
        }
    }

    private void follow(SealRow row) {
        Seal seal = row.seal();
        Checkpoint before = last;
        if (before == null) {
            begin(row);
            return;
        }
        long number = before.number() + 1;
        if (seal.number() != number || seal.first() != before.size()) {
            String missing = "seal " + number + (seal.number() > number + 1 ? " to " + (seal.number() - 1) : "");
            report.add(new Finding(Kind.SEAL_MISSING, missing, "The chain goes on with seal " + seal.number() + "."));
            tree = null;
        } else if (!Arrays.equals(seal.previous(), before.chain())) {
            report.add(new Finding(
                    Kind.SEAL_CHANGED, "seal " + before.number(), "The seal after it is chained to another one."));
        }
    }

    private void begin(SealRow row) {
        if (row.seal().first() > 0) {
            tree = null;
            report.add(new Finding(
                    Kind.SEAL_MISSING,
                    "seal 1",
                    "The chain begins with seal " + row.seal().number() + "."));
        }
    }

    private void block(Seal seal, long index, byte[] hash, Blocks blocks) {
        if (!blocks.hash(index).filter(stored -> Arrays.equals(stored, hash)).isPresent()) {
            add(Kind.NODE_CHANGED, seal, "The stored node of block " + index + " is not that of the Merkle tree.");
        }
    }

    private void add(Kind kind, Seal seal, String text) {
        report.add(new Finding(kind, "seal " + seal.number(), text));
    }
}

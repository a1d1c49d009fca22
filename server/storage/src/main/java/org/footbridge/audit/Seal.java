package org.footbridge.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A seal of the audit log: it fixes which records were committed since the seal before it, in which order, and is chained to that one by a
 * hash.
 *
 * @param number from 1, without gaps
 * @param first the number of its first record in the log, from 0
 * @param count of its records
 * @param sealed when, in µs since 1970
 * @param positions of its records, 16 bytes each: {@code recorded} and {@code id}
 * @param leaves the hashes of its records, 32 bytes each
 * @param root of the Merkle tree of all records up to this seal
 * @param previous the chain hash of the seal before it; zeros for the first
 */
public record Seal(
        long number,
        long first,
        int count,
        long sealed,
        byte[] positions,
        byte[] leaves,
        byte[] root,
        byte[] previous) {
    /** Bytes of a position. */
    public static final int POSITION = 16;

    private static final byte SEAL = 2;

    /** The chain hash: SHA-256 of a prefix and all components. */
    public byte[] chain() {
        MessageDigest digest = MerkleTree.sha256();
        digest.update(SEAL);
        digest.update(previous);
        digest.update(ByteBuffer.allocate(28)
                .putLong(number)
                .putLong(first)
                .putInt(count)
                .putLong(sealed)
                .array());
        digest.update(MerkleTree.sha256().digest(positions));
        digest.update(MerkleTree.sha256().digest(leaves));
        digest.update(root);
        return digest.digest();
    }

    /** The number of records of the log up to this seal. */
    public long end() {
        return first + count;
    }

    /** The checkpoint that the seal leads to. */
    public Checkpoint checkpoint() {
        return new Checkpoint(number, end(), root, chain());
    }

    /** The hash of the record at place {@code index} of the seal. */
    public byte[] leaf(int index) {
        byte[] leaf = new byte[MerkleTree.HASH];
        System.arraycopy(leaves, index * MerkleTree.HASH, leaf, 0, MerkleTree.HASH);
        return leaf;
    }

    /** The hash of a record: of its position and its encoded body. */
    public static byte[] leaf(long recorded, long id, byte[] body) {
        return MerkleTree.leaf(
                ByteBuffer.allocate(POSITION).putLong(recorded).putLong(id).array(), body);
    }
}

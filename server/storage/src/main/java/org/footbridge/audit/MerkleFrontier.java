package org.footbridge.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The right edge of a growing Merkle tree: the hashes of the complete subtrees that its leaves make up, the largest first. It suffices to add
 * leaves and to compute the root.
 */
public final class MerkleFrontier {
    /** The level of the subtrees that are kept, of 1,024 leaves each. */
    public static final int BLOCK_LEVEL = 10;

    /** Leaves of such a subtree. */
    public static final int BLOCK = 1 << BLOCK_LEVEL;

    private final Deque<byte[]> hashes = new ArrayDeque<>();
    private long size;

    /** Is told of each complete subtree of {@link #BLOCK} leaves. */
    public interface Blocks {
        void completed(long index, byte[] hash);
    }

    /** The frontier of the empty tree. */
    public MerkleFrontier() {}

    /**
     * The frontier of a tree of {@code size} leaves.
     *
     * @param encoded as {@link #encoded} has it
     * @throws IllegalArgumentException if it is of another size
     */
    public MerkleFrontier(long size, byte[] encoded) {
        if (encoded.length != Long.bitCount(size) * MerkleTree.HASH) {
            throw new IllegalArgumentException("Not the frontier of " + size + " leaves");
        }
        this.size = size;
        for (int at = 0; at < encoded.length; at += MerkleTree.HASH) {
            hashes.addLast(Arrays.copyOfRange(encoded, at, at + MerkleTree.HASH));
        }
    }

    /** Adds a leaf, by its hash. */
    public void add(byte[] leaf, Blocks blocks) {
        byte[] hash = leaf;
        long rest = size;
        int level = 0;
        while ((rest & 1) == 1) {
            hash = MerkleTree.node(hashes.removeLast(), hash);
            rest >>= 1;
            level++;
            if (level == BLOCK_LEVEL) {
                blocks.completed(rest, hash);
            }
        }
        hashes.addLast(hash);
        size++;
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The root of the tree. */
    public byte[] root() {
        if (size == 0) {
            return MerkleTree.sha256().digest();
        }
        Iterator<byte[]> smallestFirst = hashes.descendingIterator();
        byte[] root = smallestFirst.next();
        while (smallestFirst.hasNext()) {
            root = MerkleTree.node(smallestFirst.next(), root);
        }
        return root;
    }

    /** The hashes, one after the other. */
    public byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(hashes.size() * MerkleTree.HASH);
        hashes.forEach(out::writeBytes);
        return out.toByteArray();
    }
}

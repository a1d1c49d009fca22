package org.footbridge.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of Certificate Transparency: hashes of leaves and of nodes have different prefixes, and the left subtree has the largest power
 * of two of leaves that is smaller than the whole.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, 2.1 Merkle hash trees</a>
 */
public final class MerkleTree {
    /** Bytes of a hash. */
    public static final int HASH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** The hashes of complete subtrees. */
    public interface Subtrees {
        /** The hash of the subtree of the leaves {@code index * 2^level} to {@code (index + 1) * 2^level - 1}. */
        byte[] hash(int level, long index);
    }

    /** An empty SHA-256 digest. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash of a leaf with that content. */
    public static byte[] leaf(byte[]... content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        for (byte[] part : content) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The hash of a node with these children. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** The root of the tree of the first {@code size} leaves. */
    public static byte[] root(long size, Subtrees subtrees) {
        return size == 0 ? sha256().digest() : range(0, size, subtrees);
    }

    private static byte[] range(long start, long size, Subtrees subtrees) {
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return subtrees.hash(level, start >>> level);
        }
        long left = split(size);
        return node(range(start, left, subtrees), range(start + left, size - left, subtrees));
    }

    /** The largest power of two that is smaller than {@code size}. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    /**
     * The proof that the leaf at {@code index} is in the tree of the first {@code size} leaves: the hashes that lead from it to the root.
     */
    public static List<byte[]> inclusion(long index, long size, Subtrees subtrees) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Leaf " + index + " of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, subtrees, path);
        return path;
    }

    private static void path(long index, long start, long size, Subtrees subtrees, List<byte[]> path) {
        if (size == 1) {
            return;
        }
        long left = split(size);
        if (index < left) {
            path(index, start, left, subtrees, path);
            path.add(range(start + left, size - left, subtrees));
        } else {
            path(index - left, start + left, size - left, subtrees, path);
            path.add(range(start, left, subtrees));
        }
    }

    /** The proof that the tree of the first {@code from} leaves is the beginning of that of the first {@code to}. */
    public static List<byte[]> consistency(long from, long to, Subtrees subtrees) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("From " + from + " to " + to);
        }
        List<byte[]> proof = new ArrayList<>();
        subproof(from, 0, to, true, subtrees, proof);
        return proof;
    }

    private static void subproof(
            long from, long start, long size, boolean whole, Subtrees subtrees, List<byte[]> proof) {
        if (from == size) {
            if (!whole) {
                proof.add(range(start, size, subtrees));
            }
            return;
        }
        long left = split(size);
        if (from <= left) {
            subproof(from, start, left, whole, subtrees, proof);
            proof.add(range(start + left, size - left, subtrees));
        } else {
            subproof(from - left, start + left, size - left, false, subtrees, proof);
            proof.add(range(start, left, subtrees));
        }
    }

    /** Whether {@code path} leads from {@code leaf}, a hash, to {@code root}. RFC 9162, 2.1.3.2. */
    public static boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = node(sibling, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether {@code proof} leads from the root of the first {@code from} leaves to that of the first {@code to}. RFC 9162, 2.1.4.2. */
    public static boolean extend(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        } else if (from < 1 || from > to || proof.isEmpty()) {
            return false;
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.add(0, fromRoot);
        }
        long place = from - 1;
        long last = to - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        byte[] first = path.get(0);
        byte[] second = path.get(0);
        for (byte[] sibling : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                first = node(sibling, first);
                second = node(sibling, second);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                second = node(second, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(first, fromRoot) && Arrays.equals(second, toRoot);
    }
}

package org.footbridge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The Merkle tree against one that is computed as RFC 6962 defines it, and the proofs of all leaves of trees of all small sizes. */
class MerkleTreeTest {
    private static final int SIZE_MAX = 70;

    private static final List<byte[]> LEAVES = leaves(SIZE_MAX);

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(MerkleTree.leaf(ByteBuffer.allocate(4).putInt(i).array()));
        }
        return leaves;
    }

    /** MTH of RFC 6962, 2.1. */
    private static byte[] naive(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        return MerkleTree.node(naive(leaves.subList(0, split)), naive(leaves.subList(split, leaves.size())));
    }

    private static byte[] subtree(int level, long index) {
        int from = (int) (index << level);
        return naive(LEAVES.subList(from, from + (1 << level)));
    }

    @Test
    void hasTheRootThatTheRfcDefines() {
        assertThat(HexFormat.of().formatHex(MerkleTree.root(0, MerkleTreeTest::subtree)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        MerkleFrontier growing = new MerkleFrontier();
        for (int size = 1; size <= SIZE_MAX; size++) {
            growing.add(LEAVES.get(size - 1), (index, hash) -> {});
            byte[] root = naive(LEAVES.subList(0, size));
            assertThat(MerkleTree.root(size, MerkleTreeTest::subtree)).isEqualTo(root);
            assertThat(growing.root()).isEqualTo(root);
            assertThat(new MerkleFrontier(size, growing.encoded()).root()).isEqualTo(root);
        }
    }

    @Test
    void tellsOfCompleteBlocks() {
        List<byte[]> many = leaves(2 * MerkleFrontier.BLOCK + 5);
        MerkleFrontier growing = new MerkleFrontier();
        List<byte[]> blocks = new ArrayList<>();
        many.forEach(leaf -> growing.add(leaf, (index, hash) -> {
            assertThat(index).isEqualTo(blocks.size());
            blocks.add(hash);
        }));
        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(1)).isEqualTo(naive(many.subList(MerkleFrontier.BLOCK, 2 * MerkleFrontier.BLOCK)));
    }

    @Test
    void provesEachLeafAndNoOther() {
        Random random = new Random(6962);
        for (int size = 1; size <= SIZE_MAX; size++) {
            byte[] root = naive(LEAVES.subList(0, size));
            for (int i = 0; i < size; i++) {
                List<byte[]> path = MerkleTree.inclusion(i, size, MerkleTreeTest::subtree);
                assertThat(MerkleTree.includes(LEAVES.get(i), i, size, path, root))
                        .isTrue();
                int other = (i + 1 + random.nextInt(SIZE_MAX - 1)) % SIZE_MAX;
                assertThat(MerkleTree.includes(LEAVES.get(other), i, size, path, root))
                        .isFalse();
                assertThat(MerkleTree.includes(LEAVES.get(i), i, size, path, LEAVES.get(other)))
                        .isFalse();
                assertThat(MerkleTree.includes(LEAVES.get(i), size, size, path, root))
                        .isFalse();
                if (!path.isEmpty()) {
                    assertThat(MerkleTree.includes(LEAVES.get(i), i, size, path.subList(1, path.size()), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void provesThatOneTreeIsTheBeginningOfAnother() {
        for (int to = 1; to <= SIZE_MAX; to++) {
            byte[] toRoot = naive(LEAVES.subList(0, to));
            for (int from = 1; from <= to; from++) {
                byte[] fromRoot = naive(LEAVES.subList(0, from));
                List<byte[]> proof = MerkleTree.consistency(from, to, MerkleTreeTest::subtree);
                assertThat(MerkleTree.extend(from, fromRoot, to, toRoot, proof)).isTrue();
                if (from < to) {
                    byte[] forked = MerkleTree.node(fromRoot, toRoot);
                    assertThat(MerkleTree.extend(from, forked, to, toRoot, proof))
                            .isFalse();
                    assertThat(MerkleTree.extend(from, fromRoot, to, forked, proof))
                            .isFalse();
                    assertThat(MerkleTree.extend(from, fromRoot, to, toRoot, List.of()))
                            .isFalse();
                }
            }
        }
    }
}

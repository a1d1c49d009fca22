package org.footbridge.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The state of the audit log after a seal: its size, the root of its Merkle tree and the hash of its chain. Signed, it is a note as transparency
 * logs have them, so that other tools can read it.
 *
 * @param number of the seal
 * @param size the number of sealed records
 * @param root of their Merkle tree
 * @param chain the chain hash of the seal
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(long number, long size, byte[] root, byte[] chain) {
    private static final String ORIGIN = "footbridge-audit";
    private static final String SIGNATURE = "\u2014 " + ORIGIN + " ";
    private static final byte ED25519 = 1;
    private static final int RAW_KEY = 32;

    private String text() {
        return ORIGIN + "\n" + size + "\n" + base64(root) + "\nchain " + base64(chain) + "\nseal " + number + "\n";
    }

    /** The checkpoint as a signed note. */
    public String sign(SigningKey key) {
        byte[] signature = key.sign(text().getBytes(StandardCharsets.UTF_8));
        byte[] signed = ByteBuffer.allocate(4 + signature.length)
                .put(id(key.open()))
                .put(signature)
                .array();
        return text() + "\n" + SIGNATURE + base64(signed) + "\n";
    }

    /** The first four bytes of the hash of name and key, as the format of signed notes has it. */
    private static byte[] id(PublicKey key) {
        byte[] encoded = key.getEncoded();
        var digest = MerkleTree.sha256();
        digest.update((ORIGIN + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ED25519);
        digest.update(encoded, encoded.length - RAW_KEY, RAW_KEY);
        return Arrays.copyOf(digest.digest(), 4);
    }

    /** Whether {@code note} is this checkpoint with a signature of one of {@code keys}. */
    public boolean isSigned(String note, List<PublicKey> keys) {
        String begin = text() + "\n" + SIGNATURE;
        if (!note.startsWith(begin) || !note.endsWith("\n")) {
            return false;
        }
        try {
            byte[] signed =
                    Base64.getDecoder().decode(note.substring(begin.length()).strip());
            byte[] id = Arrays.copyOf(signed, 4);
            byte[] signature = Arrays.copyOfRange(signed, 4, signed.length);
            return keys.stream()
                    .filter(key -> Arrays.equals(id(key), id))
                    .anyMatch(key -> SigningKey.verifies(key, text().getBytes(StandardCharsets.UTF_8), signature));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The checkpoint of a note, whose signature is not checked; empty if it is none. */
    public static Optional<Checkpoint> parse(String note) {
        String[] lines = note.split("\n", -1);
        try {
            if (lines.length < 5 || !lines[0].equals(ORIGIN)) {
                return Optional.empty();
            }
            return Optional.of(new Checkpoint(
                    Long.parseLong(lines[4].replaceFirst("^seal ", "")),
                    Long.parseLong(lines[1]),
                    Base64.getDecoder().decode(lines[2]),
                    Base64.getDecoder().decode(lines[3].replaceFirst("^chain ", ""))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether both say the same. */
    public boolean says(Checkpoint other) {
        return number == other.number
                && size == other.size
                && Arrays.equals(root, other.root)
                && Arrays.equals(chain, other.chain);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

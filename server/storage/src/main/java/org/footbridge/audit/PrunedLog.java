package org.footbridge.audit;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A signed statement that the audit log was pruned up to a seal: its records and seals may be gone, and the chain goes on from here.
 *
 * @param end the checkpoint of the last pruned seal
 * @param frontier of the Merkle tree after it
 */
public record PrunedLog(Checkpoint end, byte[] frontier) {
    /** Differs from that of checkpoints, so that none of them can be taken for such a statement. */
    private static final String ORIGIN = "footbridge-audit-pruned";

    private static final int LINES = 8;

    private String text() {
        return String.join(
                "\n",
                ORIGIN,
                String.valueOf(end.number()),
                String.valueOf(end.size()),
                base64(end.root()),
                base64(end.chain()),
                base64(frontier),
                "");
    }

    /** The statement with a signature. */
    public String sign(SigningKey key) {
        return text() + "\n" + base64(key.sign(bytes(text())));
    }

    /** The statement of {@code note}; empty if it is none, or not signed with one of {@code keys}. */
    public static Optional<PrunedLog> parse(String note, List<PublicKey> keys) {
        String[] lines = note.split("\n", -1);
        if (lines.length != LINES || !lines[0].equals(ORIGIN)) {
            return Optional.empty();
        }
        try {
            PrunedLog pruned = new PrunedLog(
                    new Checkpoint(
                            Long.parseLong(lines[1]), Long.parseLong(lines[2]), decoded(lines[3]), decoded(lines[4])),
                    decoded(lines[5]));
            byte[] signature = decoded(lines[LINES - 1]);
            return Optional.of(pruned)
                    .filter(one -> note.startsWith(one.text()))
                    .filter(one ->
                            keys.stream().anyMatch(key -> SigningKey.verifies(key, bytes(one.text()), signature)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }
}

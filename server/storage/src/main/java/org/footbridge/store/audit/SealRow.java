package org.footbridge.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.footbridge.audit.Seal;

/**
 * A row of table {@code audit_seal}.
 *
 * @param frontier of the Merkle tree after it
 * @param note the signed checkpoint
 */
public record SealRow(Seal seal, byte[] frontier, String note) {
    static final String COLUMNS = "number, first, count, sealed, positions, leaves, root, previous, frontier, note";

    static SealRow read(ResultSet row) throws SQLException {
        return new SealRow(
                new Seal(
                        row.getLong("number"),
                        row.getLong("first"),
                        row.getInt("count"),
                        row.getLong("sealed"),
                        row.getBytes("positions"),
                        row.getBytes("leaves"),
                        row.getBytes("root"),
                        row.getBytes("previous")),
                row.getBytes("frontier"),
                row.getString("note"));
    }
}

package org.footbridge.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.footbridge.audit.AuditCodec;
import org.footbridge.audit.AuditRecord;
import org.footbridge.audit.Instants;
import org.footbridge.audit.Seal;

/**
 * The hash of a stored record, and whether its columns follow from its body.
 *
 * @param leaf of the Merkle tree
 */
record RowHash(byte[] leaf, boolean consistent) {
    /** @param row with {@code people}, {@code interaction}, {@code outcome}, {@code keys} and {@code body} */
    static RowHash of(AuditPosition position, ResultSet row, AuditRows rows) throws SQLException {
        byte[] body = row.getBytes("body");
        return new RowHash(
                Seal.leaf(position.recorded(), position.id(), body), isConsistent(position, row, body, rows));
    }

    private static boolean isConsistent(AuditPosition position, ResultSet row, byte[] body, AuditRows rows)
            throws SQLException {
        try {
            AuditRecord audited = AuditCodec.decode(body);
            AuditRow wanted = rows.of(audited);
            Long[] keys = (Long[]) row.getArray("keys").getArray();
            return Instants.micros(audited.recorded()) == position.recorded()
                    && wanted.people() == row.getInt("people")
                    && wanted.interaction() == row.getInt("interaction")
                    && wanted.outcome() == row.getInt("outcome")
                    && Arrays.equals(
                            wanted.keys(),
                            Arrays.stream(keys).mapToLong(Long::longValue).toArray());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}

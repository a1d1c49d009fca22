package org.footbridge.store.resource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.footbridge.store.jdbc.ResourceTypes;

/** Rows that begin with {@link #COLUMNS}, as versions with their entries. */
public final class IndexedRows {
    public static final String COLUMNS = "r." + StoredRows.COLUMNS.replace(", ", ", r.")
            + ", r.xmin::text, s.digest, s.tokens, s.reference_parameters, s.reference_targets, s.parameters, s.texts";
    static final String TABLES =
            " FROM resource r JOIN search s ON s.type = r.type AND s.pid = r.pid AND s.shard = r.shard";

    private final StoredRows rows;

    public IndexedRows(ResourceTypes types) {
        this.rows = new StoredRows(types);
    }

    public IndexedVersion read(ResultSet row) throws SQLException {
        return new IndexedVersion(
                version(row),
                row.getString(8),
                new IndexedVersion.Entries(
                        row.getLong(9),
                        longs(row, 10),
                        longs(row, 11),
                        longs(row, 12),
                        Arrays.stream((Integer[]) row.getArray(13).getArray())
                                .mapToInt(Integer::intValue)
                                .toArray(),
                        row.getString(14)));
    }

    /** A body that cannot be unpacked is read as empty, so that it does not prevent the indexing of the others. */
    private StoredVersion version(ResultSet row) throws SQLException {
        try {
            return rows.read(row);
        } catch (IllegalStateException unreadable) {
            return rows.read(row, new byte[0]);
        }
    }

    private static long[] longs(ResultSet row, int column) throws SQLException {
        return Arrays.stream((Long[]) row.getArray(column).getArray())
                .mapToLong(Long::longValue)
                .toArray();
    }
}

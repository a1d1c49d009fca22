package org.footbridge.store.resource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.footbridge.store.jdbc.ResourceTypes;

/** Rows that begin with {@link #COLUMNS}, as versions. */
public final class StoredRows {
    public static final String COLUMNS = "pid, type, id, version, updated, action, body";

    /** The columns of {@code alias}. */
    public static String of(String alias) {
        return alias + "." + COLUMNS.replace(", ", ", " + alias + ".");
    }

    private final ResourceTypes types;

    public StoredRows(ResourceTypes types) {
        this.types = types;
    }

    public StoredVersion read(ResultSet row) throws SQLException {
        return read(row, BodyCodec.unpack(row.getBytes(7)));
    }

    /** The same with another body. */
    public StoredVersion read(ResultSet row, byte[] body) throws SQLException {
        return new StoredVersion(
                row.getLong(1),
                types.name(row.getInt(2)),
                row.getString(3),
                row.getInt(4),
                Instant.EPOCH.plus(row.getLong(5), ChronoUnit.MICROS),
                Change.of(row.getString(6)),
                body);
    }

    /** A row with the digest of the search entries after the columns; it has none if the resource is deleted. */
    public StoredVersion readIndexed(ResultSet row) throws SQLException {
        return readIndexed(row, 8);
    }

    /** The same with the digest in the column {@code column}. */
    public StoredVersion readIndexed(ResultSet row, int column) throws SQLException {
        StoredVersion version = read(row);
        long digest = row.getLong(column);
        return row.wasNull() ? version : version.indexed(digest);
    }
}

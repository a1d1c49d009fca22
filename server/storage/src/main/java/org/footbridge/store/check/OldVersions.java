package org.footbridge.store.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.Change;
import org.footbridge.store.resource.StoredRows;

/** The old versions in the order of {@code pid} and version, taken resource by resource. */
final class OldVersions {
    private final ResultSet rows;
    private final BodyCheck bodies;
    private final ResourceTypes types;
    private final ConsistencyReport report;
    private boolean more;

    /** {@code rows} begin with {@link StoredRows#COLUMNS}, then {@code until}. */
    OldVersions(ResultSet rows, BodyCheck bodies, ResourceTypes types, ConsistencyReport report) throws SQLException {
        this.rows = rows;
        this.bodies = bodies;
        this.types = types;
        this.report = report;
        this.more = rows.next();
    }

    /** The versions of {@code pid}, after earlier rows, which belong to no resource. */
    VersionChain before(long pid) throws SQLException {
        long orphan = Long.MIN_VALUE;
        while (more && rows.getLong(1) < pid) {
            if (rows.getLong(1) != orphan) {
                orphan = rows.getLong(1);
                report.add(
                        ConsistencyRule.HISTORY_WITHOUT_RESOURCE,
                        types.name(rows.getInt(2)) + "/" + rows.getString(3) + ", pid " + orphan);
            }
            more = rows.next();
        }
        VersionChain chain = new VersionChain();
        while (more && rows.getLong(1) == pid) {
            bodies.check(rows, types);
            chain.old(link(rows), rows.getLong(8));
            more = rows.next();
        }
        return chain;
    }

    static VersionChain.Link link(ResultSet row) throws SQLException {
        return new VersionChain.Link(row.getInt(4), row.getLong(5), Change.of(row.getString(6)));
    }
}

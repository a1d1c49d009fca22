package org.footbridge.store.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.footbridge.search.index.Keys;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.Change;
import org.footbridge.store.resource.IndexedRows;
import org.footbridge.store.resource.IndexedVersion;
import org.footbridge.store.resource.ResourceStore;

/** The current versions: their keys, their bodies, the versions that end in them, and whether a search can find them. */
final class CurrentVersions {
    private final ResourceTypes types;
    private final Keys keys;
    private final IndexedRows rows;
    private final BodyCheck bodies;
    private final ConsistencyReport report;

    CurrentVersions(ResourceTypes types, Keys keys, ConsistencyReport report) {
        this.types = types;
        this.keys = keys;
        this.rows = new IndexedRows(types);
        this.bodies = new BodyCheck(report);
        this.report = report;
    }

    /**
     * Looks at a row of {@link IndexedRows#COLUMNS}, then key and shard of the resource and the key in {@code search}.
     * The version if there are entries to be compared with it.
     */
    Optional<IndexedVersion> check(ResultSet row, VersionChain chain) throws SQLException {
        String path = types.name(row.getInt(2)) + "/" + row.getString(3);
        chain.current(OldVersions.link(row))
                .ifPresent(fault -> report.add(ConsistencyRule.VERSIONS_BROKEN, path + ": " + fault));
        long key = row.getLong(15);
        if (key != keys.resource(types.name(row.getInt(2)), row.getString(3))
                || row.getInt(16) != ResourceStore.shard(key)) {
            report.add(ConsistencyRule.KEY_WRONG, path);
        }
        boolean readable = bodies.check(row, types);
        if (Change.of(row.getString(6)) == Change.DELETED) {
            return Optional.empty();
        }
        long searchKey = row.getLong(17);
        if (row.wasNull()) {
            report.add(ConsistencyRule.SEARCH_ROW_MISSING, path);
            return Optional.empty();
        } else if (searchKey != key) {
            report.add(ConsistencyRule.SEARCH_ROW_WRONG, path);
        }
        return readable ? Optional.of(rows.read(row)) : Optional.empty();
    }
}

package org.footbridge.store.resource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.footbridge.store.jdbc.Binder;
import org.footbridge.store.jdbc.WriteClock;

/** Rows of table {@code resource} that are replaced together, as the columns that {@link BulkSql} takes. */
final class BulkRows {
    private final List<Row> replaced = new ArrayList<>();
    private final List<Row> deleted = new ArrayList<>();
    private final List<Long> outdated = new ArrayList<>();

    private record Row(StoredVersion version, long key, int type) {}

    /** {@code changed}: whether the index entries differ from those of the version before. */
    void replace(StoredVersion version, long key, boolean changed) {
        replaced.add(new Row(version, key, 0));
        if (changed) {
            outdated.add(version.pid());
        }
    }

    void delete(StoredVersion version, long key, int type) {
        Row row = new Row(version, key, type);
        replaced.add(row);
        deleted.add(row);
        outdated.add(version.pid());
    }

    boolean replaces() {
        return !replaced.isEmpty();
    }

    boolean deletes() {
        return !deleted.isEmpty();
    }

    /** Whether any resource has index rows that are out of date. */
    boolean hasOutdated() {
        return !outdated.isEmpty();
    }

    void bindReplaced(Binder values) throws SQLException {
        values.add(longs(replaced, Row::key));
        values.add(longs(replaced, row -> WriteClock.micros(row.version().updated())));
        values.add(replaced.stream().map(row -> row.version().change().code()).toArray(String[]::new))
                .add(replaced.stream()
                        .map(row -> BodyCodec.pack(row.version().body()))
                        .toArray(byte[][]::new));
    }

    void bindDeleted(Binder values) throws SQLException {
        values.add(deleted.stream().mapToInt(Row::type).toArray());
        values.add(longs(deleted, row -> row.version().pid()));
    }

    void bindOutdated(Binder values) throws SQLException {
        values.add(outdated.stream().mapToLong(Long::longValue).toArray());
    }

    private static long[] longs(List<Row> rows, ToLongFunction<Row> part) {
        return rows.stream().mapToLong(part).toArray();
    }
}

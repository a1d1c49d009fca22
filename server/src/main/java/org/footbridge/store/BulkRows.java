package org.footbridge.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Rows of table {@code resource} that are written together, as the columns that {@link BulkSql} takes. */
final class BulkRows {
    private final List<Row> created = new ArrayList<>();
    private final List<Row> replaced = new ArrayList<>();
    private final List<Row> deleted = new ArrayList<>();
    private final List<Long> outdated = new ArrayList<>();

    private record Row(StoredVersion version, long key, int type) {}

    void create(StoredVersion version, long key, int type) {
        created.add(new Row(version, key, type));
    }

    /** {@code changed}: whether what it is found by differs from what the version before was found by. */
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

    boolean creates() {
        return !created.isEmpty();
    }

    boolean replaces() {
        return !replaced.isEmpty();
    }

    boolean deletes() {
        return !deleted.isEmpty();
    }

    /** Whether there are resources whose values are not what they are found by any more. */
    boolean hasOutdated() {
        return !outdated.isEmpty();
    }

    void bindCreated(Binder values) throws SQLException {
        values.add(longs(created, row -> row.version().pid())).add(longs(created, Row::key));
        values.add(created.stream().mapToInt(Row::type).toArray());
        values.add(longs(created, row -> WriteClock.micros(row.version().updated())));
        values.add(actions(created));
        values.add(created.stream().map(row -> row.version().id()).toArray(String[]::new));
        values.add(bodies(created));
    }

    void bindReplaced(Binder values) throws SQLException {
        values.add(longs(replaced, Row::key));
        values.add(longs(replaced, row -> WriteClock.micros(row.version().updated())));
        values.add(actions(replaced)).add(bodies(replaced));
    }

    void bindDeleted(Binder values) throws SQLException {
        values.add(deleted.stream().mapToInt(Row::type).toArray());
        values.add(longs(deleted, row -> row.version().pid()));
    }

    void bindOutdated(Binder values) throws SQLException {
        values.add(outdated.stream().mapToLong(Long::longValue).toArray());
    }

    private static String[] actions(List<Row> rows) {
        return rows.stream().map(row -> row.version().change().code()).toArray(String[]::new);
    }

    private static byte[][] bodies(List<Row> rows) {
        return rows.stream().map(row -> BodyCodec.pack(row.version().body())).toArray(byte[][]::new);
    }

    private static long[] longs(List<Row> rows, ToLongFunction<Row> part) {
        return rows.stream().mapToLong(part).toArray();
    }
}

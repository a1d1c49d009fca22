package org.footbridge.store.audit;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.footbridge.store.jdbc.Binder;

/** A row of table {@code audit_event}: the encoded record, and the columns that follow from it. */
public record AuditRow(long recorded, int people, int interaction, int outcome, long[] keys, byte[] body) {
    private static final String COLUMNS = "recorded, people, interaction, outcome, keys, body";

    private static final String VALUES = "v.recorded, v.people, v.interaction, v.outcome, v.keys::bigint[], v.body";

    private static final String GIVEN = "unnest(?, ?, ?, ?, ?, ?) ";

    /** Inserts rows that {@link #bindAll} binds. */
    public static final String INSERT =
            "INSERT INTO audit_event (" + COLUMNS + ") SELECT " + VALUES + " FROM " + GIVEN + "v (" + COLUMNS + ")";

    /** Inserts the one row that {@link #bind} binds. */
    static final String INSERT_ONE = "INSERT INTO audit_event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)";

    /** The part of a {@code WITH} that inserts the row if {@code w}, the resource written, has one; {@link #bindAny} binds it. */
    public static final String WITH_WRITTEN = ", au AS (INSERT INTO audit_event (" + COLUMNS
            + ") SELECT ?::bigint, ?::integer, ?::smallint, ?::smallint, ?::bigint[], ?::bytea FROM w)\n";

    /** The same for the rows of many resources, in their order, which {@link #bindAll} binds; those whose resource has no pid in {@code p} are left out. */
    public static final String WITH_PIDS = ", au AS (INSERT INTO audit_event (" + COLUMNS + ") SELECT " + VALUES
            + " FROM p, " + GIVEN + "WITH ORDINALITY v (" + COLUMNS + ", place) WHERE p.pids[v.place] IS NOT NULL)\n";

    /** Binds the one of a single resource if there is one; if not, the statement is one without them. */
    public static void bindAny(Binder values, List<AuditRow> rows) throws SQLException {
        if (!rows.isEmpty()) {
            rows.get(0).bind(values);
        }
    }

    /** Binds this row alone, which takes PostgreSQL less time than columns of one. */
    void bind(Binder values) throws SQLException {
        values.add(recorded).add(people).add(interaction).add(outcome).add(keys).add(body);
    }

    /** Binds the rows as columns. */
    public static void bindAll(Binder values, List<AuditRow> rows) throws SQLException {
        values.add(longs(rows, AuditRow::recorded));
        values.add(ints(rows, AuditRow::people))
                .add(ints(rows, AuditRow::interaction))
                .add(ints(rows, AuditRow::outcome));
        values.add(rows.stream().map(AuditRow::keyText).toArray(String[]::new));
        values.add(rows.stream().map(AuditRow::body).toArray(byte[][]::new));
    }

    /** As PostgreSQL writes an array: arrays in an array could not differ in length. */
    private String keyText() {
        return Arrays.stream(keys).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static long[] longs(List<AuditRow> rows, ToLongFunction<AuditRow> part) {
        return rows.stream().mapToLong(part).toArray();
    }

    private static int[] ints(List<AuditRow> rows, ToLongFunction<AuditRow> part) {
        return rows.stream().mapToInt(row -> (int) part.applyAsLong(row)).toArray();
    }
}

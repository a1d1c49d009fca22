package org.footbridge.store.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.footbridge.audit.Instants;
import org.footbridge.store.jdbc.Database;

/** The partitions of table {@code audit_event}, one a month. Records of other times are in {@code audit_event_other}. */
final class AuditPartitions {
    private static final int MONTHS_AHEAD = 2;
    private static final String NAME = "audit_event_";

    /** Any number, the same on all servers, so that two of them do not create one partition. */
    private static final long LOCK = 0x46_42_41_55_44_50L;

    private static final String NAMES = "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            + " WHERE i.inhparent = 'audit_event'::regclass AND c.relname ~ '^audit_event_\\d{6}$' ORDER BY 1";

    private static final String SETTLE = "SELECT gin_clean_pending_list(i.indexrelid) FROM pg_inherits p"
            + " JOIN pg_index i ON i.indrelid = p.inhrelid JOIN pg_class c ON c.oid = i.indexrelid"
            + " JOIN pg_am a ON a.oid = c.relam WHERE p.inhparent = 'audit_event'::regclass AND a.amname = 'gin'";

    private final Database database;

    AuditPartitions(Database database) {
        this.database = database;
    }

    /** Creates the partitions of this month and the next ones, unless they are there. */
    void prepare(Instant now) {
        YearMonth first = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        database.transaction(() -> {
            database.list("SELECT pg_advisory_xact_lock(?)", values -> values.add(LOCK), row -> 1);
            List<String> there = names();
            for (int i = 0; i <= MONTHS_AHEAD; i++) {
                YearMonth month = first.plusMonths(i);
                if (!there.contains(name(month)) && isFree(month)) {
                    database.update(
                            "CREATE TABLE " + name(month) + " PARTITION OF audit_event FOR VALUES FROM (" + begin(month)
                                    + ") TO (" + begin(month.plusMonths(1)) + ")",
                            values -> {});
                }
            }
            return there;
        });
    }

    /** Drops the partitions of past months of which no record is left. */
    void dropEmpty(Instant before) {
        YearMonth month = YearMonth.from(before.atOffset(ZoneOffset.UTC));
        for (String name : names()) {
            if (name.compareTo(name(month)) < 0) {
                database.transaction(() -> {
                    database.update("SET LOCAL lock_timeout = '2s'", values -> {});
                    database.update("LOCK TABLE " + name + " IN SHARE MODE", values -> {});
                    boolean empty = database.list("SELECT 1 FROM " + name + " LIMIT 1", values -> {}, row -> 1)
                            .isEmpty();
                    return empty ? database.update("DROP TABLE " + name, values -> {}) : 0;
                });
            }
        }
    }

    /** Whether no record of that month is in the partition of other times, from which it could not be moved. */
    private boolean isFree(YearMonth month) {
        return database.list(
                        "SELECT 1 FROM audit_event_other WHERE recorded >= ? AND recorded < ? LIMIT 1",
                        values -> values.add(begin(month)).add(begin(month.plusMonths(1))),
                        row -> 1)
                .isEmpty();
    }

    /** Merges the pending entries of the GIN indexes of the partitions that are written to. */
    void settle() {
        database.list(SETTLE, values -> {}, row -> row.getLong(1));
    }

    private List<String> names() {
        return database.list(NAMES, values -> {}, row -> row.getString(1));
    }

    private static String name(YearMonth month) {
        return NAME + "%04d%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private static long begin(YearMonth month) {
        return Instants.micros(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}

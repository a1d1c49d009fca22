package org.footbridge.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.audit.AuditCodec;
import org.footbridge.audit.AuditRecord;
import org.footbridge.audit.Instants;
import org.footbridge.audit.Interaction;
import org.footbridge.audit.Outcome;
import org.footbridge.sql.Sql;
import org.footbridge.store.audit.AuditQuery.Kind;
import org.footbridge.store.audit.AuditQuery.Subject;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.GroupCommit;

/** The audit log: appends records, and finds them. A record of a change is written by the statement that makes the change instead. */
public final class AuditStore {
    /** The fewest patients that the index of table {@code audit_event} by their number knows. */
    static final int PEOPLE_INDEXED = 10;

    private static final String READ = "SELECT recorded, id, body FROM audit_event WHERE recorded = ? AND id = ?";

    private final Database database;
    private final AuditRows rows;
    private final AuditPartitions partitions;
    private final GroupCommit<List<AuditRow>, Boolean> commits =
            new GroupCommit<>(this::insertAll, this::insert, work -> 0);

    public AuditStore(Database database, AuditRows rows) {
        this.database = database;
        this.partitions = new AuditPartitions(database);
        this.rows = rows;
    }

    /** A record with its position. */
    public record Found(AuditPosition position, AuditRecord audited) {}

    /** A page of records. */
    public record Page(List<Found> records, boolean more) {
        public Page {
            records = List.copyOf(records);
        }
    }

    /** Makes room for the records of the months to come. */
    public void prepare() {
        partitions.prepare(Instants.now());
    }

    /** Merges the pending entries of the index, so that no search has to go through them. */
    public void settle() {
        partitions.settle();
    }

    /**
     * Appends records durably: when it returns, they survive a crash. Records that arrive while others are written share the next
     * statement and its commit.
     *
     * @throws org.footbridge.problem.Problem BUSY if the database cannot be reached
     */
    public void append(List<AuditRecord> records) {
        if (!records.isEmpty()) {
            commits.run(records.stream().map(rows::of).toList());
        }
    }

    private List<Boolean> insertAll(List<List<AuditRow>> all) {
        insert(all.stream().flatMap(List::stream).toList());
        return all.stream().map(one -> true).toList();
    }

    private Boolean insert(List<AuditRow> all) {
        if (all.size() == 1) {
            database.update(AuditRow.INSERT_ONE, all.get(0)::bind);
        } else {
            database.update(AuditRow.INSERT, values -> AuditRow.bindAll(values, all));
        }
        return true;
    }

    /** The record at a position; empty if there is none. */
    public Optional<Found> read(AuditPosition position) {
        return database.first(READ, values -> values.add(position.recorded()).add(position.id()), AuditStore::found);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new AuditPosition(row.getLong("recorded"), row.getLong("id")), AuditCodec.decode(row.getBytes("body")));
    }

    /** The records that a search finds. */
    public Page find(AuditQuery query) {
        String direction = query.newestFirst() ? " DESC" : "";
        String time = isRare(query) ? "recorded + 0" : "recorded"; // then not in the order of the primary key
        Sql order = Sql.of(" ORDER BY " + time + direction + ", id" + direction + " LIMIT ?", (long) query.count() + 1);
        List<Found> found =
                database.listPlanned(select("recorded, id, body", query).then(order), AuditStore::found);
        boolean more = found.size() > query.count();
        return new Page(more ? found.subList(0, query.count()) : found, more);
    }

    /** Whether so few records are found by a subject that going through all in order would take much longer. */
    private static boolean isRare(AuditQuery query) {
        return query.subjects().stream()
                .anyMatch(alternatives -> alternatives.stream()
                        .allMatch(subject -> subject.kind() == Kind.PATIENT || subject.kind() == Kind.RESOURCE));
    }

    /** The number of records that a search finds on all pages. */
    public long count(AuditQuery query) {
        return database.listPlanned(select("count(*)", query), row -> row.getLong(1))
                .get(0);
    }

    private Sql select(String columns, AuditQuery query) {
        Sql sql = Sql.of(
                "SELECT " + columns + " FROM audit_event WHERE recorded >= ? AND recorded < ?",
                query.from(),
                query.until());
        for (List<Subject> alternatives : query.subjects()) {
            long[] keys = alternatives.stream().mapToLong(this::key).toArray();
            sql = sql.then(Sql.of(" AND keys && ?", (Object) keys));
        }
        if (!query.interactions().isEmpty()) {
            sql = sql.then(Sql.of(" AND interaction IN ("
                    + query.interactions().stream()
                            .map(Interaction::number)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + ")"));
        }
        if (!query.outcomes().isEmpty()) {
            sql = sql.then(Sql.of(" AND " + outcomes(query)));
        }
        if (query.peopleMin() > 0) {
            String indexed = query.peopleMin() >= PEOPLE_INDEXED ? " AND people >= " + PEOPLE_INDEXED : "";
            sql = sql.then(Sql.of(indexed + " AND people >= ?", (long) query.peopleMin()));
        }
        return query.after().isEmpty() ? sql : sql.then(behind(query.after().get(), query.newestFirst()));
    }

    private static Sql behind(AuditPosition position, boolean newestFirst) {
        return Sql.of(
                " AND (recorded, id) " + (newestFirst ? "<" : ">") + " (?, ?)", position.recorded(), position.id());
    }

    /** A single one is compared as the index of denials has it. */
    private static String outcomes(AuditQuery query) {
        List<String> parts = new ArrayList<>();
        query.outcomes().stream().map(Outcome::number).forEach(number -> parts.add("outcome = " + number));
        return "(" + String.join(" OR ", parts) + ")";
    }

    private long key(Subject subject) {
        return switch (subject.kind()) {
            case PATIENT -> rows.patient(subject.value());
            case USER -> rows.user(subject.value());
            case CLIENT -> rows.client(subject.value());
            case ORGANISATION -> rows.organisation(subject.value());
            case RESOURCE -> rows.resource(subject.value());
            case OPERATION -> rows.operation(subject.value());
        };
    }
}

package org.footbridge.store.resource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.store.audit.AuditRow;
import org.footbridge.store.audit.AuditRows;
import org.footbridge.store.jdbc.Binder;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.GroupCommit;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.jdbc.WriteClock;
import org.footbridge.store.resource.CreateSql.Guard;
import org.footbridge.store.resource.Write.Creation;
import org.footbridge.store.resource.WriteSql.Parts;

/** Writes new resources: each by a statement of its own, or several by one. */
public final class ResourceInserts {
    /** The largest body, in bytes, that takes part in group commit; the parameters of a batch are another copy in memory. */
    private static final int JOINING_MAX = 1 << 16;

    private static final long NO_CLAIM = 0;
    private static final long NO_PID = 0;

    private final Database database;
    private final ResourceTypes types;
    private final Keys keys;
    private final WriteClock clock;
    private final TokenTextCache texts;
    private final Notifications notifications;
    private final AuditRows audits;
    private final GroupCommit<Claimed, Optional<StoredVersion>> joint =
            new GroupCommit<>(this::each, this::alone, Claimed::claim);

    public ResourceInserts(
            Database database,
            ResourceTypes types,
            Keys keys,
            WriteClock clock,
            TokenTextCache texts,
            Notifications notifications,
            AuditRows audits) {
        this.audits = audits;
        this.database = database;
        this.types = types;
        this.keys = keys;
        this.clock = clock;
        this.texts = texts;
        this.notifications = notifications;
    }

    /** A new resource with a condition guard of its own, or none. */
    record Claimed(Creation creation, ConditionGuards claims) {
        /** The key of the guard, of which there is one at most; 0 if there is none. */
        long claim() {
            return claims.isEmpty() ? NO_CLAIM : claims.keys().get(0);
        }
    }

    /** The first version; empty if there is or was such a resource, or if its condition may have a match by now. */
    Optional<StoredVersion> create(Claimed claimed) {
        Creation creation = claimed.creation();
        boolean joins = creation.how() == Change.CREATED
                && creation.json().length() <= JOINING_MAX
                && !database.isInTransaction();
        return joins ? joint.run(claimed) : alone(claimed);
    }

    private Optional<StoredVersion> alone(Claimed claimed) {
        return database.during(() -> {
            Row row = row(0, claimed.creation());
            ConditionGuards claims = claimed.claims();
            IndexEntries entries = claimed.creation().entries();
            List<Shared> fresh = texts.unknown(entries.texts().shared());
            boolean named = row.creation().how() != Change.CREATED;
            List<AuditRow> audited = audits.of(List.of(row.creation().audited()));
            return database.first(
                            WriteSql.create(
                                    !claims.isEmpty(),
                                    named,
                                    Parts.of(entries, fresh).audited(!audited.isEmpty())),
                            values -> {
                                if (!claims.isEmpty()) {
                                    values.add(claims.distinct()).add(claims.snapshot());
                                }
                                values.add(row.key())
                                        .add(ResourceStore.shard(row.key()))
                                        .add(row.type());
                                values.add(WriteClock.micros(row.now()))
                                        .add(row.creation().how().code())
                                        .add(row.creation().id())
                                        .add(BodyCodec.pack(row.body()));
                                values.add(entries.digest());
                                EntryValues.keys(values, entries);
                                EntryValues.rows(values, entries);
                                EntryValues.texts(values, fresh);
                                AuditRow.bindAny(values, audited);
                            },
                            result -> result.getLong(1))
                    .map(pid -> {
                        written(List.of(row), fresh);
                        return row.stored(pid);
                    });
        });
    }

    /**
     * The first versions of {@code creations}, in their order; empty, and nothing is written, if not all of the targets are
     * there, or a claim cannot be made.
     *
     * @param targets keys of resources, which stay until the transaction is over
     * @param more texts, of what else is written
     * @throws org.footbridge.problem.Problem a conflict, if one of the resources is there
     */
    Optional<List<StoredVersion>> all(
            List<Creation> creations, ConditionGuards claims, long[] targets, List<Shared> more) {
        if (claims.isEmpty() && targets.length == 0) {
            return Optional.of(write(creations, Guard.NONE, values -> values.add(creations.size()), more));
        }
        long[] wanted = claims.distinct();
        List<StoredVersion> written = write(
                creations,
                Guard.ALL,
                values -> values.add(targets)
                        .add(wanted)
                        .add(targets.length)
                        .add(claims.snapshot())
                        .add(creations.size())
                        .add(targets.length)
                        .add(wanted.length),
                more);
        return written.isEmpty() ? Optional.empty() : Optional.of(written);
    }

    /**
     * The same, each for itself: empty for those whose claim cannot be made.
     *
     * @param creations of which no two have the same claim
     */
    private List<Optional<StoredVersion>> each(List<Claimed> creations) {
        List<Creation> all = creations.stream().map(Claimed::creation).toList();
        long[] claims = creations.stream().mapToLong(Claimed::claim).toArray();
        List<Claimed> claiming =
                creations.stream().filter(one -> one.claim() != NO_CLAIM).toList();
        if (claiming.isEmpty()) {
            return write(all, Guard.NONE, values -> values.add(all.size()), List.of()).stream()
                    .map(Optional::of)
                    .toList();
        }
        long[] wanted = claiming.stream().mapToLong(Claimed::claim).toArray();
        String[] snapshots =
                claiming.stream().map(one -> one.claims().snapshot()).toArray(String[]::new);
        return write(
                        all,
                        Guard.EACH,
                        values -> values.add(wanted).add(snapshots).add(wanted).add(claims),
                        List.of())
                .stream()
                .map(version -> Optional.of(version).filter(one -> one.pid() != NO_PID))
                .toList();
    }

    /** The versions in the order of {@code creations}; the pid of those that are not written is {@link #NO_PID}. */
    private List<StoredVersion> write(
            List<Creation> creations, Guard guard, Database.Values guards, List<Shared> more) {
        return database.during(() -> {
            List<Row> rows = rows(creations);
            BulkIndex index = new BulkIndex();
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                index.add(i + 1, row.key(), row.type(), row.creation().entries(), true);
            }
            List<Shared> fresh = texts.unknown(Stream.concat(index.texts().stream(), more.stream())
                    .distinct()
                    .toList());
            List<AuditRow> audited =
                    audits.of(rows.stream().map(row -> row.creation().audited()).toList());
            Parts parts = index.parts(fresh).audited(!audited.isEmpty());
            List<Long> pids = database.list(
                    CreateSql.create(guard, parts),
                    values -> {
                        guards.bind(values);
                        bind(values, rows);
                        index.bind(values, parts, fresh);
                        if (parts.audited()) {
                            AuditRow.bindAll(values, audited);
                        }
                    },
                    row -> row.getLong(1));
            if (pids.isEmpty()) {
                return List.of();
            }
            written(rows, fresh);
            StoredVersion[] versions = new StoredVersion[rows.size()];
            for (int i = 0; i < versions.length; i++) {
                versions[rows.get(i).at()] = rows.get(i).stored(pids.get(i));
            }
            return List.of(versions);
        });
    }

    /** The row of the resource at position {@code at} of the call. */
    private record Row(int at, Creation creation, long key, int type, Instant now, byte[] body) {
        StoredVersion stored(long pid) {
            return new StoredVersion(pid, creation.json().type(), creation.id(), 1, now, creation.how(), body);
        }

        /** Ids that clients have chosen are written in the order of their keys, so that two writers cannot deadlock. */
        long order() {
            return creation.how() == Change.CREATED ? Long.MAX_VALUE : key;
        }
    }

    /** The rows in the order in which they are written. */
    private List<Row> rows(List<Creation> creations) {
        List<Row> rows = new ArrayList<>(creations.size());
        for (Creation creation : creations) {
            rows.add(row(rows.size(), creation));
        }
        rows.sort(Comparator.comparingLong(Row::order));
        return rows;
    }

    private Row row(int at, Creation creation) {
        Instant now = clock.next();
        String type = creation.json().type();
        byte[] body = creation.json().render(creation.id(), 1, now);
        return new Row(at, creation, keys.resource(type, creation.id()), types.number(type), now, body);
    }

    private static void bind(Binder values, List<Row> rows) throws SQLException {
        values.add(longs(rows, Row::key));
        values.add(rows.stream().mapToInt(Row::type).toArray());
        values.add(longs(rows, row -> WriteClock.micros(row.now())));
        values.add(texts(rows, row -> row.creation().how().code()));
        values.add(texts(rows, row -> row.creation().id()));
        values.add(rows.stream().map(row -> BodyCodec.pack(row.body())).toArray(byte[][]::new));
    }

    private void written(List<Row> rows, List<Shared> fresh) {
        database.afterwards(() -> {
            texts.add(fresh);
            rows.stream().map(row -> row.creation().json().type()).distinct().forEach(notifications::publish);
        });
    }

    private static long[] longs(List<Row> rows, ToLongFunction<Row> part) {
        return rows.stream().mapToLong(part).toArray();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}

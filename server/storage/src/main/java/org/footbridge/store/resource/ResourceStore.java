package org.footbridge.store.resource;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.json.ResourceJson;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.store.audit.AuditRow;
import org.footbridge.store.audit.AuditRows;
import org.footbridge.store.jdbc.Binder;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Database.RowReader;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.jdbc.WriteClock;
import org.footbridge.store.resource.ResourceInserts.Claimed;
import org.footbridge.store.resource.Write.Creation;
import org.footbridge.store.resource.Write.Deletion;
import org.footbridge.store.resource.Write.Replacement;
import org.footbridge.store.resource.WriteSql.Parts;

/** Reads versions of resources, and writes single changes and index entries. */
public final class ResourceStore {
    private static final String READ = "SELECT " + StoredRows.COLUMNS + " FROM resource WHERE key = ? AND shard = ?";
    private static final String READ_ALL = "SELECT " + StoredRows.COLUMNS + " FROM resource WHERE key = ANY(?)";
    private static final String READ_INDEXED = "SELECT " + StoredRows.of("r") + ", s.digest FROM resource r"
            + " LEFT JOIN search s ON s.type = r.type AND s.pid = r.pid AND s.shard = r.shard WHERE r.key = ANY(?)";
    private static final String READ_OLD = "SELECT " + StoredRows.COLUMNS + " FROM resource_history"
            + " WHERE pid = (SELECT pid FROM resource WHERE key = ? AND shard = ?) AND version = ? AND shard = ?";

    private final Database database;
    private final StoredRows rows;
    private final IndexedRows indexedRows;
    private final ResourceTypes types;
    private final Keys keys;
    private final TokenTextCache texts;
    private final WriteClock clock;
    private final Notifications notifications;
    private final ResourceInserts creations;
    private final AuditRows audits;

    public ResourceStore(
            Database database,
            ResourceTypes types,
            Keys keys,
            WriteClock clock,
            TokenTextCache texts,
            Notifications notifications,
            ResourceInserts creations,
            AuditRows audits) {
        this.creations = creations;
        this.audits = audits;
        this.database = database;
        this.types = types;
        this.rows = new StoredRows(types);
        this.indexedRows = new IndexedRows(types);
        this.keys = keys;
        this.clock = clock;
        this.texts = texts;
        this.notifications = notifications;
    }

    /** The current version, which may be a deletion; empty if there never was such a resource. */
    public Optional<StoredVersion> read(String type, String id) {
        long key = keys.resource(type, id);
        return database.first(READ, values -> values.add(key).add(shard(key)), rows::read)
                .filter(found -> found.type().equals(type) && found.id().equals(id));
    }

    /** The current versions, which may be deletions, by {@code type/id}; none for resources that have never existed. */
    public Map<String, StoredVersion> read(Collection<String> paths) {
        return read(READ_ALL, paths, rows::read);
    }

    /** The same with the digests of their index entries, which make a replacement cheaper. */
    public Map<String, StoredVersion> current(Collection<String> paths) {
        return read(READ_INDEXED, paths, rows::readIndexed);
    }

    private Map<String, StoredVersion> read(String sql, Collection<String> paths, RowReader<StoredVersion> reader) {
        long[] all = paths.stream().mapToLong(this::key).toArray();
        return database.list(sql, values -> values.add(all), reader).stream()
                .collect(Collectors.toMap(version -> version.type() + "/" + version.id(), version -> version));
    }

    /** The {@code paths}, each {@code type/id}, whose resource exists and is not deleted. */
    public Set<String> living(Collection<String> paths) {
        long[] all = paths.stream().mapToLong(this::key).toArray();
        return Set.copyOf(database.list(
                "SELECT type, id FROM resource WHERE key = ANY(?) AND action <> 'D'",
                values -> values.add(all),
                row -> types.name(row.getInt(1)) + "/" + row.getString(2)));
    }

    /** @param path {@code type/id} */
    long key(String path) {
        int slash = path.indexOf('/');
        return keys.resource(path.substring(0, slash), path.substring(slash + 1));
    }

    /** That version, current or not; empty if there never was one. */
    public Optional<StoredVersion> read(String type, String id, int version) {
        Optional<StoredVersion> current = read(type, id);
        if (current.isEmpty() || current.get().version() == version) {
            return current;
        }
        long key = keys.resource(type, id);
        return database.first(
                READ_OLD, values -> values.add(key).add(shard(key)).add(version).add(shard(key)), rows::read);
    }

    /** Stores {@code json} as version 1 of {@code type/id}; empty if there is or was such a resource. */
    public Optional<StoredVersion> create(String id, ResourceJson json, IndexEntries entries, Change how) {
        return creations.create(new Claimed(new Creation(id, json, entries, how), ConditionGuards.NONE));
    }

    /**
     * Stores the version after the current one; empty if that is no longer the current one. A deleted resource comes
     * back.
     */
    public Optional<StoredVersion> update(Replacement replacement) {
        return database.during(() -> updateNow(replacement));
    }

    private Optional<StoredVersion> updateNow(Replacement replacement) {
        StoredVersion current = replacement.current();
        IndexEntries entries = replacement.entries();
        List<AuditRow> audited = audits.of(List.of(replacement.audited()));
        StoredVersion next = current.replaced(replacement.json(), clock.nextAfter(current.updated()));
        List<Shared> fresh = texts.unknown(entries.texts().shared());
        long digest = entries.digest();
        boolean keeps = current.digest().equals(OptionalLong.of(digest));
        return database.first(
                        keeps
                                ? WriteSql.updateKeeping(!fresh.isEmpty(), !audited.isEmpty())
                                : WriteSql.update(Parts.of(entries, fresh).audited(!audited.isEmpty())),
                        values -> {
                            bindPlace(values, current);
                            if (keeps) {
                                values.add(digest);
                                bindNext(values, next);
                                EntryValues.keys(values, entries);
                            } else {
                                bindNext(values, next);
                                values.add(digest);
                                EntryValues.keys(values, entries);
                                values.add(digest);
                                EntryValues.rows(values, entries);
                            }
                            EntryValues.texts(values, fresh);
                            AuditRow.bindAny(values, audited);
                        },
                        row -> row.getLong(1))
                .map(pid -> {
                    written(next.type(), fresh);
                    return next;
                });
    }

    /** Marks the resource as deleted; empty if the version is no longer the current one. */
    public Optional<StoredVersion> delete(Deletion deletion) {
        return database.during(() -> deleteNow(deletion));
    }

    private Optional<StoredVersion> deleteNow(Deletion deletion) {
        StoredVersion current = deletion.current();
        List<AuditRow> audited = audits.of(List.of(deletion.audited()));
        StoredVersion next = current.deletion(clock.nextAfter(current.updated()));
        return database.first(
                        WriteSql.delete(!audited.isEmpty()),
                        values -> {
                            bindNext(bindPlace(values, current), next);
                            AuditRow.bindAny(values, audited);
                        },
                        row -> row.getLong(1))
                .map(pid -> {
                    written(next.type(), List.of());
                    return next;
                });
    }

    private void written(String type, List<Shared> fresh) {
        database.afterwards(() -> {
            texts.add(fresh);
            notifications.publish(type);
        });
    }

    /** Must be called with versions that another class has written. */
    void written(List<StoredVersion> versions) {
        versions.forEach(version -> written(version.type(), List.of()));
    }

    /** The current version with its entries; empty if it is deleted or there never was one. */
    public Optional<IndexedVersion> indexed(String type, String id) {
        long key = keys.resource(type, id);
        return database.first(
                "SELECT " + IndexedRows.COLUMNS + IndexedRows.TABLES + " WHERE r.key = ? AND r.shard = ?",
                values -> values.add(key).add(shard(key)),
                indexedRows::read);
    }

    /**
     * Gives the version the search entries {@code entries}; it stays as it is otherwise. False, and nothing is changed,
     * if it is no longer what was read.
     */
    public boolean index(IndexedVersion found, IndexEntries entries) {
        long key = keys.resource(found.version().type(), found.version().id());
        List<Shared> fresh = texts.unknown(entries.texts().shared());
        Optional<Long> written = database.first(
                WriteSql.index(Parts.of(entries, fresh)),
                values -> {
                    values.add(key).add(shard(key)).add(found.stamp());
                    values.add(entries.digest());
                    EntryValues.keys(values, entries);
                    values.add(entries.digest());
                    EntryValues.rows(values, entries);
                    EntryValues.texts(values, fresh);
                },
                row -> row.getLong(1));
        written.ifPresent(pid -> database.afterwards(() -> texts.add(fresh)));
        return written.isPresent();
    }

    private Binder bindPlace(Binder values, StoredVersion current) throws SQLException {
        long key = keys.resource(current.type(), current.id());
        return values.add(key).add(shard(key)).add(current.version()).add(key).add(shard(key));
    }

    private static void bindNext(Binder values, StoredVersion next) throws SQLException {
        long now = WriteClock.micros(next.updated());
        values.add(now).add(now).add(next.change().code()).add(BodyCodec.pack(next.body()));
    }

    /** The distribution column: the low twelve bits of the key, 0 to 4,095. */
    public static int shard(long key) {
        return (int) (key & 0xFFF);
    }
}

package org.footbridge.store.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.store.audit.AuditRow;
import org.footbridge.store.audit.AuditRows;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.jdbc.WriteClock;
import org.footbridge.store.resource.ResourceInserts.Claimed;
import org.footbridge.store.resource.Write.Creation;
import org.footbridge.store.resource.Write.Deletion;
import org.footbridge.store.resource.Write.Replacement;
import org.footbridge.store.resource.WriteSql.Parts;

/**
 * Writes many resources at once: all of them or none. Each table is written once, however many there are.
 *
 * <p>Resources that exist are locked in the order of their keys, then claims are made in the order of theirs, then new
 * resources are written in that order, so that two such writers never wait for each other both.
 */
public final class WriteStore {
    private final Database database;
    private final ResourceTypes types;
    private final Keys keys;
    private final WriteClock clock;
    private final TokenTextCache texts;
    private final ResourceStore resources;
    private final ResourceInserts creations;
    private final AuditRows audits;

    public WriteStore(
            Database database,
            ResourceTypes types,
            Keys keys,
            WriteClock clock,
            TokenTextCache texts,
            ResourceStore resources,
            ResourceInserts creations,
            AuditRows audits) {
        this.audits = audits;
        this.resources = resources;
        this.creations = creations;
        this.database = database;
        this.types = types;
        this.keys = keys;
        this.clock = clock;
        this.texts = texts;
    }

    /** Runs {@code work} of this thread in one transaction. */
    public <T> T transaction(Supplier<T> work) {
        return database.transaction(work);
    }

    /** Runs {@code work} of this thread in a transaction that is rolled back. */
    public void undone(Runnable work) {
        database.undone(work);
    }

    /** Runs {@code action} after the commit of the transaction of this thread; at once if there is none. */
    public void afterwards(Runnable action) {
        database.afterwards(action);
    }

    /** Thrown to roll back a transaction whose versions are no longer current. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Carries the refusal of a check through the transaction, so that it is not taken for a conflict and repeated. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(RuntimeException reason) {
            super(reason);
        }
    }

    /**
     * The new versions, in the order of {@code writes}; empty, and nothing is written, if others were faster: a current
     * version is no longer current, an id is taken, or a condition of {@code premises} may have a match now.
     *
     * @param writes each of another resource
     */
    public Optional<List<StoredVersion>> write(List<Write> writes, WritePreconditions premises) {
        if (writes.isEmpty() && premises.check().isEmpty()) {
            return Optional.of(List.of());
        }
        try {
            if (isOneStatement(writes, premises.claims()) && premises.check().isEmpty()) {
                return writeOne(writes.get(0), premises.claims()).map(List::of);
            }
            List<Creation> all = creations(writes);
            boolean created = !writes.isEmpty() && all.size() == writes.size();
            if (created && premises.held().isEmpty() && !database.isInTransaction()) {
                Optional<List<StoredVersion>> versions = createAll(all, premises);
                if (versions.isPresent() || premises.targets().isEmpty()) {
                    return versions;
                }
            }
            return Optional.of(database.transaction(() -> writeAll(writes, premises)));
        } catch (Overtaken other) {
            return Optional.empty();
        } catch (Refused refused) {
            throw (RuntimeException) refused.getCause();
        } catch (Problem problem) {
            if (problem.kind() == ProblemKind.CONFLICT) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static boolean isOneStatement(List<Write> writes, ConditionGuards claims) {
        return writes.size() == 1
                && (claims.isEmpty()
                        || (writes.get(0) instanceof Creation && claims.keys().size() == 1));
    }

    /** Executes a single write as one statement, without a transaction around it. */
    private Optional<StoredVersion> writeOne(Write write, ConditionGuards claims) {
        if (write instanceof Creation creation) {
            return creations.create(new Claimed(creation, claims));
        } else if (write instanceof Replacement replacement) {
            return resources.update(replacement);
        }
        return resources.delete((Deletion) write);
    }

    /** Creates all resources with one statement; empty if a guard cannot be inserted or a target does not exist. */
    private Optional<List<StoredVersion>> createAll(List<Creation> all, WritePreconditions premises) {
        long[] targets = premises.targets().stream().mapToLong(resources::key).toArray();
        return creations.all(all, premises.claims(), targets, List.of());
    }

    private static List<Creation> creations(List<Write> writes) {
        return writes.stream()
                .filter(Creation.class::isInstance)
                .map(Creation.class::cast)
                .toList();
    }

    private List<StoredVersion> writeAll(List<Write> writes, WritePreconditions premises) {
        RowLocks locks = new RowLocks(keys, writes, premises);
        require(locks.take(database));
        premises.check().ifPresent(check -> look(check, locks.living()));
        if (writes.size() == 1 && writes.get(0) instanceof Deletion deletion) {
            return List.of(resources.delete(deletion).orElseThrow(Overtaken::new));
        }
        Map<Long, Long> digests = digests(locks);
        claim(premises.claims());
        BulkRows rows = new BulkRows();
        BulkIndex index = new BulkIndex();
        List<StoredVersion> replaced = replaced(writes, rows, index, digests);
        List<Creation> created = creations(writes);
        Iterator<StoredVersion> first = create(created, index.texts()).iterator();
        if (rows.replaces()) {
            run(BulkSql.REPLACE, rows::bindReplaced);
        }
        unindex(rows);
        index(index, created.isEmpty() ? texts.unknown(index.texts()) : List.of());
        resources.written(replaced);
        audit(writes.stream().filter(write -> !(write instanceof Creation)).toList());
        Iterator<StoredVersion> next = replaced.iterator();
        return writes.stream()
                .map(write -> write instanceof Creation ? first.next() : next.next())
                .toList();
    }

    /** The {@code texts} of replaced resources are written together with those of new ones, so that all are in the order of their keys. */
    private List<StoredVersion> create(List<Creation> created, List<Shared> texts) {
        return created.isEmpty()
                ? List.of()
                : creations
                        .all(created, ConditionGuards.NONE, new long[0], texts)
                        .orElseThrow();
    }

    private static void look(WritePreconditions.Check check, Set<String> living) {
        try {
            require(check.holds(living));
        } catch (Overtaken other) {
            throw other;
        } catch (RuntimeException reason) {
            throw new Refused(reason);
        }
    }

    /** The digests of the stored index entries, by pid. */
    private Map<Long, Long> digests(RowLocks locks) {
        long[] all = locks.expectedKeys();
        Map<Long, Long> digests = new HashMap<>();
        if (all.length > 0) {
            database.list(
                    BulkSql.DIGESTS, values -> values.add(all), row -> digests.put(row.getLong(1), row.getLong(2)));
        }
        return digests;
    }

    private void claim(ConditionGuards claims) {
        if (!claims.isEmpty()) {
            long[] all = claims.distinct();
            List<Long> claimed = database.list(
                    BulkSql.CLAIM, values -> values.add(all).add(claims.snapshot()), row -> row.getLong(1));
            require(claimed.size() == all.length);
        }
    }

    /** Collects the rows of replacements and deletions as columns, and returns their versions. */
    private List<StoredVersion> replaced(List<Write> writes, BulkRows rows, BulkIndex index, Map<Long, Long> digests) {
        List<StoredVersion> written = new ArrayList<>();
        for (Write write : writes) {
            if (write instanceof Replacement replacement) {
                StoredVersion current = replacement.current();
                StoredVersion version = current.replaced(replacement.json(), clock.nextAfter(current.updated()));
                IndexEntries entries = replacement.entries();
                boolean changed = !Long.valueOf(entries.digest()).equals(digests.get(version.pid()));
                rows.replace(version, key(version), changed);
                index.add(version.pid(), key(version), types.number(version.type()), entries, changed);
                written.add(version);
            } else if (write instanceof Deletion deletion) {
                StoredVersion current = deletion.current();
                StoredVersion version = current.deletion(clock.nextAfter(current.updated()));
                rows.delete(version, key(version), types.number(version.type()));
                written.add(version);
            }
        }
        return written;
    }

    private void unindex(BulkRows rows) {
        if (rows.deletes()) {
            run(BulkSql.DELETE_SEARCH, rows::bindDeleted);
        }
        if (rows.hasOutdated()) {
            run(BulkSql.DELETE_VALUES, rows::bindOutdated);
        }
    }

    /** {@code fresh} are texts that may not be stored yet. */
    private void index(BulkIndex index, List<Shared> fresh) {
        if (!index.isEmpty()) {
            Parts parts = index.parts(fresh);
            run(BulkSql.index(parts), values -> index.bind(values, parts, fresh));
            database.afterwards(() -> texts.add(fresh));
        }
    }

    /** The audit records of replacements and deletions; those of new resources are written with the resources. */
    private void audit(List<Write> writes) {
        List<AuditRow> rows = audits.of(writes.stream().map(Write::audited).toList());
        if (!rows.isEmpty()) {
            database.update(AuditRow.INSERT, values -> AuditRow.bindAll(values, rows));
        }
    }

    private void run(String sql, Database.Values values) {
        database.list(sql, values, row -> 1);
    }

    private static void require(boolean stillSo) {
        if (!stillSo) {
            throw new Overtaken();
        }
    }

    private long key(StoredVersion version) {
        return keys.resource(version.type(), version.id());
    }
}

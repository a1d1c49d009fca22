package org.footbridge.store.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.footbridge.problem.Problem;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.request.CompartmentContents;
import org.footbridge.search.request.CompartmentMembers;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.planner.SearchPosition;
import org.footbridge.store.resource.StoredVersion;

/** Tells which types of resources a compartment has, and which its members refer to. */
public final class CompartmentStore {
    private static final String TYPES = """
        WITH member AS MATERIALIZED (
            SELECT x.type, x.reference_targets FROM (SELECT array_agg(k.key) AS keys
                FROM unnest(?) WITH ORDINALITY k (key, n) GROUP BY k.n / 64) c
                CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.tokens && c.keys OFFSET 0) x
            UNION ALL SELECT x.type, x.reference_targets FROM search x WHERE x.type = ? AND x.pid = ?)
        , referred AS (
            SELECT DISTINCT e.key FROM member m CROSS JOIN LATERAL unnest(m.reference_targets) e (key))
        SELECT DISTINCT TRUE, t.name FROM member m JOIN resource_type t ON t.type = m.type
        UNION ALL SELECT DISTINCT FALSE, t.name FROM referred e CROSS JOIN LATERAL (SELECT r.type FROM resource r
            WHERE r.key = e.key AND r.shard = (e.key & 4095) OFFSET 0) r JOIN resource_type t ON t.type = r.type
        """;

    private final Database database;
    private final ResourceTypes types;
    private final SnapshotPages past;

    public CompartmentStore(Database database, ResourceTypes types, Keys keys) {
        this.database = database;
        this.types = types;
        this.past = new SnapshotPages(database, types, keys);
    }

    private record Found(boolean member, String type) {}

    /**
     * What there is in the compartment of {@code owner}.
     *
     * @param after where the page before ended; empty on the first
     * @param index of a version; empty where it is not to be taken into account
     * @throws Problem EXPIRED if too much has changed since the first page
     */
    public CompartmentContents contents(
            StoredVersion owner,
            CompartmentMembers members,
            Optional<SearchPosition> after,
            Function<StoredVersion, Optional<IndexEntries>> index) {
        List<Found> found = database.list(
                TYPES,
                values -> values.add(members.keys())
                        .add(types.number(owner.type()))
                        .add(owner.pid()),
                row -> new Found(row.getBoolean(1), row.getString(2)));
        return new CompartmentContents(
                types(found, true),
                types(found, false),
                after.map(position -> former(owner, members, position, index)).orElse(new long[0]));
    }

    private static Set<String> types(List<Found> found, boolean member) {
        Set<String> types = new TreeSet<>();
        found.stream().filter(one -> one.member() == member).forEach(one -> types.add(one.type()));
        return types;
    }

    /** The resources that members referred to when the first page was read, of those changed or deleted since. */
    private long[] former(
            StoredVersion owner,
            CompartmentMembers members,
            SearchPosition after,
            Function<StoredVersion, Optional<IndexEntries>> index) {
        long[] sorted = members.keys().clone();
        Arrays.sort(sorted);
        return past.changed(members.types(), after.snapshot()).stream()
                .flatMapToLong(version -> index.apply(version)
                        .filter(entries -> version.pid() == owner.pid() || isAmong(sorted, entries.tokens()))
                        .map(entries -> LongStream.of(entries.referenceTargets()))
                        .orElse(LongStream.empty()))
                .distinct()
                .toArray();
    }

    private static boolean isAmong(long[] sorted, long[] tokens) {
        return LongStream.of(tokens).anyMatch(key -> Arrays.binarySearch(sorted, key) >= 0);
    }
}

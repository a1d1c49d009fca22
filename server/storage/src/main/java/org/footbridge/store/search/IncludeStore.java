package org.footbridge.store.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.query.IncludeQuery;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;

/**
 * Finds what the matches of a search refer to, and what refers to them: a statement for each direction and round.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#include">R4 3.1.1.5.7 including other resources</a>
 */
public final class IncludeStore {
    private static final String REFERRED = "SELECT DISTINCT ON (r.pid) " + StoredRows.of("r")
            + " FROM unnest(?, ?) m (type, pid)"
            + " CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.type = m.type AND x.pid = m.pid OFFSET 0) s"
            + " CROSS JOIN LATERAL unnest(s.reference_parameters, s.reference_targets) e (parameter, key)"
            + " JOIN unnest(?, ?, ?) i (source, parameter, target)"
            + " ON (i.source = 0 OR i.source = s.type) AND (i.parameter = 0 OR i.parameter = e.parameter)"
            + " CROSS JOIN LATERAL"
            + " (SELECT * FROM resource x WHERE x.key = e.key AND x.shard = (e.key & 4095) OFFSET 0) r"
            + " WHERE (i.target = 0 OR i.target = r.type) AND r.action <> 'D' AND r.pid <> ALL (?)"
            + " ORDER BY r.pid LIMIT ?";

    /** In portions, because GIN compares each row it finds with all keys asked for. */
    private static final String REFERRING = "SELECT DISTINCT ON (r.pid) " + StoredRows.of("r")
            + " FROM (SELECT array_agg(k.key) AS keys FROM unnest(?) WITH ORDINALITY k (key, n) GROUP BY k.n / 64) c"
            + " CROSS JOIN LATERAL (SELECT x.pid FROM search x WHERE x.tokens && c.keys OFFSET 0) x"
            + " CROSS JOIN LATERAL (SELECT * FROM resource o WHERE o.pid = x.pid OFFSET 0) r"
            + " WHERE r.pid <> ALL (?) ORDER BY r.pid LIMIT ?";

    private final Database database;
    private final ResourceTypes types;
    private final StoredRows rows;
    private final Keys keys;
    private final int most;

    /** @param most the most resources that one page may include */
    public IncludeStore(Database database, ResourceTypes types, Keys keys, int most) {
        this.database = database;
        this.types = types;
        this.rows = new StoredRows(types);
        this.keys = keys;
        this.most = most;
    }

    /**
     * What {@code includes} add to {@code matches}, each once, and none of the matches.
     *
     * @param index what a version is found by: where its canonicals are
     * @param visible whether a resource exists for the caller; others are neither added nor followed
     * @throws Problem COSTLY if it is too much for one page
     */
    public List<StoredVersion> find(
            List<StoredVersion> matches,
            List<IncludeQuery> includes,
            Function<StoredVersion, IndexEntries> index,
            Predicate<StoredVersion> visible) {
        CanonicalStore canonicals = new CanonicalStore(this, keys, index);
        List<StoredVersion> added = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        matches.forEach(match -> seen.add(match.pid()));
        List<StoredVersion> from = matches;
        List<IncludeQuery> wanted = includes;
        while (!from.isEmpty() && !wanted.isEmpty()) {
            List<StoredVersion> found = round(from, wanted, seen, most - added.size());
            canonicals.find(from, wanted, seen, most + 1 - added.size()).forEach(version -> {
                if (seen.add(version.pid())) {
                    found.add(version);
                }
            });
            boolean tooMany = added.size() + found.size() > most;
            found.removeIf(visible.negate());
            added.addAll(found);
            if (tooMany) {
                throw new Problem(
                        ProblemKind.COSTLY,
                        "This page would include more than " + most + " resources. Ask for a smaller _count, or search"
                                + " for them by the reference itself.");
            }
            from = found;
            wanted = includes.stream().filter(IncludeQuery::iterate).toList();
        }
        return added;
    }

    private List<StoredVersion> round(List<StoredVersion> from, List<IncludeQuery> wanted, Set<Long> seen, int room) {
        List<StoredVersion> found = new ArrayList<>();
        List<IncludeQuery> forward =
                wanted.stream().filter(include -> !include.reverse()).toList();
        if (!forward.isEmpty()) {
            found.addAll(referred(from, forward, seen, room + 1));
            found.forEach(version -> seen.add(version.pid()));
        }
        long[] back = wanted.stream()
                .filter(IncludeQuery::reverse)
                .flatMapToLong(include -> tokens(from, include))
                .distinct()
                .toArray();
        if (back.length > 0) {
            List<StoredVersion> referring = referring(back, seen, room + 1);
            referring.forEach(version -> seen.add(version.pid()));
            found.addAll(referring);
        }
        return found;
    }

    private List<StoredVersion> referred(
            List<StoredVersion> from, List<IncludeQuery> includes, Set<Long> seen, int limit) {
        List<long[]> edges = new ArrayList<>();
        for (IncludeQuery include : includes) {
            long[] parameters = include.parameters().length == 0 ? new long[] {0} : include.parameters();
            for (long parameter : parameters) {
                edges.add(new long[] {number(include.source()), parameter, number(include.target())});
            }
        }
        return database.list(
                REFERRED,
                values -> {
                    values.add(from.stream()
                            .mapToLong(version -> types.number(version.type()))
                            .toArray());
                    values.add(from.stream().mapToLong(StoredVersion::pid).toArray());
                    for (int column = 0; column < 3; column++) {
                        int at = column;
                        values.add(edges.stream().mapToLong(edge -> edge[at]).toArray());
                    }
                    values.add(longs(seen)).add(limit);
                },
                rows::read);
    }

    /** Up to {@code limit} of those that refer to {@code to} by the references of {@code include}, which is reverse. */
    public List<StoredVersion> referrers(StoredVersion to, IncludeQuery include, int limit) {
        return referring(tokens(List.of(to), include).toArray(), Set.of(), limit);
    }

    /** Up to {@code limit} of those that have any of {@code tokens}, but for {@code seen}. */
    List<StoredVersion> referring(long[] tokens, Set<Long> seen, int limit) {
        return database.list(
                REFERRING, values -> values.add(tokens).add(longs(seen)).add(limit), rows::read);
    }

    /** The tokens of a resource that refers to one of {@code from}. */
    private LongStream tokens(List<StoredVersion> from, IncludeQuery include) {
        return from.stream()
                .filter(version ->
                        include.target().isEmpty() || include.target().equals(version.type()))
                .mapToLong(version -> keys.resource(version.type(), version.id()))
                .flatMap(key -> Arrays.stream(include.parameters()).map(parameter -> keys.reference(parameter, key)));
    }

    private int number(String type) {
        return type.isEmpty() ? 0 : types.number(type);
    }

    private static long[] longs(Set<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}

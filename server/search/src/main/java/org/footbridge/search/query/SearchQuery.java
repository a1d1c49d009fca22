package org.footbridge.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.sql.Sql;

/**
 * A compiled search of one resource type: a row must have at least one key of each of {@code tokenGroups} among its tokens,
 * and must satisfy all {@code conditions}.
 *
 * @param composites the token groups and conditions that a composite index answers together
 * @param loose for each token group, the keys that are independent of the case of the query value
 */
public record SearchQuery(
        String type,
        List<long[]> tokenGroups,
        List<Condition> conditions,
        List<Composite> composites,
        List<long[]> loose) {
    /** The number of {@link #type} in the tables. */
    public static final String TYPE_NUMBER = "(SELECT t.type FROM resource_type t WHERE t.name = ?)";

    /** Matches a column of a row {@code s} other than its pid. */
    private static final Pattern OF_ROW = Pattern.compile("\\bs\\.(?!pid\\b)");

    /**
     * The token groups at the positions {@code groups} and the condition at {@code condition}, which {@code lookup} answers
     * together.
     */
    public record Composite(List<Integer> groups, int condition, CompositeLookup lookup) {
        public Composite {
            groups = List.copyOf(groups);
        }
    }

    public SearchQuery {
        tokenGroups = List.copyOf(tokenGroups);
        conditions = List.copyOf(conditions);
        composites = List.copyOf(composites);
        loose = List.copyOf(loose);
    }

    public SearchQuery(String type, List<long[]> tokenGroups, List<Condition> conditions) {
        this(type, tokenGroups, conditions, List.of(), tokenGroups);
    }

    /** The same query without composite indexes, for the time while they are incomplete. */
    public SearchQuery apart() {
        return new SearchQuery(type, tokenGroups, conditions);
    }

    /** The part of the query that {@code found} does not answer. */
    public SearchQuery without(Composite found) {
        List<long[]> groups = IntStream.range(0, tokenGroups.size())
                .filter(i -> !found.groups().contains(i))
                .mapToObj(tokenGroups::get)
                .toList();
        List<Condition> others = new ArrayList<>(conditions);
        others.remove(found.condition());
        return new SearchQuery(type, groups, others);
    }

    /** The matches for which {@code condition} holds, too. */
    public SearchQuery and(Condition condition) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(condition);
        return new SearchQuery(type, tokenGroups, all);
    }

    /** The matches that have one of {@code keys} among their tokens, too. */
    public SearchQuery and(long[] keys) {
        List<long[]> groups = new ArrayList<>(tokenGroups);
        groups.add(keys);
        return new SearchQuery(type, groups, conditions);
    }

    /** Whether the query matches every resource of the type. */
    public boolean isEmpty() {
        return tokenGroups.isEmpty() && conditions.isEmpty();
    }

    /** The row predicate of the token groups; {@code TRUE} if there are none. */
    public Sql tokens() {
        List<Sql> all = new ArrayList<>();
        long[] required = tokenGroups.stream()
                .filter(group -> group.length == 1)
                .mapToLong(group -> group[0])
                .toArray();
        if (required.length > 0) {
            all.add(Sql.of("s.tokens @> ?", required));
        }
        tokenGroups.stream()
                .filter(group -> group.length != 1)
                .forEach(group -> all.add(Sql.of("s.tokens && ?", group)));
        return Sql.and(all);
    }

    /** The row predicate of the conditions, without the token groups. */
    public Sql rest() {
        return Sql.and(conditions.stream().map(Condition::rowPredicate).toList());
    }

    /** The row predicate of the whole query on a row {@code s}. */
    public Sql rowPredicate() {
        return rowPredicateWithout(Set.of());
    }

    /** The row predicate without the conditions at {@code indexes}. */
    public Sql rowPredicateWithout(Set<Integer> indexes) {
        List<Sql> all = new ArrayList<>();
        if (!tokenGroups.isEmpty()) {
            all.add(tokens());
        }
        for (int i = 0; i < conditions.size(); i++) {
            if (!indexes.contains(i)) {
                all.add(conditions.get(i).rowPredicate());
            }
        }
        return Sql.and(all);
    }

    /**
     * {@code SELECT columns} of all rows {@code s} that match. It uses the index on tokens if there are token groups,
     * otherwise the candidate ids of the most selective condition, otherwise a scan of the type. The statement ends in a
     * condition, so that the caller can append {@code AND}.
     */
    public Sql select(Sql columns) {
        Sql select = Sql.of("SELECT").then(columns);
        int driver = tokenGroups.isEmpty() ? driver() : -1;
        if (driver < 0) {
            Sql scope = tokenGroups.isEmpty() ? Sql.of("s.type = " + TYPE_NUMBER + " AND", type) : Sql.of("");
            return select.then(Sql.of("FROM search s WHERE")).then(scope).then(rowPredicate());
        }
        return select.then(Sql.of("FROM (SELECT DISTINCT d.pid FROM ("))
                .then(conditions.get(driver).candidateIds().orElseThrow())
                .then(Sql.of(
                        ") d (pid)) d CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.type = " + TYPE_NUMBER
                                + " AND x.pid = d.pid OFFSET 0) s WHERE",
                        type))
                .then(rowPredicateWithout(Set.of(driver)));
    }

    /**
     * The same by tokens, intersected with the candidate ids of the conditions at {@code sets}. This costs less than a
     * look-up for every row that has the tokens if both sets are of similar size.
     */
    public Sql select(Sql columns, Set<Integer> sets) {
        if (sets.isEmpty()) {
            return select(columns);
        }
        // INTERSECT prevents the planner from choosing a nested loop over rows
        Sql candidateIds = Sql.of("(SELECT s.pid FROM search s WHERE").then(rowPredicateWithout(sets));
        for (int set : sets) {
            // in brackets: INTERSECT binds stronger than the UNION of several values
            candidateIds = candidateIds
                    .then(Sql.of("INTERSECT ("))
                    .then(conditions.get(set).candidateIds().orElseThrow())
                    .then(Sql.of(")"));
        }
        Sql found = Sql.of("SELECT").then(columns).then(Sql.of("FROM")).then(candidateIds);
        return columns.text().equals("s.pid")
                ? found.then(Sql.of(") s WHERE TRUE"))
                : found.then(Sql.of(
                        ") d CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.type = " + TYPE_NUMBER
                                + " AND x.pid = d.pid OFFSET 0) s WHERE TRUE",
                        type));
    }

    /** The same, driven by the look-up of {@code composite}. */
    public Sql select(Sql columns, Composite composite) {
        SearchQuery rest = without(composite);
        Sql select = Sql.of("SELECT")
                .then(columns)
                .then(Sql.of("FROM ("))
                .then(composite.lookup().candidateIds());
        return rest.isEmpty() && !OF_ROW.matcher(columns.text()).find()
                ? select.then(Sql.of(") s (pid) WHERE TRUE"))
                : select.then(Sql.of(
                                ") d (pid) CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.type = " + TYPE_NUMBER
                                        + " AND x.pid = d.pid OFFSET 0) s WHERE",
                                type))
                        .then(rest.rowPredicate());
    }

    /** Whether {@code entries} have the tokens; the conditions are not evaluated. */
    public boolean mayFind(IndexEntries entries) {
        return tokenGroups.stream()
                .allMatch(group ->
                        Arrays.stream(group).anyMatch(key -> Arrays.binarySearch(entries.tokens(), key) >= 0));
    }

    /**
     * A normal form of the query: equivalent spellings have the same text, including those that differ in the case of codes.
     */
    public String canonical() {
        List<String> parts = new ArrayList<>();
        loose.forEach(group -> parts.add(Arrays.toString(group)));
        conditions.forEach(condition -> parts.add(condition.rowPredicate().text()
                + Arrays.deepToString(condition.rowPredicate().values().toArray())));
        parts.sort(Comparator.naturalOrder());
        return type + parts;
    }

    /** Returns the position of the most selective condition that has candidate ids; -1 if none has. */
    private int driver() {
        int best = -1;
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            boolean better = best < 0
                    || condition.share().guess() < conditions.get(best).share().guess();
            if (condition.candidateIds().isPresent() && better) {
                best = i;
            }
        }
        return best;
    }
}

package org.footbridge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.footbridge.sql.Sql;

/**
 * A search of one type as the database understands it, all of which must hold: a resource must have at least one key of
 * each of {@code tokenGroups} among its tokens, and satisfy the {@code conditions}.
 *
 * @param composites of which of them an index knows both
 * @param loose of each group the keys that do not depend on the case of what was asked for
 */
public record SearchQuery(
        String type,
        List<long[]> tokenGroups,
        List<Condition> conditions,
        List<Composite> composites,
        List<long[]> loose) {
    /** The number of {@link #type} in the tables. */
    public static final String TYPE_NUMBER = "(SELECT t.type FROM resource_type t WHERE t.name = ?)";

    /** What else of a row {@code s} than its pid may be asked for. */
    private static final Pattern OF_ROW = Pattern.compile("\\bs\\.(?!pid\\b)");

    /** The groups at {@code groups} and the condition at {@code condition} are found by {@code pairing}. */
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

    /** The same for an index that does not know pairs, or not all of them. */
    public SearchQuery apart() {
        return new SearchQuery(type, tokenGroups, conditions);
    }

    /** What is left to ask of what {@code found} finds. */
    public SearchQuery without(Composite found) {
        List<long[]> groups = IntStream.range(0, tokenGroups.size())
                .filter(i -> !found.groups().contains(i))
                .mapToObj(tokenGroups::get)
                .toList();
        List<Condition> others = new ArrayList<>(conditions);
        others.remove(found.condition());
        return new SearchQuery(type, groups, others);
    }

    /** Whether it holds for all of the type. */
    public boolean isEmpty() {
        return tokenGroups.isEmpty() && conditions.isEmpty();
    }

    /** What the keys alone ask of {@code s}; {@code TRUE} if there are none. */
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

    /** What is asked for beside the keys, in a form that is tried on one row {@code s}. */
    public Sql rest() {
        return Sql.and(conditions.stream().map(Condition::rowPredicate).toList());
    }

    /** Everything, in a form that is tried on one row {@code s}. */
    public Sql rowPredicate() {
        return rowPredicateWithout(Set.of());
    }

    /** The same without the conditions at {@code indexes}. */
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
     * {@code SELECT columns} of all rows {@code s} that match: by keys if there are any, else by the condition that may
     * hold for the fewest, else by looking at all of the type. Ends in a condition, so that more can be added by AND.
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
     * The same, by keys, where what the conditions at {@code sets} find is taken as a whole: less work than to look up
     * every row that has the keys, where there are about as many of both.
     */
    public Sql select(Sql columns, Set<Integer> sets) {
        if (sets.isEmpty()) {
            return select(columns);
        }
        // INTERSECT cannot become a look-up by row, whatever the planner believes to know
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

    /** The same, beginning at what {@code pair} finds. */
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

    /** Whether {@code entries} have the keys; what the conditions ask of them is left open. */
    public boolean mayFind(IndexEntries entries) {
        return tokenGroups.stream()
                .allMatch(group ->
                        Arrays.stream(group).anyMatch(key -> Arrays.binarySearch(entries.tokens(), key) >= 0));
    }

    /** A text that is the same for all ways to write the same query, those that differ in the case of codes among them. */
    public String canonical() {
        List<String> parts = new ArrayList<>();
        loose.forEach(group -> parts.add(Arrays.toString(group)));
        conditions.forEach(condition -> parts.add(condition.rowPredicate().text()
                + Arrays.deepToString(condition.rowPredicate().values().toArray())));
        parts.sort(Comparator.naturalOrder());
        return type + parts;
    }

    /** The index of the condition to begin with; -1 if no index finds any. */
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

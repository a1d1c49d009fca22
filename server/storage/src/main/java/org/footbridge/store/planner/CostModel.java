package org.footbridge.store.planner;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SearchQuery.Composite;

/**
 * The estimated costs of searches, in rows and microseconds, from {@link Statistics}. The constants are measured, see
 * bench/README.md.
 */
public final class CostModel {
    /** To find a row in the index of keys, and to sort it. */
    private static final double KEY_MICROS = 0.4;

    /** To read a page of the table. */
    private static final double PAGE_MICROS = 1;

    /** The number of resources whose rows lie on one page. */
    private static final int PAGE_ROWS = 20;

    /** To fetch a row of which only the pid is known. */
    private static final double ROW_MICROS = 1.8;

    /** To look up whether a condition holds for a row. */
    private static final double LOOK_UP_MICROS = 0.8;

    /** To read a row of a set that an index has in order. */
    private static final double SET_MICROS = 0.15;

    /** The cost of reading a row of an index that contains only matches. */
    private static final double PAIR_MICROS = 0.1;

    /** To read and try one row of a walk. */
    static final double WALK_MICROS = 0.7;

    /** A walk may have to look at so many times what is expected: conditions are guesses, and matches stand in heaps. */
    static final double WALK_RISK = 2;

    /** Fewer rows are looked up one by one. */
    private static final double SET_ROWS_MIN = 300;

    /** The cost of reading all that have the keys, below which a walk is not considered. */
    private static final double BY_KEYS_MICROS_MAX = 3_000;

    private final Statistics statistics;
    private final long rowsMax;

    /** @param rowsMax the most rows that a search may have to look at, as far as is known beforehand */
    public CostModel(Statistics statistics, long rowsMax) {
        this.statistics = statistics;
        this.rowsMax = rowsMax;
    }

    /** About how many match: exact up to some thousands. */
    public double matches(SearchQuery query) {
        return statistics.rows(query.type()) * statistics.share(query);
    }

    /** A way to find something, and what that costs. */
    private record Choice(AccessPlan how, double micros) {}

    /** The least work to find all. */
    public AccessPlan all(SearchQuery query) {
        return best(query).how();
    }

    private Choice best(SearchQuery query) {
        Set<Integer> sets = sets(query);
        AccessPlan best = AccessPlan.intersecting(sets);
        double least = microsByKeys(query, sets);
        for (Composite pair : query.composites()) {
            double micros = micros(query, pair);
            // of what is too rare to be known, nothing is left to look up
            boolean better =
                    micros < least || (micros == least && query.without(pair).isEmpty());
            if (better) {
                best = AccessPlan.of(pair);
                least = micros;
            }
        }
        return new Choice(best, least);
    }

    /** The least work to find the first {@code limit} of {@code part}: in order at equal cost, as shares are guesses. */
    AccessPlan page(SearchPart part, int limit) {
        return first(part, limit).how();
    }

    private Choice first(SearchPart part, int limit) {
        Choice all = best(part.query());
        Choice inOrder = new Choice(
                AccessPlan.IN_ORDER,
                AccessPlan.isInOrder(part) ? microsInOrder(part.query(), limit) : Double.POSITIVE_INFINITY);
        return inOrder.micros() <= all.micros() ? inOrder : all;
    }

    private double microsInOrder(SearchQuery query, int limit) {
        double rows = rowsByKeys(query);
        double others = query.conditions().stream().mapToDouble(this::share).reduce(1, (a, b) -> a * b);
        double tried = Math.min(rows, limit / others);
        return microsOfKeys(rows) + tried * query.conditions().size() * LOOK_UP_MICROS;
    }

    private double micros(SearchQuery query, Composite pair) {
        double rows = statistics.rows(query.type())
                * statistics.shareOf(
                        query,
                        pair.groups().stream().map(query.tokenGroups()::get).toList())
                * share(query.conditions().get(pair.condition()));
        SearchQuery rest = query.without(pair);
        return rest.isEmpty()
                ? rows * PAIR_MICROS
                : rows * (PAIR_MICROS + ROW_MICROS + rest.conditions().size() * LOOK_UP_MICROS);
    }

    /** Whether each has a key that is not among the common ones. */
    boolean hasRareKeys(List<SearchPart> parts) {
        return parts.stream()
                .allMatch(part -> !part.query().tokenGroups().isEmpty() && statistics.keysShare(part.query()) == 0);
    }

    /** The share of its type that {@code condition} may hold for. */
    double share(Condition condition) {
        return statistics.share(condition.share());
    }

    /** The number of rows that a walk may have to look at until it has {@code limit}. */
    double rowsInWalk(List<SearchPart> parts, int limit) {
        double share = parts.stream()
                .mapToDouble(part -> statistics.share(WalkSql.pair(part)
                        .map(pair -> part.query().without(pair))
                        .orElse(part.query())))
                .max()
                .orElseThrow();
        return limit / share;
    }

    /** Whether to read all that have the keys, for {@code micros}, is little, and less than a walk over {@code rowsInWalk}. */
    boolean isCheapByKeys(List<SearchPart> parts, double micros, double rowsInWalk) {
        if (parts.stream().anyMatch(part -> part.query().tokenGroups().isEmpty())) {
            return false;
        }
        return micros <= Math.min(rowsInWalk * WALK_RISK * WALK_MICROS, BY_KEYS_MICROS_MAX);
    }

    /** To find the first {@code limit} by taking all that match, or as many as are needed. */
    double micros(List<SearchPart> parts, int limit) {
        return parts.stream().mapToDouble(part -> micros(part, limit)).sum();
    }

    private double micros(SearchPart part, int limit) {
        SearchQuery query = part.query();
        if (query.tokenGroups().isEmpty()) {
            double begun = query.conditions().stream()
                    .filter(condition -> condition.candidateIds().isPresent())
                    .mapToDouble(this::share)
                    .min()
                    .orElse(1);
            double lookUps = query.conditions().size() + part.order().size();
            return statistics.rows(query.type()) * begun * lookUps * LOOK_UP_MICROS;
        }
        double sorted = matches(query) * part.order().size() * LOOK_UP_MICROS;
        return first(part, limit).micros() + sorted;
    }

    private double microsByKeys(SearchQuery query, Set<Integer> sets) {
        double rows = rowsByKeys(query);
        double micros = microsOfKeys(rows);
        for (int i = 0; i < query.conditions().size(); i++) {
            micros += sets.contains(i)
                    ? share(query.conditions().get(i)) * statistics.rows(query.type()) * SET_MICROS
                    : rows * LOOK_UP_MICROS;
        }
        return micros;
    }

    /** To read {@code rows} that keys find: where they are few among all, each lies on a page of its own. */
    private double microsOfKeys(double rows) {
        double others = 1 - Math.min(1, rows / Math.max(1, statistics.rows()));
        double pages = statistics.rows() / PAGE_ROWS * (1 - Math.pow(others, PAGE_ROWS));
        return rows * KEY_MICROS + pages * PAGE_MICROS;
    }

    private double rowsByKeys(SearchQuery query) {
        return statistics.keysShare(query) * statistics.rows(query.type());
    }

    /** The conditions of {@code query} that are better taken as a whole than looked up for each row that has the keys. */
    private Set<Integer> sets(SearchQuery query) {
        double rows = query.tokenGroups().isEmpty() ? 0 : rowsByKeys(query);
        return IntStream.range(0, query.conditions().size())
                .filter(i -> rows >= SET_ROWS_MIN
                        && isBetterAsSet(query, query.conditions().get(i), rows))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isBetterAsSet(SearchQuery query, Condition condition, double rows) {
        double set = share(condition) * statistics.rows(query.type());
        return condition.row().isPresent() && set * SET_MICROS <= rows * LOOK_UP_MICROS;
    }

    /** @throws Problem COSTLY if too much would have to be looked at */
    public void requireAffordable(SearchQuery query) {
        double share = query.tokenGroups().isEmpty() ? 1 : statistics.keysShare(query);
        double visited = statistics.rows(query.type()) * share;
        if (visited > rowsMax) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "The search would have to look at about " + Math.round(visited) + " resources of type "
                            + query.type() + ", and may look at " + rowsMax
                            + ". Add a parameter that few of them satisfy, such as an identifier, a patient or a short"
                            + " period, or sort by one that has an order in the index.");
        }
    }
}

package org.footbridge.store.planner;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SearchQuery.Composite;
import org.footbridge.sql.Sql;

/**
 * The plan for one search: which access path finds its matches, or the first of them.
 *
 * @param sets the conditions to take as a whole, if there is no pair
 * @param pair what to begin at
 * @param inOrder whether to take what has the keys in order of creation, row by row, until there is enough
 */
public record AccessPlan(Set<Integer> sets, Optional<Composite> pair, boolean inOrder) {
    /** Row by row. */
    static final AccessPlan LOOK_UP = new AccessPlan(Set.of(), Optional.empty(), false);

    static final AccessPlan IN_ORDER = new AccessPlan(Set.of(), Optional.empty(), true);

    static AccessPlan intersecting(Set<Integer> sets) {
        return new AccessPlan(sets, Optional.empty(), false);
    }

    static AccessPlan of(Composite pair) {
        return new AccessPlan(Set.of(), Optional.of(pair), false);
    }

    /** Whether {@link #IN_ORDER} leads to a page of {@code part}: what has the keys can be ordered before it is looked up. */
    static boolean isInOrder(SearchPart part) {
        return part.order().isEmpty()
                && !part.query().tokenGroups().isEmpty()
                && !part.query().conditions().isEmpty();
    }

    /** {@code way}, as far as it leads for {@code query}. */
    public static AccessPlan to(SearchPart part, AccessPath way, boolean counted) {
        return way == AccessPath.IN_ORDER && !counted && isInOrder(part) ? IN_ORDER : to(part.query(), way);
    }

    public static AccessPlan to(SearchQuery query, AccessPath way) {
        if (way == AccessPath.PAIR) {
            return query.composites().stream().findFirst().map(AccessPlan::of).orElse(LOOK_UP);
        }
        return way == AccessPath.INTERSECT && !query.tokenGroups().isEmpty()
                ? intersecting(IntStream.range(0, query.conditions().size())
                        .filter(i -> query.conditions().get(i).row().isPresent())
                        .boxed()
                        .collect(Collectors.toUnmodifiableSet()))
                : LOOK_UP;
    }

    public Sql select(SearchQuery query, Sql columns) {
        return pair.map(together -> query.select(columns, together)).orElseGet(() -> query.select(columns, sets));
    }
}

package org.footbridge.store;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.search.SearchQuery;
import org.footbridge.search.SearchQuery.Together;
import org.footbridge.sql.Sql;

/**
 * How to find all that matches a search.
 *
 * @param sets the conditions to take as a whole, if there is no pair
 * @param pair what to begin at
 */
record How(Set<Integer> sets, Optional<Together> pair) {
    /** Row by row. */
    static final How LOOK_UP = new How(Set.of(), Optional.empty());

    static How intersecting(Set<Integer> sets) {
        return new How(sets, Optional.empty());
    }

    static How of(Together pair) {
        return new How(Set.of(), Optional.of(pair));
    }

    /** {@code way}, as far as it leads for {@code query}. */
    static How to(SearchQuery query, Way way) {
        if (way == Way.PAIR) {
            return query.together().stream().findFirst().map(How::of).orElse(LOOK_UP);
        }
        return way == Way.INTERSECT && !query.tokenGroups().isEmpty()
                ? intersecting(IntStream.range(0, query.conditions().size())
                        .filter(i -> query.conditions().get(i).row().isPresent())
                        .boxed()
                        .collect(Collectors.toUnmodifiableSet()))
                : LOOK_UP;
    }

    Sql select(SearchQuery query, Sql columns) {
        return pair.map(together -> query.select(columns, together)).orElseGet(() -> query.select(columns, sets));
    }
}

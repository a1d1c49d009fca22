package org.footbridge.search.query;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Decides in memory whether a resource matches a search, by its index entries. It is made of the same compiled conditions as the
 * SQL of the search.
 */
public final class ResourceMatcher {
    private final SearchQuery query;
    private final ResourceLookup others;

    private ResourceMatcher(SearchQuery query, ResourceLookup others) {
        this.query = query;
        this.others = others;
    }

    /**
     * A matcher that decides from the resource alone.
     *
     * @throws Problem NOT_SUPPORTED if {@code query} contains a chain, or a condition that only the database can decide
     */
    public static ResourceMatcher of(SearchQuery query) {
        Set<String> needed = reasons(query, ResourcePredicate::chains);
        needed.addAll(reasons(query, ResourcePredicate::obstacles));
        require(needed);
        return new ResourceMatcher(query, other -> {
            throw new IllegalStateException("a search without chains looks for no other resource");
        });
    }

    /**
     * A matcher that looks for other resources where the search has chains or reverse chains.
     *
     * @throws Problem NOT_SUPPORTED if {@code query} contains a condition that only the database can decide
     */
    public static ResourceMatcher of(SearchQuery query, ResourceLookup others) {
        require(reasons(query, ResourcePredicate::obstacles));
        return new ResourceMatcher(query, others);
    }

    private static Set<String> reasons(SearchQuery query, Function<ResourcePredicate, Set<String>> kind) {
        Set<String> all = new TreeSet<>();
        query.conditions().forEach(condition -> all.addAll(kind.apply(condition.predicate())));
        return all;
    }

    private static void require(Set<String> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "This search cannot be decided from one resource: it has " + String.join(", ", obstacles) + ".");
        }
    }

    /** Whether the search finds {@code resource}, which must be of its type. */
    public boolean matches(IndexedResource resource) {
        return query.tokenGroups().stream().allMatch(resource::hasToken)
                && query.conditions().stream()
                        .allMatch(condition -> condition.predicate().holds(resource, others));
    }
}

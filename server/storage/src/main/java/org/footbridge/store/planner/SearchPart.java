package org.footbridge.store.planner;

import java.util.List;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SortKey;

/**
 * The query of one type and its order. Without sort keys the newest resources come first, by creation; resources with equal
 * values are in order of creation, in the direction of the last key.
 */
public record SearchPart(SearchQuery query, List<SortKey> order) {
    public SearchPart {
        order = List.copyOf(order);
    }

    /** Whether {@code pid} descends. */
    boolean descends() {
        return order.isEmpty() || order.get(order.size() - 1).descending();
    }
}

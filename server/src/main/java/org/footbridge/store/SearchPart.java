package org.footbridge.store;

import java.util.List;
import org.footbridge.search.SearchQuery;
import org.footbridge.search.SortKey;

/**
 * What to find of one type, in which order. Without keys the newest come first, by creation; resources with the same
 * values are in order of creation, too, in the direction of the last key.
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

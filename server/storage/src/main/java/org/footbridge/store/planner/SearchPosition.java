package org.footbridge.store.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end position of a page of a search.
 *
 * @param snapshot the transactions that the first page saw; later pages show the same state
 * @param values of the sort keys of the last entry, as PostgreSQL writes them; null where it has none
 * @param pid of the last entry
 */
public record SearchPosition(String snapshot, List<@Nullable String> values, long pid) {
    public SearchPosition {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}

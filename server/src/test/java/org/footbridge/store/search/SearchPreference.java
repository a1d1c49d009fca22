package org.footbridge.store.search;

import java.util.Optional;
import org.footbridge.store.planner.AccessPath;

/** Lets a server find everything in one way, whatever it costs. */
public final class SearchPreference {
    private SearchPreference() {}

    /** From now on; empty is what it does by itself. */
    public static void set(SearchStore search, Optional<AccessPath> way) {
        search.prefer(way);
    }
}

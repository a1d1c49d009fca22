package org.footbridge.access;

import java.util.function.Function;
import java.util.function.Supplier;
import org.footbridge.search.IndexEntries;
import org.footbridge.search.SearchEngine;
import org.footbridge.store.resource.StoredVersion;

/**
 * Applies the policy of this server to callers.
 *
 * @param engine compiles the searches that visibility is made of
 * @param entries makes the index entries of a version, by which it is matched in memory
 */
public record AccessControl(
        AccessPolicy policy, Supplier<SearchEngine> engine, Function<StoredVersion, IndexEntries> entries) {
    /** The access of {@code caller}. */
    public Access of(Caller caller) {
        return policy == AccessPolicy.OPEN || caller.equals(Caller.SYSTEM)
                ? UnrestrictedAccess.INSTANCE
                : new RestrictedAccess(caller, this);
    }
}

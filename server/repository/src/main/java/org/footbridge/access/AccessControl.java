package org.footbridge.access;

import java.util.function.Function;
import java.util.function.Supplier;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.query.ResourceLookup;
import org.footbridge.store.resource.StoredVersion;

/**
 * Applies the policy of this server to callers.
 *
 * @param engine compiles the searches that visibility is made of
 * @param entries makes the index entries of a version, by which it is matched in memory
 * @param others looks for the resources to which the chains of these searches lead
 */
public record AccessControl(
        AccessPolicy policy,
        Supplier<SearchEngine> engine,
        Function<StoredVersion, IndexEntries> entries,
        ResourceLookup others) {
    /** The access of {@code caller}. */
    public Access of(Caller caller) {
        return policy == AccessPolicy.OPEN || caller.equals(Caller.SYSTEM)
                ? UnrestrictedAccess.INSTANCE
                : new RestrictedAccess(caller, this);
    }

    /**
     * {@code caller} with a reason to read what security labels and consents hide.
     *
     * @throws org.footbridge.problem.Problem FORBIDDEN if the caller may not
     */
    public Caller breakingGlass(Caller caller, String reason) {
        policy.requireBreakGlass(caller);
        return caller.breakingGlass(reason);
    }

    /**
     * Checks that {@code caller} may operate the server.
     *
     * @throws org.footbridge.problem.Problem FORBIDDEN if the caller may not
     */
    public void requireOperator(Caller caller) {
        if (!caller.equals(Caller.SYSTEM)) {
            policy.requireOperator(caller);
        }
    }
}

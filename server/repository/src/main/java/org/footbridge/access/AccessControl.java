package org.footbridge.access;

import java.util.function.Function;
import java.util.function.Supplier;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.query.ResourceLookup;
import org.footbridge.store.resource.StoredVersion;

/** Applies the policy of this server to callers. */
public final class AccessControl {
    private final AccessPolicy policy;
    private final Supplier<SearchEngine> engine;
    private final Function<StoredVersion, IndexEntries> entries;
    private final ResourceLookup others;
    private volatile CompiledVisibility compiled;

    /**
     * @param engine compiles the searches that visibility is made of
     * @param entries makes the index entries of a version, by which it is matched in memory
     * @param others looks for the resources to which the chains of these searches lead
     */
    public AccessControl(
            AccessPolicy policy,
            Supplier<SearchEngine> engine,
            Function<StoredVersion, IndexEntries> entries,
            ResourceLookup others) {
        this.policy = policy;
        this.engine = engine;
        this.entries = entries;
        this.others = others;
        this.compiled = new CompiledVisibility(engine.get(), others);
    }

    AccessPolicy policy() {
        return policy;
    }

    /** The current state of the search parameters. */
    public Supplier<SearchEngine> engine() {
        return engine;
    }

    /** Makes the index entries of a version. */
    public Function<StoredVersion, IndexEntries> entries() {
        return entries;
    }

    /** Looks for the resources to which chains lead. */
    public ResourceLookup others() {
        return others;
    }

    /** Compiles visibility for the current state of the search parameters. */
    CompiledVisibility compiled() {
        SearchEngine current = engine.get();
        CompiledVisibility known = compiled;
        if (!known.engine().equals(current)) {
            known = new CompiledVisibility(current, others);
            compiled = known;
        }
        return known;
    }

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

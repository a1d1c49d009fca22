package org.footbridge.access;

import org.footbridge.search.SearchEngine;
import org.footbridge.store.resource.StoredVersion;

/** The access of a caller who sees everything and may change everything. */
final class UnrestrictedAccess implements Access {
    static final Access INSTANCE = new UnrestrictedAccess();

    private UnrestrictedAccess() {}

    @Override
    public boolean isUnrestricted() {
        return true;
    }

    @Override
    public void require(Interaction interaction, String type) {}

    @Override
    public boolean seesAll(String type) {
        return true;
    }

    @Override
    public boolean seesUnlabelled(String type) {
        return true;
    }

    @Override
    public boolean choosesIds(String type) {
        return true;
    }

    @Override
    public boolean sees(StoredVersion version) {
        return true;
    }

    @Override
    public boolean masks(String type) {
        return false;
    }

    @Override
    public StoredVersion shown(StoredVersion version) {
        return version;
    }

    @Override
    public byte[] keepMasked(StoredVersion current, byte[] given) {
        return given;
    }

    @Override
    public SearchEngine narrowed(SearchEngine engine) {
        return engine;
    }

    @Override
    public SearchEngine narrowedToAggregate(SearchEngine engine) {
        return engine;
    }

    @Override
    public void require(AttemptedChange change) {}
}

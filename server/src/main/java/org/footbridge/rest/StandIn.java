package org.footbridge.rest;

import org.footbridge.store.StoredVersion;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Bundle;

/** Models that HAPI wants to see between a provider and {@link Answers}, which answers with something else. */
final class StandIn {
    private StandIn() {}

    /** Without a version, so that HAPI does not compare entity tags once more. */
    static Basic of(StoredVersion version) {
        Basic basic = new Basic();
        basic.setId(version.id());
        return basic;
    }

    /** With an id, which HAPI asks of everything in a history. */
    static Bundle page() {
        Bundle bundle = new Bundle();
        bundle.setId("page");
        return bundle;
    }
}

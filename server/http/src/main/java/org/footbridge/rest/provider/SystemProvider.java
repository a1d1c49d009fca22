package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;

/** The interactions on the whole system. */
public final class SystemProvider {
    private final Interactions interactions;

    public SystemProvider(Interactions interactions) {
        this.interactions = interactions;
    }

    @Transaction
    public Bundle transaction(@TransactionParam Bundle bundle, RequestDetails request) {
        return interactions.bundles().process(request);
    }

    @History
    public Bundle history(RequestDetails request) {
        return interactions.histories().ofSystem(request);
    }
}

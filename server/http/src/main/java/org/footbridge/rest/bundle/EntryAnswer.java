package org.footbridge.rest.bundle;

import java.util.Optional;
import org.footbridge.rest.http.Failure;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * The response to an entry of a batch or transaction.
 *
 * @param version what it is about; empty if there is none
 * @param located whether it says where the resource is
 * @param resource UTF-8 JSON; empty if none is sent
 */
record EntryAnswer(
        int status,
        Optional<StoredVersion> version,
        boolean located,
        byte[] resource,
        Optional<OperationOutcome> outcome) {
    static EntryAnswer of(Failure failure) {
        return new EntryAnswer(failure.status(), Optional.empty(), false, new byte[0], Optional.of(failure.outcome()));
    }
}

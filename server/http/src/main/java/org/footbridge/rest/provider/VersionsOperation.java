package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;

/**
 * {@code $versions} on the system: which versions of FHIR the server speaks.
 *
 * @see <a href="https://hl7.org/fhir/R4/capabilitystatement-operation-versions.html">R4 $versions</a>
 */
public final class VersionsOperation implements OperationProvider {
    private static final String ONLY = "4.0";

    private static final OperationDescriptor VERSIONS = OperationDescriptor.ofHl7(
                    "CapabilityStatement", "versions", Level.SYSTEM)
            .gives("code", "version", "default");

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(VERSIONS);
    }

    @Operation(name = "$versions", idempotent = true)
    public Parameters versions(RequestDetails request) {
        OperationInput.requireNone(request, VERSIONS);
        return new Parameters().addParameter("version", new CodeType(ONLY)).addParameter("default", new CodeType(ONLY));
    }
}

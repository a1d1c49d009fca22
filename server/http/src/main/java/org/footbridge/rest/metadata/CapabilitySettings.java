package org.footbridge.rest.metadata;

import java.util.List;
import org.footbridge.search.index.FullText;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;

/**
 * The parts of the CapabilityStatement that follow from settings and from the packages of the server.
 *
 * @param references how references are treated
 * @param guides canonical URLs of the implementation guides whose definitions come with the server
 */
public record CapabilitySettings(
        FullText fullText,
        ConditionalDeleteStatus conditionalDelete,
        List<ReferenceHandlingPolicy> references,
        List<String> guides,
        SecurityStatement security) {
    public CapabilitySettings {
        references = List.copyOf(references);
        guides = List.copyOf(guides);
    }

    boolean enforcesReferences() {
        return references.contains(ReferenceHandlingPolicy.ENFORCED);
    }
}

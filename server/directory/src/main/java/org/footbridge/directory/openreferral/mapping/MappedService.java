package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service of Open Referral UK as FHIR resources.
 *
 * @param service the HealthcareService
 * @param others the Organization that runs it and the Locations where it is offered
 */
public record MappedService(ObjectNode service, List<ObjectNode> others) {
    public MappedService {
        others = List.copyOf(others);
    }

    /** All of them; those that others refer to come first. */
    public List<ObjectNode> all() {
        return Stream.concat(others.stream(), Stream.of(service)).toList();
    }
}

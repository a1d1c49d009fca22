package org.footbridge.oracle.naive;

import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource as the server has it. {@code order} counts the creations; {@code resource} is empty if it was deleted, and
 * then {@code updated} means nothing.
 */
public record Stored(String type, String id, int order, Instant updated, Optional<Resource> resource) {
    public String name() {
        return type + "/" + id;
    }

    public boolean isDeleted() {
        return resource.isEmpty();
    }
}

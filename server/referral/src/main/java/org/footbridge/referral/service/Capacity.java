package org.footbridge.referral.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import org.footbridge.referral.Extensions;

/**
 * The room of a HealthcareService, as its extension {@code capacity} says.
 *
 * @param status a code of {@code sp-capacity-status}; empty if there is none
 * @param places how many people it can take at a time; empty if nobody counts them
 */
record Capacity(String status, OptionalInt places) {
    static Capacity of(JsonNode service) {
        JsonNode capacity = Extensions.find(service, "capacity");
        JsonNode places = Extensions.find(capacity, "places").path("valuePositiveInt");
        return new Capacity(
                Extensions.find(capacity, "status")
                        .at("/valueCodeableConcept/coding/0/code")
                        .asText(),
                places.canConvertToInt() ? OptionalInt.of(places.asInt()) : OptionalInt.empty());
    }

    boolean isClosed() {
        return status.equals("no-capacity");
    }

    /** Whether people may wait for a place. */
    boolean hasWaitingList(WhenFull setting) {
        return status.equals("waitlist") || (places.isPresent() && setting == WhenFull.WAITING_LIST);
    }
}

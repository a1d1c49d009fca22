package org.footbridge.outcome.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The resources of one referral.
 *
 * @param request the ServiceRequest
 * @param person the Patient, if it is stored
 * @param services the HealthcareServices that perform it
 * @param tasks whose focus it is
 * @param contacts Encounters that are based on it
 * @param observations that are based on it
 */
public record ReferralResources(
        JsonNode request,
        Optional<JsonNode> person,
        List<JsonNode> services,
        List<JsonNode> tasks,
        List<JsonNode> contacts,
        List<JsonNode> observations) {
    public ReferralResources {
        services = List.copyOf(services);
        tasks = List.copyOf(tasks);
        contacts = List.copyOf(contacts);
        observations = List.copyOf(observations);
    }
}

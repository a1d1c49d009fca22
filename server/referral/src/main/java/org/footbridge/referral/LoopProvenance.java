package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.footbridge.access.Caller;
import org.footbridge.json.ExactJson;

/**
 * The Provenance of a step: the versions that came about, when, by whom, and why.
 *
 * @see <a href="https://hl7.org/fhir/R4/provenance.html">R4 Provenance</a>
 */
final class LoopProvenance {
    private static final String ACTIVITIES = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private LoopProvenance() {}

    /**
     * A Provenance as JSON.
     *
     * @param targets versions, as {@code Type/id/_history/n}
     * @param task as it is after the step
     * @param activity {@code CREATE}, {@code UPDATE} or {@code NULLIFY}
     */
    static JsonNode of(List<String> targets, ReferralTask task, String activity, Caller caller, Instant now) {
        ObjectNode provenance = ExactJson.MAPPER.createObjectNode();
        provenance.put("resourceType", "Provenance");
        ArrayNode all = provenance.putArray("target");
        targets.forEach(target -> all.addObject().put("reference", target));
        provenance.put("recorded", now.truncatedTo(ChronoUnit.MILLIS).toString());
        if (TaskElement.REASON.isIn(task.json())) {
            provenance.putArray("reason").add(task.json().path("statusReason"));
        }
        provenance
                .putObject("activity")
                .putArray("coding")
                .addObject()
                .put("system", ACTIVITIES)
                .put("code", activity);
        ObjectNode agent = provenance.putArray("agent").addObject();
        agent.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", TYPES)
                .put("code", "author");
        ObjectNode who = agent.putObject("who");
        if (!caller.isAuthenticated()) {
            who.put("display", "A client that has not signed in");
        } else if (caller.fhirUser().isPresent()) {
            who.put("reference", caller.fhirUser().get());
        } else {
            who.putObject("identifier").put("system", caller.issuer()).put("value", caller.subject());
        }
        caller.organisations().stream()
                .min(Comparator.naturalOrder())
                .ifPresent(organisation -> agent.putObject("onBehalfOf").put("reference", organisation));
        return provenance;
    }
}

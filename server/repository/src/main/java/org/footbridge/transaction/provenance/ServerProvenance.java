package org.footbridge.transaction.provenance;

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
 * The Provenance that the server adds to changes: of which resources, when, by whom, and why.
 *
 * @see <a href="https://hl7.org/fhir/R4/provenance.html">R4 Provenance</a>
 */
public final class ServerProvenance {
    private static final String ACTIVITIES = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private ServerProvenance() {}

    /**
     * A Provenance as JSON.
     *
     * @param targets references to resources, or to versions of them
     * @param reason a CodeableConcept with a text; a missing node if there is none
     * @param activity {@code CREATE}, {@code UPDATE} or {@code NULLIFY}
     */
    public static ObjectNode json(List<String> targets, JsonNode reason, String activity, Caller caller, Instant now) {
        ObjectNode provenance = ExactJson.MAPPER.createObjectNode();
        provenance.put("resourceType", "Provenance");
        ArrayNode all = provenance.putArray("target");
        targets.forEach(target -> all.addObject().put("reference", target));
        provenance.put("recorded", now.truncatedTo(ChronoUnit.MILLIS).toString());
        if (reason.hasNonNull("text")) {
            provenance.putArray("reason").add(reason);
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
        name(agent.putObject("who"), caller);
        caller.organisations().stream()
                .min(Comparator.naturalOrder())
                .ifPresent(organisation -> agent.putObject("onBehalfOf").put("reference", organisation));
        return provenance;
    }

    private static void name(ObjectNode who, Caller caller) {
        if (caller.equals(Caller.SYSTEM)) {
            who.put("display", "The server");
        } else if (!caller.isAuthenticated()) {
            who.put("display", "A client that has not signed in");
        } else if (caller.fhirUser().isPresent()) {
            who.put("reference", caller.fhirUser().get());
        } else {
            who.putObject("identifier").put("system", caller.issuer()).put("value", caller.subject());
        }
    }
}

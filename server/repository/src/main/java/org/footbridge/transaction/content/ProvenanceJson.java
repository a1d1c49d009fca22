package org.footbridge.transaction.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.footbridge.access.Caller;
import org.footbridge.json.ExactJson;

/**
 * The JSON of Provenances that the server stores about changes: which versions came about, when, by whom, and why.
 *
 * @see <a href="https://hl7.org/fhir/R4/provenance.html">R4 Provenance</a>
 */
public final class ProvenanceJson {
    private static final String ACTIVITIES = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private ProvenanceJson() {}

    /**
     * A Provenance in UTF-8.
     *
     * @param targets references to resources, or to versions of them
     * @param reason a CodeableConcept; left out if it has no text
     * @param activity {@code CREATE}, {@code UPDATE} or {@code NULLIFY}
     */
    public static byte[] of(List<String> targets, JsonNode reason, String activity, Caller caller, Instant now) {
        return tree(targets, reason, activity, caller, now).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #of}, as a tree. */
    public static ObjectNode tree(List<String> targets, JsonNode reason, String activity, Caller caller, Instant now) {
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
        agent(provenance.putArray("agent").addObject(), caller);
        return provenance;
    }

    private static void agent(ObjectNode agent, Caller caller) {
        agent.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", TYPES)
                .put("code", "author");
        name(agent.putObject("who"), caller);
        caller.organisations().stream()
                .min(Comparator.naturalOrder())
                .ifPresent(organisation -> agent.putObject("onBehalfOf").put("reference", organisation));
    }

    /** Names {@code caller} in the Reference {@code who}. */
    public static void name(ObjectNode who, Caller caller) {
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

package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.content.ProvenanceJson;

/** Adds a Provenance to each transaction of an import: which versions came about, when, by whom, and from which feed. */
record ImportProvenance(String publisher, Instant now) implements ChangeParticipant {
    private static final Set<String> TYPES = Set.of("HealthcareService", "Organization", "Location");

    @Override
    public boolean concerns(String type) {
        return TYPES.contains(type);
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        ObjectNode provenance = ExactJson.MAPPER.createObjectNode().put("resourceType", "Provenance");
        ArrayNode targets = provenance.putArray("target");
        changes.stream()
                .filter(change -> concerns(change.type()))
                .forEach(change ->
                        targets.addObject().put("reference", change.path() + "/_history/" + change.version()));
        provenance.put("recorded", now.truncatedTo(ChronoUnit.MILLIS).toString());
        code(provenance.putObject("activity"), "http://terminology.hl7.org/CodeSystem/v3-DataOperation", "UPDATE");
        ObjectNode agent = provenance.putArray("agent").addObject();
        code(agent.putObject("type"), "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "enterer");
        ProvenanceJson.name(agent.putObject("who"), origin.caller());
        ObjectNode entity = provenance.putArray("entity").addObject().put("role", "source");
        entity.putObject("what").put("display", "The Open Referral UK feed of " + publisher);
        return new Contribution(
                List.of(new Addition(
                        changes.get(0).index(),
                        ChangeRequest.creation(
                                "Provenance", provenance.toString().getBytes(StandardCharsets.UTF_8)))),
                List.of(),
                () -> true);
    }

    private static void code(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }
}

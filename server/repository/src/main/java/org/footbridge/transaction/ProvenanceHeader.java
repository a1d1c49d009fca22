package org.footbridge.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Access;
import org.footbridge.access.AttemptedChange;
import org.footbridge.json.ExactJson;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.content.ContentReader;

/**
 * The Provenance that a client sends in a header with its changes: it is stored in their transaction, with the versions that they bring
 * as its targets. The caller needs the right to create it.
 *
 * @see <a href="https://hl7.org/fhir/R4/provenance.html#header">R4 Provenance, HTTP header</a>
 */
final class ProvenanceHeader implements ChangeParticipant {
    /** The name of the header. */
    private static final String NAME = "X-Provenance";

    private static final String TYPE = "Provenance";

    private final String json;
    private final ContentReader reader;
    private final Access access;

    private ProvenanceHeader(String json, ContentReader reader, Access access) {
        this.json = json;
        this.reader = reader;
        this.access = access;
    }

    /** {@code participant} and the header, if there is one. */
    static ChangeParticipant joining(
            ChangeParticipant participant, Origin origin, ContentReader reader, Access access) {
        return origin.provenance()
                .<ChangeParticipant>map(
                        json -> new JointParticipants(List.of(participant, new ProvenanceHeader(json, reader, access))))
                .orElse(participant);
    }

    @Override
    public boolean concerns(String type) {
        return true;
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        ObjectNode provenance = parse();
        List<Proposed> written =
                changes.stream().filter(change -> change.after().isPresent()).toList();
        if (written.isEmpty() && !changes.isEmpty()) {
            throw refusal(ProblemKind.NOT_SUPPORTED, "is for creations and updates, not for deletions alone", TYPE);
        } else if (written.isEmpty()) {
            return Contribution.NOTHING;
        }
        ArrayNode targets = provenance.putArray("target");
        written.forEach(
                change -> targets.addObject().put("reference", change.path() + "/_history/" + change.version()));
        ResourceJson local = reader.json(
                TYPE,
                provenance.toString().getBytes(StandardCharsets.UTF_8),
                new BundleLinks(origin.base()).reader(false, ""));
        access.require(new AttemptedChange(TYPE, ResourceIds.fresh(), false, Optional.empty(), Optional.of(local)));
        return new Contribution(
                List.of(new Addition(written.get(0).index(), ChangeRequest.creation(TYPE, local.text()))),
                List.of(),
                () -> true);
    }

    private ObjectNode parse() {
        JsonNode tree;
        try {
            tree = ExactJson.MAPPER.readTree(json);
        } catch (IOException malformed) {
            throw refusal(ProblemKind.MALFORMED, "is not JSON", TYPE);
        }
        if (!(tree instanceof ObjectNode provenance)
                || !TYPE.equals(provenance.path("resourceType").asText())) {
            throw refusal(ProblemKind.MALFORMED, "is not a Provenance", TYPE);
        } else if (provenance.has("target")) {
            throw refusal(
                    ProblemKind.INVALID, "has a target, which the server fills in; leave it out", TYPE + ".target");
        } else if (provenance.has("id")) {
            throw refusal(ProblemKind.INVALID, "has an id, which the server chooses; leave it out", TYPE + ".id");
        }
        return provenance;
    }

    private static Problem refusal(ProblemKind kind, String reason, String place) {
        return new Problem(
                kind,
                "The header " + NAME + " " + reason + ". It must be the JSON of a Provenance without target and id.",
                place);
    }
}

package org.footbridge.outcome.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.provenance.ServerProvenance;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * Takes part in the storing of extracted scores: adds a Provenance of them, and raises a review of stored answers that are to be heeded
 * at once. The answers stay as they are until the scores are written.
 */
public final class ExtractionParticipant implements ChangeParticipant {
    private final SafetyReview safety;
    private final FhirContext context;
    private final InstantSource clock;

    public ExtractionParticipant(SafetyReview safety, FhirContext context, InstantSource clock) {
        this.safety = safety;
        this.context = context;
        this.clock = clock;
    }

    @Override
    public boolean concerns(String type) {
        return type.equals("Observation");
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        List<Proposed> scores =
                changes.stream().filter(change -> concerns(change.type())).toList();
        if (scores.isEmpty()) {
            return Contribution.NOTHING;
        }
        String source = source(scores.get(0));
        List<Addition> additions = new ArrayList<>();
        additions.add(new Addition(scores.get(0).index(), provenance(scores, source, origin)));
        List<StoredVersion> held =
                stored.read("QuestionnaireResponse", source.substring(source.indexOf('/') + 1)).stream()
                        .toList();
        for (StoredVersion answers : held) {
            String json = new String(answers.body(), StandardCharsets.UTF_8);
            boolean changed = changes.stream().anyMatch(change -> change.path().equals(source));
            if (!changed && safety.mayConcern(json)) {
                QuestionnaireResponse response =
                        context.newJsonParser().parseResource(QuestionnaireResponse.class, json);
                additions.addAll(safety.additions(scores.get(0).index(), response, source, stored));
            }
        }
        return new Contribution(additions, held, () -> true);
    }

    /** The answers that a score was extracted from, as {@code QuestionnaireResponse/id}. */
    private String source(Proposed score) {
        String json = new String(score.after().orElseThrow().text(), StandardCharsets.UTF_8);
        return context.newJsonParser()
                .parseResource(Observation.class, json)
                .getDerivedFromFirstRep()
                .getReference();
    }

    private ChangeRequest provenance(List<Proposed> scores, String source, Origin origin) {
        ObjectNode provenance = ServerProvenance.json(
                scores.stream()
                        .map(score -> score.path() + "/_history/" + score.version())
                        .toList(),
                MissingNode.getInstance(),
                scores.stream().allMatch(score -> score.version() == 1) ? "CREATE" : "UPDATE",
                origin.caller(),
                clock.instant());
        provenance
                .putArray("entity")
                .addObject()
                .put("role", "source")
                .putObject("what")
                .put("reference", source);
        return ChangeRequest.creation("Provenance", provenance.toString().getBytes(StandardCharsets.UTF_8));
    }
}

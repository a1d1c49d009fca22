package org.footbridge.outcome.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.outcome.instrument.ScoreRule;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/** Takes part in every write: refuses scores that cannot be, and raises a review of answers that are to be heeded at once. */
public final class OutcomeParticipant implements ChangeParticipant {
    private static final String ANSWERS = "QuestionnaireResponse";

    private final ScoreRule scores;
    private final SafetyReview safety;
    private final FhirContext context;

    public OutcomeParticipant(ScoreRule scores, SafetyReview safety, FhirContext context) {
        this.scores = scores;
        this.safety = safety;
        this.context = context;
    }

    @Override
    public boolean concerns(String type) {
        return type.equals(ANSWERS);
    }

    @Override
    public void requireAcceptable(Resource content) {
        if (content instanceof Observation observation) {
            scores.require(observation);
        }
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        List<Addition> additions = new ArrayList<>();
        for (Proposed change : changes) {
            if (change.type().equals(ANSWERS) && change.after().isPresent()) {
                additions.addAll(errors.of(change.index(), () -> reviews(change, stored)));
            }
        }
        return additions.isEmpty() ? Contribution.NOTHING : new Contribution(additions, List.of(), () -> true);
    }

    private List<Addition> reviews(Proposed change, Stored stored) {
        String json = new String(change.after().orElseThrow().text(), StandardCharsets.UTF_8);
        if (!safety.mayConcern(json)) {
            return List.of();
        }
        QuestionnaireResponse response = context.newJsonParser().parseResource(QuestionnaireResponse.class, json);
        return safety.additions(change.index(), response, change.path(), stored);
    }
}

package org.footbridge.outcome.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.footbridge.outcome.instrument.Band;
import org.footbridge.outcome.instrument.Instrument;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.outcome.instrument.Scoring;
import org.footbridge.outcome.instrument.Scoring.Scored;
import org.footbridge.problem.Problem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/** Makes an Observation of each score that answers yield, as the profile SPOutcomeObservation has it; pure. */
public final class ScoreExtraction {
    private static final Set<QuestionnaireResponseStatus> FINISHED =
            Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);
    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";

    private final Instruments instruments;
    private final Forms forms;
    private final AnswerReader answers;

    public ScoreExtraction(Instruments instruments, Forms forms) {
        this.instruments = instruments;
        this.forms = forms;
        this.answers = new AnswerReader(instruments);
    }

    /**
     * The scores that {@code response} yields.
     *
     * @param source reference to {@code response}
     * @param key what the identifiers of the scores begin with
     * @throws Problem BUSINESS_RULE if it yields none
     */
    public List<Observation> scores(
            QuestionnaireResponse response, String source, String key, ResponseContext context) {
        Instrument instrument = instrument(response);
        requireFinished(response);
        Map<String, Integer> values = answers.values(instrument, response);
        List<String> missing = Scoring.missing(instrument, values);
        if (!missing.isEmpty()) {
            throw Problem.ofRule(
                    "outcome-answer-missing",
                    "There is no answer to " + String.join(", ", missing)
                            + ". A score is reckoned from all of its items: nothing takes the place of a missing answer.",
                    "QuestionnaireResponse.item");
        }
        List<Observation> all = new ArrayList<>();
        for (Scored scored : Scoring.scores(instrument, values)) {
            Observation observation = observation(scored, response, context);
            observation
                    .addIdentifier()
                    .setSystem(identifiers())
                    .setValue(key + "/" + scored.score().measure());
            observation.addDerivedFrom(new Reference(source));
            addItems(observation, instrument, scored, values);
            all.add(observation);
        }
        return all;
    }

    /** The system of the identifiers of extracted scores. */
    public String identifiers() {
        return instruments.canonical() + "/Id/extracted-score";
    }

    private Instrument instrument(QuestionnaireResponse response) {
        String canonical = response.hasQuestionnaire() ? response.getQuestionnaire() : "";
        Instrument instrument = instruments
                .asked(canonical)
                .orElseThrow(() -> Problem.ofRule(
                        "outcome-instrument",
                        "The server has no rule by which to score these answers; it scores "
                                + String.join(
                                        ", ",
                                        instruments.all().stream()
                                                .filter(Instrument::isScored)
                                                .map(instruments::questionnaire)
                                                .toList())
                                + ". Send the scores of other instruments as Observations.",
                        "QuestionnaireResponse.questionnaire"));
        if (forms.find(canonical).isEmpty()) {
            throw Problem.ofRule(
                    "outcome-version",
                    "The server scores version " + forms.version(instruments.questionnaire(instrument)) + " of "
                            + instrument.title() + " and no other.",
                    "QuestionnaireResponse.questionnaire");
        }
        return instrument;
    }

    private static void requireFinished(QuestionnaireResponse response) {
        if (!FINISHED.contains(response.getStatus())) {
            throw Problem.ofRule(
                    "outcome-status",
                    "Only answers with the status completed or amended are scored.",
                    "QuestionnaireResponse.status");
        } else if (!response.hasAuthored()) {
            throw Problem.ofRule(
                    "outcome-authored",
                    "Scores need to know when the answers were given: fill in authored.",
                    "QuestionnaireResponse.authored");
        }
    }

    private Observation observation(Scored scored, QuestionnaireResponse response, ResponseContext context) {
        Observation observation = new Observation();
        observation.getMeta().addProfile(instruments.canonical() + "/StructureDefinition/SPOutcomeObservation");
        context.timepoint()
                .ifPresent(timepoint -> observation.addExtension(new Extension(
                        instruments.canonical() + "/StructureDefinition/timepoint",
                        new CodeableConcept(new Coding(
                                instruments.system("sp-timepoint"), timepoint.code(), timepoint.display())))));
        observation.addBasedOn(new Reference(context.referral()));
        observation.setStatus(
                response.getStatus() == QuestionnaireResponseStatus.AMENDED
                        ? ObservationStatus.AMENDED
                        : ObservationStatus.FINAL);
        observation.addCategory().addCoding(new Coding(CATEGORIES, "survey", "Survey"));
        CodeableConcept code = observation.getCode();
        code.addCoding(new Coding(
                instruments.measures(), scored.score().measure(), scored.score().title()));
        scored.score().codes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(other -> code.addCoding(new Coding(other.getKey(), other.getValue(), null)));
        observation.setSubject(new Reference(response.getSubject().getReference()));
        observation.setEffective(response.getAuthoredElement().copy());
        performer(response).ifPresent(observation::addPerformer);
        observation.setValue(new Quantity()
                .setValue(scored.value())
                .setUnit("score")
                .setSystem("http://unitsofmeasure.org")
                .setCode("{score}"));
        scored.score()
                .band(scored.value())
                .ifPresent(band -> observation.addInterpretation().addCoding(coding(band)));
        return observation;
    }

    private Coding coding(Band band) {
        return new Coding(instruments.system(band.system()), band.code(), band.display());
    }

    /** The author of the answers; a device is none. */
    private static Optional<Reference> performer(QuestionnaireResponse response) {
        String author = response.getAuthor().getReference();
        return author == null || author.startsWith("Device/") ? Optional.empty() : Optional.of(new Reference(author));
    }

    /** The points of the items, if the score is the total of several. */
    private void addItems(Observation observation, Instrument instrument, Scored scored, Map<String, Integer> values) {
        if (scored.score().of().size() < 2) {
            return;
        }
        String url = instruments.questionnaire(instrument);
        instrument.items().stream()
                .filter(item -> scored.score().of().contains(item.linkId()))
                .forEach(item -> observation
                        .addComponent()
                        .setCode(new CodeableConcept().setText(forms.question(url, item.linkId())))
                        .setValue(new IntegerType(item.points(Objects.requireNonNull(values.get(item.linkId()))))));
    }
}

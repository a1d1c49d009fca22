package org.footbridge.outcome.questionnaire;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.problem.Problem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;

/**
 * The circumstances of answers that their scores need: the referral that they belong to, and the point in time.
 *
 * @param referral as {@code ServiceRequest/id}
 */
public record ResponseContext(String referral, Optional<Timepoint> timepoint) {
    private static final String REFERRAL = "ServiceRequest/";

    /**
     * The circumstances as the answers and the parameters of an operation say, which must not contradict each other.
     *
     * @param referral the parameter, as {@code ServiceRequest/id}; empty if there is none
     * @throws Problem BUSINESS_RULE if there is no referral, or a contradiction
     */
    public static ResponseContext of(
            QuestionnaireResponse response,
            Optional<String> referral,
            Optional<Timepoint> timepoint,
            String canonical) {
        Set<String> based = new TreeSet<>();
        response.getBasedOn().stream()
                .map(Reference::getReference)
                .filter(path -> path != null && path.startsWith(REFERRAL))
                .map(path -> path.replaceFirst("/_history/.*$", ""))
                .forEach(based::add);
        referral.ifPresent(given -> {
            if (!based.isEmpty() && !based.contains(given)) {
                throw contradiction("outcome-referral", "basedOn", "another referral");
            }
        });
        if (referral.isEmpty() && based.size() != 1) {
            throw Problem.ofRule(
                    "outcome-referral",
                    based.isEmpty()
                            ? "Scores belong to a referral: let basedOn of the answers, or the parameter referral, name the"
                                    + " ServiceRequest."
                            : "The answers are based on several referrals: name the one that the scores belong to in the"
                                    + " parameter referral.",
                    "QuestionnaireResponse.basedOn");
        }
        return new ResponseContext(
                referral.orElseGet(() -> based.iterator().next()), timepoint(response, timepoint, canonical));
    }

    private static Optional<Timepoint> timepoint(
            QuestionnaireResponse response, Optional<Timepoint> given, String canonical) {
        Optional<Timepoint> said = Optional.ofNullable(
                        response.getExtensionByUrl(canonical + "/StructureDefinition/timepoint"))
                .filter(extension -> extension.getValue() instanceof CodeableConcept)
                .flatMap(extension -> ((CodeableConcept) extension.getValue())
                        .getCoding().stream()
                                .map(Coding::getCode)
                                .flatMap(code -> Timepoint.of(String.valueOf(code)).stream())
                                .findFirst());
        if (said.isPresent() && given.isPresent() && !said.equals(given)) {
            throw contradiction("outcome-timepoint", "extension", "another timepoint");
        }
        return given.or(() -> said);
    }

    private static Problem contradiction(String rule, String element, String other) {
        return Problem.ofRule(
                rule,
                "The answers name " + other + " than the parameter; leave the parameter out, or correct the answers.",
                "QuestionnaireResponse." + element);
    }
}

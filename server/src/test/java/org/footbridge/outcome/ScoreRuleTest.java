package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import java.util.Objects;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.outcome.instrument.ScoreRule;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule about values of known scores, on Observations of all kinds. */
class ScoreRuleTest {
    private static final String BASE = "https://fhir.footbridge.example";
    private static final ScoreRule RULE = new ScoreRule(Instruments.ours(BASE));

    private static Observation observation(String code, String more) {
        String coding = code.contains("|")
                ? "\"system\": \"" + code.substring(0, code.indexOf('|')) + "\", \"code\": \""
                        + code.substring(code.indexOf('|') + 1) + "\""
                : "\"system\": \"" + BASE + "/CodeSystem/sp-outcome-measure\", \"code\": \"" + code + "\"";
        return FhirContext.forR4Cached().newJsonParser().parseResource(Observation.class, """
            {"resourceType": "Observation", "status": "final", "code": {"coding": [{%s}]}, %s}
            """.formatted(
                        coding, more.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "phq9;'valueInteger': 0",
                "phq9;'valueInteger': 27",
                "phq9;'valueQuantity': {'value': 27, 'unit': 'score', 'system': 'http://unitsofmeasure.org', 'code': '{score}'}",
                "phq9;'valueQuantity': {'value': 27.0}",
                "phq9;'valueQuantity': {'value': 12, 'unit': 'points'}",
                "phq9;'valueQuantity': {'value': 12, 'code': '1'}",
                "phq9;'dataAbsentReason': {'text': 'Declined'}",
                "http://snomed.info/sct|720433000;'valueInteger': 12",
                "swemwbs-metric;'valueQuantity': {'value': 22.35}",
                "eq5d-index;'valueQuantity': {'value': -0.594}",
                "pam;'valueQuantity': {'value': 56.4}",
                "gp-consultations;'valueInteger': 140",
                "http://loinc.org|8867-4;'valueQuantity': {'value': 999, 'unit': 'beats/min'}",
                "http://loinc.org|44261-6;'valueInteger': 3",
                "ons4-happy;'valueInteger': 3, 'component': [{'code': {'text': 'A part'}, 'valueInteger': 99}]",
                "unheard-of;'valueInteger': 99"
            })
    void scoreThatCanBeIsAccepted(String code, String more) {
        assertThatCode(() -> RULE.require(observation(code, more))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "phq9;'valueInteger': 28;outcome-score-range;Observation.value.ofType(integer);from 0 to 27, not 28",
                "phq9;'valueInteger': -1;outcome-score-range;Observation.value.ofType(integer);from 0 to 27, not -1",
                "phq9;'valueQuantity': {'value': 12.5};outcome-score-range;Observation.value.ofType(Quantity).value;a whole number",
                "ucla3;'valueQuantity': {'value': 2};outcome-score-range;Observation.value.ofType(Quantity).value;from 3 to 9",
                "wemwbs;'valueInteger': 13;outcome-score-range;Observation.value.ofType(integer);from 14 to 70",
                "swemwbs-raw;'valueQuantity': {'value': 22.35};outcome-score-range;Observation.value.ofType(Quantity).value;whole",
                "http://snomed.info/sct|718466001;'valueInteger': 36;outcome-score-range;Observation.value.ofType(integer);7 to 35",
                "http://loinc.org|70274-6;'valueInteger': 22;outcome-score-range;Observation.value.ofType(integer);from 0 to 21",
                "eq5d-index;'valueQuantity': {'value': 1.01};outcome-score-range;Observation.value.ofType(Quantity).value;1 or less",
                "ae-attendances;'valueInteger': -1;outcome-score-range;Observation.value.ofType(integer);0 or more",
                "phq9;'valueString': '12';outcome-score-type;Observation.value;valueQuantity or valueInteger",
                "phq9;'valueQuantity': {'unit': 'score'};outcome-score-type;Observation.value;valueQuantity or valueInteger",
                "phq9;'valueQuantity': {'value': 5, 'comparator': '<'};outcome-score-type;Observation.value.ofType(Quantity).comparator;one number",
                "phq9;'valueQuantity': {'value': 5, 'code': 'mg'};outcome-score-unit;Observation.value.ofType(Quantity).code;{score}",
                "phq9;'valueQuantity': {'value': 5, 'unit': 'mg'};outcome-score-unit;Observation.value.ofType(Quantity).unit;{score}",
                "ons4-happy;'valueInteger': 5, 'component': [{'code': {'text': 'a'}}, {'code': {'coding': [{'system': 'https://fhir.footbridge.example/CodeSystem/sp-outcome-measure', 'code': 'gad7'}]}, 'valueInteger': 22}];outcome-score-range;Observation.component[1].value.ofType(integer);from 0 to 21",
                "wemwbs;'valueInteger': 40, 'component': [{'code': {'text': 'Item'}, 'valueInteger': 3}];outcome-licensed;Observation.component;licensed",
                "pam;'valueInteger': 40, 'contained': [{'resourceType': 'QuestionnaireResponse', 'id': 'a', 'status': 'completed'}];outcome-licensed;Observation.contained;licensed"
            })
    void scoreThatCannotBeIsRefusedWithItsPlaceItsRangeAndTheWayOut(
            String code, String more, String rule, String place, String words) {
        Problem problem = Objects.requireNonNull(
                catchThrowableOfType(Problem.class, () -> RULE.require(observation(code, more))), more);
        assertThat(problem.kind()).isEqualTo(ProblemKind.BUSINESS_RULE);
        assertThat(problem.expression()).contains(place);
        assertThat(problem.message()).contains(words).endsWith("(Rule " + rule + ".)");
    }

    @ParameterizedTest
    @CsvSource({"entered-in-error, true", "cancelled, true", "preliminary, false", "amended, false"})
    void scoreThatWasWithdrawnMayBeAnything(String status, boolean accepted) {
        Observation wrong = observation("phq9", "'valueInteger': 99");
        wrong.setStatus(Observation.ObservationStatus.fromCode(status));
        if (accepted) {
            assertThatCode(() -> RULE.require(wrong)).doesNotThrowAnyException();
        } else {
            assertThat(catchThrowableOfType(Problem.class, () -> RULE.require(wrong)))
                    .isNotNull();
        }
    }
}

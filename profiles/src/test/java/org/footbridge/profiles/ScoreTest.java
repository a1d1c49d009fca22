package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules about scores agree with the properties of the code system of measures. */
class ScoreTest {
    private static final CodeSystem MEASURES =
            FhirPackage.TERMINOLOGY.definition(CodeSystem.class, "sp-outcome-measure");

    static Stream<String> measures() {
        return MEASURES.getConcept().stream().map(ConceptDefinitionComponent::getCode);
    }

    @ParameterizedTest
    @MethodSource("measures")
    void aScoreMayReachItsBoundsButNotPassThem(String measure) {
        Map<String, Type> properties = properties(measure);
        assertBound(measure, properties.get("min"), BigDecimal.ONE.negate());
        assertBound(measure, properties.get("max"), BigDecimal.ONE);
    }

    @ParameterizedTest
    @MethodSource("measures")
    void onlyAMeasureWithoutLicenceMayHaveComponents(String measure) {
        Map<String, Type> properties = properties(measure);
        Type inside = properties.getOrDefault("min", properties.get("max"));
        Observation outcome = outcome(measure, inside.castToDecimal(inside).getValue());
        outcome.addComponent().getCode().setText("An item");
        boolean licensed = properties
                .get("licensed")
                .castToBoolean(properties.get("licensed"))
                .booleanValue();
        assertThat(ProfileValidator.OURS.brokenRules(outcome)).isEqualTo(licensed ? Set.of("sp-outcome-1") : Set.of());
    }

    private static void assertBound(String measure, Type bound, BigDecimal outwards) {
        if (bound == null) {
            return;
        }
        BigDecimal reached = bound.castToDecimal(bound).getValue();
        assertThat(ProfileValidator.OURS.brokenRules(outcome(measure, reached))).isEmpty();
        assertThat(ProfileValidator.OURS.brokenRules(outcome(measure, reached.add(outwards))))
                .containsExactly("sp-outcome-2");
    }

    private static Map<String, Type> properties(String measure) {
        return MEASURES.getConcept().stream()
                .filter(concept -> concept.getCode().equals(measure))
                .flatMap(concept -> concept.getProperty().stream())
                .collect(Collectors.toMap(ConceptPropertyComponent::getCode, ConceptPropertyComponent::getValue));
    }

    private static Observation outcome(String measure, BigDecimal score) {
        Observation outcome = FhirPackage.PROFILES.example(Observation.class, "example-outcome-gp-consultations");
        outcome.getCode().getCodingFirstRep().setCode(measure).setDisplay(null);
        return outcome.setValue(new Quantity().setValue(score));
    }
}

package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a rule repeats what a code system says, because FHIRPath cannot look it up everywhere, the two agree. */
class AgreementTest {
    static Stream<String> letters() {
        return codes("hcpc-register-letters");
    }

    static Stream<String> measures() {
        return codes("sp-outcome-measure");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void aNumberMayBeginWithTheLettersOfTheRegister(String letters) {
        Practitioner professional = FhirPackage.PROFILES.example(Practitioner.class, "sp-practitioner-1-p1-pass");
        professional.getIdentifierFirstRep().setValue(letters + "123456");
        assertThat(ProfileValidator.OURS.brokenRules(professional)).isEmpty();
        professional.getIdentifierFirstRep().setValue(letters + "X123456");
        assertThat(ProfileValidator.OURS.brokenRules(professional)).containsExactly("sp-practitioner-1");
    }

    @ParameterizedTest
    @MethodSource("measures")
    void onlyTheFormOfAFreeMeasureIsKept(String measure) {
        Questionnaire form = FhirPackage.PROFILES.example(Questionnaire.class, "sp-questionnaire-1-p1-pass");
        form.getCodeFirstRep().setCode(measure).setDisplay(null);
        assertThat(ProfileValidator.OURS.brokenRules(form))
                .isEqualTo(isLicensed(measure) ? Set.of("sp-questionnaire-1") : Set.of());
    }

    private static boolean isLicensed(String measure) {
        return concepts("sp-outcome-measure")
                .filter(concept -> concept.getCode().equals(measure))
                .flatMap(concept -> concept.getProperty().stream())
                .anyMatch(property -> property.getCode().equals("licensed")
                        && property.getValue().primitiveValue().equals("true"));
    }

    private static Stream<String> codes(String system) {
        return concepts(system).map(ConceptDefinitionComponent::getCode);
    }

    private static Stream<ConceptDefinitionComponent> concepts(String system) {
        return FhirPackage.TERMINOLOGY.definition(CodeSystem.class, system).getConcept().stream();
    }
}

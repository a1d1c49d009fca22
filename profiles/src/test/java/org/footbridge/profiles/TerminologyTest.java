package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the code systems promise. */
class TerminologyTest {
    @Test
    void theSpectrumRunsFromSignpostingToPrescribingAndDevelopingIsNotOnIt() {
        List<String> modes = codeSystem("ahp-engagement-mode").getConcept().stream()
                .map(mode -> mode.getCode() + " " + ordinal(mode))
                .toList();
        assertThat(modes)
                .containsExactly(
                        "active-signposting [1]",
                        "refer-to-link-worker [2]",
                        "ahp-as-social-prescriber [3]",
                        "promoting-growing-developing []");
    }

    @Test
    void thereAreFourteenProfessionsAndFourOccupationsBelowThem() {
        CodeSystem professions = codeSystem("ahp-profession");
        assertThat(professions.getConcept()).hasSize(14);
        assertThat(codes(professions.getConcept())).hasSize(18).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "ahp-engagement-mode-to-snomed-ct, ahp-engagement-mode",
        "ahp-profession-to-hcpc, ahp-profession",
        "ahp-profession-to-sds-job-role, ahp-profession",
        "ahp-profession-to-snomed-ct, ahp-profession"
    })
    void aConceptMapHasOneRowForEveryCode(String map, String codeSystem) {
        List<String> rows =
                FhirPackage.TERMINOLOGY.definition(ConceptMap.class, map).getGroupFirstRep().getElement().stream()
                        .map(SourceElementComponent::getCode)
                        .toList();
        assertThat(rows).containsExactlyElementsOf(codes(codeSystem(codeSystem).getConcept()));
    }

    @Test
    void whateverContainsSnomedCtSaysSo() {
        Stream<String> silent = FhirPackage.TERMINOLOGY.definitions().stream()
                .filter(definition -> FhirPackage.R4
                        .newJsonParser()
                        .encodeResourceToString(definition)
                        .contains("http://snomed.info/sct"))
                .filter(definition -> !definition.getNamedProperty("copyright").getValues().stream()
                        .anyMatch(value -> value.primitiveValue().contains("SNOMED International")))
                .map(definition -> definition.getIdPart());
        assertThat(silent).isEmpty();
    }

    private static CodeSystem codeSystem(String id) {
        return FhirPackage.TERMINOLOGY.definition(CodeSystem.class, id);
    }

    private static List<String> codes(List<ConceptDefinitionComponent> concepts) {
        List<String> codes = new ArrayList<>();
        for (ConceptDefinitionComponent concept : concepts) {
            codes.add(concept.getCode());
            codes.addAll(codes(concept.getConcept()));
        }
        return codes;
    }

    private static List<String> ordinal(ConceptDefinitionComponent mode) {
        return mode.getProperty().stream()
                .filter(property -> property.getCode().equals("ordinal"))
                .map(property -> property.getValue().primitiveValue())
                .toList();
    }
}

package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the code systems promise. */
class TerminologyTest {
    @Test
    void theSpectrumRunsFromSignpostingToPrescribingAndDevelopingIsNotOnIt() {
        List<String> modes = codeSystem("ahp-engagement-mode").getConcept().stream()
                .map(mode -> mode.getCode() + " [" + property(mode, "ordinal") + "]")
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

    static Stream<Named<ConceptMap>> conceptMaps() {
        return FhirPackage.TERMINOLOGY.definitions().stream()
                .filter(ConceptMap.class::isInstance)
                .map(ConceptMap.class::cast)
                .map(map -> Named.of(map.getIdPart(), map));
    }

    @ParameterizedTest
    @MethodSource("conceptMaps")
    void aConceptMapHasOneRowForEveryCode(ConceptMap map) {
        ConceptMapGroupComponent group = map.getGroupFirstRep();
        String codeSystem = group.getSource().replaceFirst("^.*/", "");
        assertThat(group.getElement().stream().map(SourceElementComponent::getCode))
                .containsExactlyElementsOf(codes(codeSystem(codeSystem).getConcept()));
    }

    /** What the framework counts up, in its order where ours is the same. */
    @ParameterizedTest
    @CsvSource({
        "sp-activity, volunteering arts group-learning gardening befriending cookery healthy-eating-advice"
                + " sport-physical-activity",
        "sp-need, mental-health physical-wellbeing loneliness-isolation debt-financial unemployment gambling"
                + " long-term-condition learning-disability complex-social-needs"
    })
    void whatTheFrameworkNamesIsMarked(String codeSystem, String named) {
        assertThat(codeSystem(codeSystem).getConcept().stream()
                        .filter(concept -> "true".equals(property(concept, "framework")))
                        .map(ConceptDefinitionComponent::getCode)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(named);
    }

    @Test
    void everyMeasureSaysItsDirectionLicenceAndImpact() {
        assertThat(codeSystem("sp-outcome-measure").getConcept()).hasSize(19).allSatisfy(measure -> {
            assertThat(property(measure, "direction")).isIn("higher-is-better", "lower-is-better");
            assertThat(property(measure, "licensed")).isIn("true", "false");
            assertThat(property(measure, "licence")).isNotBlank();
            assertThat(property(measure, "impact")).isIn("person", "system");
        });
    }

    @Test
    void onlyThePublishedMinimalImportantChangeIsGiven() {
        assertThat(codeSystem("sp-outcome-measure").getConcept().stream()
                        .filter(measure -> !property(measure, "mic").isEmpty())
                        .map(measure -> measure.getCode() + " " + property(measure, "mic")))
                .containsExactly("wemwbs 3");
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

    /** The value of a property, empty if the concept has none. */
    private static String property(ConceptDefinitionComponent concept, String code) {
        return concept.getProperty().stream()
                .filter(property -> property.getCode().equals(code))
                .map(property -> property.getValue().primitiveValue())
                .collect(Collectors.joining(" "));
    }
}

package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples follow the profiles they claim, and counter-examples break the one rule they are named for. */
class ExampleTest {
    static Stream<Named<Resource>> examples() {
        return named(FhirPackage.PROFILES.examples());
    }

    static Stream<Named<Resource>> counterExamples() {
        return named(FhirPackage.counterExamples());
    }

    /**
     * All definitions but extensions: for these the validator makes the snapshot anew and asks a package registry for R4. That
     * an extension is sound shows in the examples that use it.
     */
    static Stream<Named<Resource>> definitions() {
        return named(FhirPackage.allDefinitions().stream()
                .filter(definition -> !isExtension(definition))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleHasNoError(Resource example) {
        assertThat(ProfileValidator.OURS.errors(example)).isEmpty();
        assertThat(ProfileValidator.OURS.brokenRules(example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("counterExamples")
    void aCounterExampleBreaksTheRuleItIsNamedForAndNoOther(Resource example) {
        String rule = example.getIdPart().replaceFirst("-f\\d+-fail$", "");
        assertThat(ProfileValidator.OURS.brokenRules(example)).containsExactly(rule);
        assertThat(ProfileValidator.OURS.errors(example))
                .allSatisfy(error -> assertThat(error).contains(" " + rule + ": "));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void aDefinitionIsValidItself(Resource definition) {
        assertThat(ProfileValidator.OURS.errors(definition)).isEmpty();
    }

    @Test
    void everyRuleHasAnExampleAndACounterExample() {
        Set<String> expected = rules().stream()
                .flatMap(rule -> Stream.of(rule + "-p1-pass", rule + "-f1-fail"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = Stream.concat(
                        FhirPackage.PROFILES.examples().stream(), FhirPackage.counterExamples().stream())
                .map(Resource::getIdPart)
                .filter(id -> id.matches(".*-[pf]\\d+-(pass|fail)"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyElementsOf(expected).isNotEmpty();
    }

    private static boolean isExtension(Resource definition) {
        return definition instanceof StructureDefinition structure
                && structure.getType().equals("Extension");
    }

    private static Set<String> rules() {
        return FhirPackage.PROFILES.definitions().stream()
                .filter(StructureDefinition.class::isInstance)
                .flatMap(definition -> ((StructureDefinition) definition).getDifferential().getElement().stream())
                .map(ElementDefinition::getConstraint)
                .flatMap(List::stream)
                .map(ElementDefinitionConstraintComponent::getKey)
                .collect(Collectors.toSet());
    }

    private static Stream<Named<Resource>> named(List<Resource> resources) {
        return resources.stream().map(resource -> Named.of(resource.fhirType() + "/" + resource.getIdPart(), resource));
    }
}

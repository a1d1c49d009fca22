package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples follow the profiles they claim, and counter-examples break the one rule they are named for. */
class ExampleTest {
    private static final List<Resource> EXAMPLES = FhirPackage.PROFILES.examples();
    private static final List<Resource> COUNTER_EXAMPLES = FhirPackage.counterExamples();

    static Stream<Named<Resource>> examples() {
        return named(EXAMPLES);
    }

    static Stream<Named<Resource>> counterExamples() {
        return named(COUNTER_EXAMPLES);
    }

    /**
     * All definitions but extensions: for these the validator makes the snapshot anew and asks a package registry for R4. That
     * an extension is sound shows in the examples that use it.
     */
    static Stream<Named<Resource>> definitions() {
        return named(FhirPackage.allDefinitions().stream()
                .filter(definition -> !isExtension(definition))
                .map(ExampleTest::asWritten)
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

    static Stream<String> rules() {
        return FhirPackage.PROFILES
                .definitions(StructureDefinition.class)
                .flatMap(definition -> definition.getDifferential().getElement().stream())
                .map(ElementDefinition::getConstraint)
                .flatMap(List::stream)
                .map(ElementDefinitionConstraintComponent::getKey)
                .distinct()
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleHasAnExampleAndThreeCounterExamples(String rule) {
        assertThat(EXAMPLES).anyMatch(example -> isAbout(example, rule + "-p\\d+-pass"));
        assertThat(COUNTER_EXAMPLES.stream().filter(example -> isAbout(example, rule + "-f\\d+-fail")))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anExampleThatIsAboutARuleIsAboutOneThatThereIs() {
        Set<String> known = rules().collect(Collectors.toSet());
        Stream<Resource> all = Stream.concat(EXAMPLES.stream(), COUNTER_EXAMPLES.stream());
        assertThat(all.map(Resource::getIdPart)
                        .filter(id -> id.matches(".*-[pf]\\d+-(pass|fail)"))
                        .map(id -> id.replaceFirst("-[pf]\\d+-(pass|fail)$", "")))
                .isSubsetOf(known);
    }

    static Stream<Named<String>> profiles() {
        return FhirPackage.PROFILES
                .definitions(StructureDefinition.class)
                .filter(definition -> !isExtension(definition))
                .map(definition -> Named.of(definition.getName(), definition.getUrl()));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aProfileHasThreeExamples(String url) {
        Stream<Resource> all = Stream.concat(EXAMPLES.stream(), FhirPackage.PROFILES.definitions(Questionnaire.class));
        assertThat(all.filter(example -> example.getMeta().hasProfile(url))).hasSizeGreaterThanOrEqualTo(3);
    }

    private static boolean isAbout(Resource example, String id) {
        return example.getIdPart().matches(id);
    }

    /** Without the snapshot, most of which is R4's. */
    private static Resource asWritten(Resource definition) {
        return definition instanceof StructureDefinition structure
                ? structure.copy().setSnapshot(null)
                : definition;
    }

    private static boolean isExtension(Resource definition) {
        return definition instanceof StructureDefinition structure
                && structure.getType().equals("Extension");
    }

    private static Stream<Named<Resource>> named(List<Resource> resources) {
        return resources.stream().map(resource -> Named.of(resource.fhirType() + "/" + resource.getIdPart(), resource));
    }
}

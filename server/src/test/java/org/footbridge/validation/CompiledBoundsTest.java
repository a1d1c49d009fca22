package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.check.Doubt;
import org.footbridge.rest.StrictReading.Written;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wide and deep resources, and texts made for a rule to stumble over: an answer comes, and it is at worst "not sure". */
@Timeout(60)
class CompiledBoundsTest {
    private static final int MANY = 10_000;
    private static final int DEEP = 200;

    private static Optional<Doubt> check(Resource resource) {
        return Validators.BOTH
                .compiled()
                .profiles()
                .check(
                        resource,
                        () -> Validators.READING.context().newJsonParser().encodeResourceToString(resource));
    }

    @Test
    void tenThousandRepetitionsAreChecked() {
        Patient patient = new Patient();
        for (int i = 0; i < MANY; i++) {
            patient.addName().setFamily("f" + i);
        }
        assertThat(check(patient)).isEmpty();
    }

    @Test
    void moreElementsThanAnybodyWritesAreLeftToHapi() {
        Patient patient = new Patient();
        for (int i = 0; i < 10 * MANY; i++) {
            patient.addName().setFamily("f").addGiven("g");
        }
        assertThat(check(patient)).map(Doubt::feature).contains("more than 200000 elements to check");
    }

    @Test
    void tenThousandQuestionsAreToldApart() {
        String item = "{'linkId':'%d','type':'string'}";
        List<String> items = IntStream.range(0, MANY).mapToObj(item::formatted).toList();
        String form = "{'resourceType':'Questionnaire','status':'draft','item':[" + String.join(",", items) + "]}";
        Written written = Validators.written(form.replace('\'', '"'));
        assertThat(Validators.accepts(written)).isTrue();
        Written twice = Validators.written(form.replace('\'', '"').replace("\"9999\"", "\"9998\""));
        assertThat(Validators.accepts(twice)).isFalse();
    }

    @Test
    void tenThousandContainedResourcesAreChecked() {
        Patient patient = new Patient();
        for (int i = 0; i < MANY; i++) {
            Organization organization = new Organization();
            organization.setId("o" + i);
            organization.setName("n");
            patient.addContained(organization);
            patient.addGeneralPractitioner().setReference("#o" + i);
        }
        // an answer is all that is asked for: each reference looks for its target among all
        assertThat(check(patient).map(Doubt::feature).orElse("")).doesNotContain("failure");
    }

    @Test
    void itemsWithinItemsHaveNoBottom() {
        QuestionnaireResponse answers = new QuestionnaireResponse().setStatus(QuestionnaireResponseStatus.COMPLETED);
        QuestionnaireResponseItemComponent item = answers.addItem().setLinkId("0");
        for (int depth = 1; depth < DEEP; depth++) {
            item = item.addItem().setLinkId(String.valueOf(depth));
        }
        assertThat(check(answers)).isEmpty();
        for (int depth = DEEP; depth < 20 * DEEP; depth++) {
            item = item.addItem().setLinkId(String.valueOf(depth));
        }
        assertThat(check(answers)).isPresent();
    }

    @Test
    void extensionsWithinExtensionsHaveNoBottom() {
        assertThat(check(patient(DEEP))).isEmpty();
        // an answer is all that is asked for: it is more than the stack holds, or not
        assertThat(check(patient(20 * DEEP)).map(Doubt::feature).orElse("")).doesNotContain("binding");
    }

    /** With extensions within each other. */
    private static Patient patient(int depth) {
        Patient patient = new Patient();
        Extension at = patient.addExtension().setUrl("https://example.org/x");
        for (int i = 1; i < depth; i++) {
            at = at.addExtension().setUrl("part");
        }
        at.setValue(new StringType("s"));
        return patient;
    }

    @Test
    void anInvariantOfOursTakesNoTimeOnTextsMadeForIt() {
        for (String evil : List.of("/".repeat(500_000), "Patient/".repeat(60_000), "a".repeat(500_000) + "/Patient/")) {
            ServiceRequest referral = new ServiceRequest();
            referral.getMeta().addProfile("https://fhir.footbridge.example/StructureDefinition/SPDevelopmentActivity");
            referral.setSubject(new Reference(evil));
            assertThat(check(referral)).isPresent();
        }
    }

    /** Should such an expression be among the definitions all the same, it costs a tenth of a second. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "an expression that has no end; name.family.matches('^(a+)+$')",
                "one that calls itself for each letter; name.family.matches('^(a|b)*c$')",
                "each item with each other; name.given.where(%resource.name.given.where($this = 'x').exists()).exists()",
                "sets of what is no text; descendants().exclude(descendants()).empty()",
            })
    void anInvariantWithoutEndIsGivenUp(String name, String expression) {
        Patient patient = new Patient();
        patient.addName().setFamily("a".repeat(50_000) + "!");
        for (int i = 0; i < MANY; i++) {
            patient.getNameFirstRep().addGiven("g" + i);
            patient.addContact().getName().setFamily("f" + i);
        }
        FhirPaths paths = new FhirPaths();
        try {
            assertThat(paths.compile(expression).holds(patient, patient)).isNotEqualTo(Optional.of(true));
        } catch (RuntimeException givenUp) {
            assertThat(givenUp).hasMessageContaining("too");
        }
        assertThat(paths.fallbacks()).isZero();
    }

    @Test
    void whatTheReaderLetsPassIsAnsweredOverAndOver() {
        String deep = "{'resourceType':'QuestionnaireResponse','status':'completed','item':[{'linkId':'1'"
                + String.join("", Collections.nCopies(40, ",'item':[{'linkId':'1'"))
                + String.join("", Collections.nCopies(40, "}]"))
                + "}]}";
        Written written = Validators.written(deep.replace('\'', '"'));
        assertThat(Validators.accepts(written)).isTrue();
        assertThat(Validators.errors(written)).isEmpty();
    }
}

package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.outcome.Outcomes.ok;
import static org.footbridge.outcome.Outcomes.parameter;
import static org.footbridge.outcome.Outcomes.refused;
import static org.footbridge.outcome.Outcomes.resource;

import com.fasterxml.jackson.databind.JsonNode;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A questionnaire is filled in with what is known beforehand, and with nothing else. */
class PopulateTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final Outcomes outcomes = new Outcomes(server);
    private static final String SUBJECT = parameter("subject", "Reference", "Patient/maureen");

    /** A form of all kinds of initial answers; {@code %patient} expressions stand in the items whose ids are their elements. */
    private static final String INTAKE = """
        {"resourceType": "Questionnaire", "id": "intake", "url": "https://forms.example/intake", "version": "2", "status": "active",
         "subjectType": ["Patient"],
         "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext", "extension": [
           {"url": "name", "valueCoding": {"system": "http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext", "code": "patient"}},
           {"url": "type", "valueCode": "Patient"}]}],
         "item": [
          {"linkId": "hello", "type": "display", "text": "Hello"},
          {"linkId": "about", "type": "group", "text": "About you", "item": [
           {"linkId": "name", "type": "string", "extension": [%s]},
           {"linkId": "born", "type": "date", "extension": [%s]},
           {"linkId": "gender", "type": "choice", "extension": [%s], "answerOption": [
             {"valueCoding": {"system": "http://hl7.org/fhir/administrative-gender", "code": "female", "display": "Female"}},
             {"valueCoding": {"system": "http://hl7.org/fhir/administrative-gender", "code": "male"}}]}]},
          {"linkId": "language", "type": "string", "initial": [{"valueString": "English"}]},
          {"linkId": "contact", "type": "choice", "answerOption": [
             {"valueString": "by letter"}, {"valueString": "by telephone", "initialSelected": true}]},
          {"linkId": "age", "type": "integer", "extension": [%s]}]}
        """.formatted(
                    expression("%patient.name.where(use = 'usual').given.first()"),
                    expression("%patient.birthDate"),
                    expression("%patient.gender"),
                    expression("today().toString().length()"));

    private static String expression(String path) {
        return "{\"url\": \"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression\","
                + " \"valueExpression\": {\"language\": \"text/fhirpath\", \"expression\": \"" + path + "\"}}";
    }

    @BeforeAll
    static void formsAndPeopleExist() {
        outcomes.referred(
                "maureen",
                ", \"gender\": \"female\", \"name\": [{\"use\": \"official\", \"given\": [\"Maureen Ann\"]},"
                        + " {\"use\": \"usual\", \"given\": [\"Mo\"]}]");
        outcomes.referred("tomasz", "");
        ok(server.put("Questionnaire/intake", INTAKE));
    }

    private static JsonNode item(JsonNode response, String linkId) {
        return response.findParents("linkId").stream()
                .filter(item -> item.path("linkId").asText().equals(linkId))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode answer(Answer populated, String linkId) {
        assertThat(populated.status()).as(populated.body()).isEqualTo(200);
        return item(populated.json().at("/parameter/0/resource"), linkId).path("answer");
    }

    @Test
    void storedFormIsFilledInFromInitialValuesAndDemographics() {
        Answer populated = outcomes.call("Questionnaire/intake/$populate", SUBJECT);
        assertThat(answer(populated, "language").at("/0/valueString").asText()).isEqualTo("English");
        assertThat(answer(populated, "contact").at("/0/valueString").asText()).isEqualTo("by telephone");
        assertThat(answer(populated, "name").at("/0/valueString").asText()).isEqualTo("Mo");
        assertThat(answer(populated, "born").at("/0/valueDate").asText()).isEqualTo("1953-05-17");
        assertThat(answer(populated, "gender").at("/0/valueCoding/display").asText())
                .isEqualTo("Female");
        assertThat(answer(populated, "age")).isEmpty();
        JsonNode response = populated.json().at("/parameter/0/resource");
        assertThat(response.findValuesAsText("linkId")).doesNotContain("hello");
        assertThat(response.at("/subject/reference").asText()).isEqualTo("Patient/maureen");
        assertThat(response.path("questionnaire").asText()).isEqualTo("https://forms.example/intake|2");
        JsonNode issues = populated.json().at("/parameter/1/resource");
        assertThat(issues.path("issue")).hasSize(1);
        assertThat(issues.at("/issue/0/diagnostics").asText()).contains("'age'");
        assertThat(outcomes.total("QuestionnaireResponse?subject=Patient/maureen"))
                .isZero();
    }

    @Test
    void demographicsAreLeftOutIfTheyAreNotWanted() {
        Answer populated =
                outcomes.call("Questionnaire/intake/$populate", SUBJECT, parameter("local", "Boolean", "false"));
        assertThat(answer(populated, "born")).isEmpty();
        assertThat(answer(populated, "language")).hasSize(1);
        assertThat(populated.body()).doesNotContain("1953-05-17");
    }

    @Test
    void everyWayToNameTheFormLeadsToTheSame() {
        JsonNode first =
                outcomes.call("Questionnaire/intake/$populate", SUBJECT).json().at("/parameter/0/resource/item");
        for (String way : new String[] {
            parameter("canonical", "Uri", "https://forms.example/intake"),
            parameter("canonical", "Uri", "https://forms.example/intake|2"),
            parameter("questionnaireRef", "Reference", "Questionnaire/intake"),
            resource("questionnaire", INTAKE)
        }) {
            assertThat(outcomes.call("Questionnaire/$populate", SUBJECT, way)
                            .json()
                            .at("/parameter/0/resource/item"))
                    .as(way)
                    .isEqualTo(first);
        }
        assertThat(server.get("Questionnaire/intake/$populate?subject=Patient/maureen")
                        .json()
                        .at("/parameter/0/resource/item"))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "https://forms.example/intake|3, 404",
        "https://forms.example/other, 404",
        "https://fhir.footbridge.example/Questionnaire/phq9|9.9.9, 404",
        "https://fhir.footbridge.example/Questionnaire/phq9|0.1.0, 200"
    })
    void formIsFoundInItsVersionOrNotAtAll(String canonical, int status) {
        assertThat(outcomes.call("Questionnaire/$populate", SUBJECT, parameter("canonical", "Uri", canonical))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void oneFormAndOnePersonAreNamed() {
        String canonical = parameter("canonical", "Uri", "https://forms.example/intake");
        assertThat(outcomes.call("Questionnaire/$populate", SUBJECT).status()).isEqualTo(400);
        assertThat(outcomes.call("Questionnaire/intake/$populate", SUBJECT, canonical)
                        .status())
                .isEqualTo(400);
        assertThat(outcomes.call("Questionnaire/$populate", canonical).status()).isEqualTo(400);
        assertThat(outcomes.call(
                                "Questionnaire/$populate",
                                canonical,
                                parameter("subject", "Reference", "Patient/nobody"))
                        .status())
                .isEqualTo(404);
        refused(
                outcomes.call(
                        "Questionnaire/$populate",
                        SUBJECT,
                        canonical,
                        parameter("referral", "Reference", "ServiceRequest/tomasz")),
                "outcome-person",
                "another person");
        refused(
                outcomes.call(
                        "Questionnaire/$populate",
                        SUBJECT,
                        resource("questionnaire", INTAKE.replace("[\"Patient\"]", "[\"Group\"]"))),
                "outcome-person");
    }

    /** Only paths into the launch context are evaluated: a client cannot make the server calculate. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%patient.repeat(children()).count()",
                "%patient.descendants()",
                "%patient.birthDate.toString() + 'x'",
                "%resource.id",
                "%practitioner.name.given",
                "%patient.name.where(use = 'usual' or true).given",
                "%patient.name"
            })
    void expressionsThatAreMoreThanAPathToOneValueFillInNothing(String expression) {
        String form = INTAKE.replace("%patient.birthDate", expression);
        Answer populated = outcomes.call("Questionnaire/$populate", SUBJECT, resource("questionnaire", form));
        assertThat(answer(populated, "born")).isEmpty();
        assertThat(populated
                        .json()
                        .at("/parameter/1/resource/issue/0/diagnostics")
                        .asText())
                .contains("'born'");
    }
}

package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.outcome.Outcomes.ok;
import static org.footbridge.outcome.Outcomes.refused;

import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A score that cannot be is refused however it is written. */
class ScoresOnEveryPathTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final Outcomes outcomes = new Outcomes(server);
    private static final String RANGE = "from 0 to 27, not 28";
    private static final String PLACE = "Observation.value.ofType(integer)";

    @BeforeAll
    static void personIsReferred() {
        outcomes.referred("maureen", "");
    }

    private static String score(String id, String value, String more) {
        return """
            {"resourceType": "Observation", %s "status": "final", "category": [{"coding": [
              {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]}],
             "code": {"coding": [{"system": "%s/CodeSystem/sp-outcome-measure", "code": "phq9"}]},
             "basedOn": [{"reference": "ServiceRequest/maureen"}], "subject": {"reference": "Patient/maureen"},
             "effectiveDateTime": "2026-04-14", "valueInteger": %s %s}
            """.formatted(id.isEmpty() ? "" : "\"id\": \"" + id + "\",", Outcomes.BASE, value, more);
    }

    private static String entry(String method, String url, String resource) {
        return "{\"resource\": " + resource + ", \"request\": {\"method\": \"" + method + "\", \"url\": \"" + url
                + "\"}}";
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"" + type + "\", \"entry\": [" + String.join(",", entries)
                + "]}";
    }

    @Test
    void postIsRefused() {
        Answer refused = server.post("Observation", score("", "28", ""));
        refused(refused, "outcome-score-range", RANGE, PLACE, "dataAbsentReason");
        ok(server.post("Observation", score("", "27", "")));
    }

    @Test
    void postWithTheProfileIsRefusedByTheSameRule() {
        String claim =
                ", \"meta\": {\"profile\": [\"" + Outcomes.BASE + "/StructureDefinition/SPOutcomeObservation\"]}";
        refused(server.post("Observation", score("", "28", claim)), "outcome-score-range", RANGE, PLACE);
        ok(server.post("Observation", score("", "27", claim)));
    }

    @Test
    void putIsRefusedForANewAndForAStoredScore() {
        refused(server.put("Observation/by-put", score("by-put", "28", "")), "outcome-score-range", RANGE, PLACE);
        ok(server.put("Observation/by-put", score("by-put", "20", "")));
        refused(server.put("Observation/by-put", score("by-put", "28", "")), "outcome-score-range", RANGE, PLACE);
        assertThat(server.get("Observation/by-put").json().path("valueInteger").asInt())
                .isEqualTo(20);
    }

    @Test
    void patchIsRefused() {
        ok(server.put("Observation/by-patch", score("by-patch", "20", "")));
        Answer refused = server.send(
                "PATCH",
                "Observation/by-patch",
                "[{\"op\": \"replace\", \"path\": \"/valueInteger\", \"value\": 28}]",
                "Content-Type",
                "application/json-patch+json");
        refused(refused, "outcome-score-range", RANGE, PLACE);
        Answer recoded = server.send(
                "PATCH",
                "Observation/by-patch",
                "[{\"op\": \"replace\", \"path\": \"/code/coding/0/code\", \"value\": \"ucla3\"}]",
                "Content-Type",
                "application/json-patch+json");
        refused(recoded, "outcome-score-range", "from 3 to 9, not 20");
    }

    @Test
    void transactionIsRefusedAsAWholeAndNamesTheEntry() {
        Answer refused = server.post(
                "",
                bundle(
                        "transaction",
                        entry("PUT", "Observation/whole", score("whole", "5", "")),
                        entry("POST", "Observation", score("", "28", ""))));
        refused(refused, "outcome-score-range", RANGE, "entry[1]");
        assertThat(server.get("Observation/whole").status()).isEqualTo(404);
    }

    @Test
    void batchRefusesTheEntryAlone() {
        Answer batch = server.post(
                "",
                bundle(
                        "batch",
                        entry("PUT", "Observation/alone", score("alone", "5", "")),
                        entry("POST", "Observation", score("", "28", ""))));
        assertThat(batch.json().at("/entry/0/response/status").asText()).startsWith("201");
        assertThat(batch.json().at("/entry/1/response/status").asText()).startsWith("422");
        assertThat(batch.body()).contains(RANGE);
    }

    @Test
    void conditionalWriteIsRefused() {
        String identified = score("", "28", ", \"identifier\": [{\"system\": \"urn:test\", \"value\": \"one\"}]");
        refused(server.put("Observation?identifier=urn:test%7Cone", identified), "outcome-score-range", RANGE);
        refused(
                server.post("Observation", identified, "If-None-Exist", "identifier=urn:test|one"),
                "outcome-score-range",
                RANGE);
    }

    @Test
    void validationSaysSoBeforehand() {
        Answer validated = server.post("Observation/$validate", score("", "28", ""));
        assertThat(validated.diagnostics()).contains(RANGE);
    }

    @Test
    void wrongScoreMayBeMarkedAsEnteredInError() {
        ok(server.put("Observation/in-error", score("in-error", "28", "").replace("final", "entered-in-error")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8867-4", "29463-7"})
    void otherObservationsAreNotTouched(String loinc) {
        ok(server.post("Observation", """
            {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/maureen"},
             "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
             "valueQuantity": {"value": 72, "unit": "x"}}
            """.formatted(loinc)));
    }
}

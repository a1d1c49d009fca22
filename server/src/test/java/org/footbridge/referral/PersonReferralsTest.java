package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Referrals follow the people whom they are about: they end with a death and a withdrawn consent, and go on with the Patient that replaces another. */
class PersonReferralsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.referral.nhs-numbers=all");

    private static final LoopServer loop = new LoopServer(server);
    private static final Services services = new Services(server);
    private static final String PERMIT = "";
    private static final String DENY = ", \"provision\": {\"type\": \"deny\"}";

    private static Answer person(String id, String more) {
        return server.put("Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"" + more + "}");
    }

    private static Answer consent(String person, String status, String provision) {
        return server.put("Consent/" + person, """
            {"resourceType": "Consent", "id": "%s", "status": "%s", "patient": {"reference": "Patient/%s"},
             "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
             "category": [{"text": "Sharing"}], "policyRule": {"text": "Sharing"}%s}
            """.formatted(person, status, person, provision));
    }

    /** A referral of a person to a service; its Task. */
    private static JsonNode refer(String person, String service) {
        Answer answer = services.call("ServiceRequest/$refer", """
            {"name": "referral", "resource": {"resourceType": "ServiceRequest", "code": {"text": "Walks"},
              "subject": {"reference": "Patient/%s"}, "requester": {"display": "Grace Okafor"},
              "performer": [{"reference": "HealthcareService/%s"}]}}
            """.formatted(person, service));
        return Services.in(answer, "Task").get(0);
    }

    private static void assertEnded(JsonNode task, String reason) {
        String id = task.path("id").asText();
        String request = task.at("/focus/reference").asText();
        JsonNode now = server.get("Task/" + id).json();
        assertThat(now.path("status").asText()).isEqualTo("cancelled");
        assertThat(now.at("/statusReason/coding/0/code").asText()).isEqualTo(reason);
        assertThat(now.at("/businessStatus/coding/0/code").asText()).isEqualTo("case-closed");
        assertThat(loop.status(request)).isEqualTo("revoked");
        assertThat(loop.total("Provenance?target=Task/" + id)).isEqualTo(2);
        assertThat(loop.total("Provenance?target=" + request)).isOne();
    }

    private static void assertOpen(JsonNode task) {
        assertThat(loop.status("Task/" + task.path("id").asText())).isEqualTo("requested");
        assertThat(loop.status(task.at("/focus/reference").asText())).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean  | , \"deceasedBoolean\": true",
                "dateTime | , \"deceasedDateTime\": \"2026-11-01\"",
            })
    void deathEndsTheReferralsAndFreesThePlace(String id, String deceased) {
        services.with("death-" + id, "waitlist", 1);
        LoopServer.ok(person(id, ""));
        LoopServer.ok(person("other-" + id, ""));
        JsonNode task = refer(id, "death-" + id);
        JsonNode next = refer("other-" + id, "death-" + id);
        assertThat(services.business(next.path("id").asText())).isEqualTo("waiting-list");

        LoopServer.ok(person(id, deceased));

        assertEnded(task, "died");
        assertThat(services.business(next.path("id").asText())).isEqualTo("place-offered");
        assertOpen(next);
        LoopServer.refused(
                server.post(
                        "Task",
                        LoopServer.taskJson("", loop.request("active"), "requested")
                                .replace("maureen", id)),
                "referral-person-died");
    }

    @Test
    void correctionOfADeadPersonChangesNothingMore() {
        LoopServer.ok(person("late", ", \"deceasedBoolean\": true"));
        LoopServer.ok(person("late", ", \"deceasedBoolean\": true, \"gender\": \"female\""));
        LoopServer.ok(person("late", ""));
    }

    @Test
    void rejectedReferralOfADeadPersonIsRevoked() {
        services.with("walks", "capacity", 9);
        LoopServer.ok(person("rejected", ""));
        JsonNode task = refer("rejected", "walks");
        LoopServer.ok(services.step(task.path("id").asText(), "reject", Services.text("reason", "Too far")));
        LoopServer.ok(person("rejected", ", \"deceasedBoolean\": true"));
        String request = task.at("/focus/reference").asText();
        assertThat(loop.status(request)).isEqualTo("revoked");
        assertThat(loop.total("Provenance?target=" + request)).isOne();
    }

    @Test
    void withdrawnConsentEndsTheReferrals() {
        services.with("walks", "capacity", 9);
        LoopServer.ok(person("ada", ""));
        LoopServer.ok(consent("ada", "active", PERMIT));
        JsonNode task = refer("ada", "walks");
        LoopServer.ok(consent(
                "ada",
                "active",
                ", \"provision\": {\"type\": \"deny\", \"actor\": [{\"role\": {\"text\":"
                        + " \"friend\"}, \"reference\": {\"display\": \"A friend\"}}]}"));
        assertOpen(task);
        LoopServer.ok(consent("ada", "active", PERMIT));
        LoopServer.ok(consent("ada", "inactive", PERMIT));
        assertEnded(task, "consent-withdrawn");
    }

    @Test
    void deniedConsentEndsTheReferrals() {
        services.with("walks", "capacity", 9);
        LoopServer.ok(person("bea", ""));
        JsonNode task = refer("bea", "walks");
        LoopServer.ok(consent("bea", "active", DENY));
        assertEnded(task, "consent-withdrawn");
    }

    @Test
    void consentThatIsReplacedEndsNothing() {
        services.with("walks", "capacity", 9);
        LoopServer.ok(person("cara", ""));
        LoopServer.ok(consent("cara", "active", PERMIT));
        JsonNode task = refer("cara", "walks");
        String other = server.get("Consent/cara").json().toString().replaceFirst("\"id\":\"cara\",", "");
        LoopServer.ok(server.post("Consent", other));
        LoopServer.ok(consent("cara", "inactive", PERMIT));
        assertOpen(task);
    }

    @Test
    void referralsGoOnWithThePatientThatReplacesAnother() {
        services.with("walks", "capacity", 9);
        LoopServer.ok(person("double", ""));
        LoopServer.ok(person("single", ""));
        JsonNode open = refer("double", "walks");
        JsonNode ended = refer("double", "walks");
        LoopServer.ok(services.step(
                ended.path("id").asText(),
                "cancel",
                Services.text("reason", "Moved away"),
                "{\"name\": \"by\", \"valueCode\": \"requester\"}"));
        String link = ", \"active\": false, \"link\": [{\"type\": \"replaced-by\", \"other\": {\"reference\":"
                + " \"Patient/single\"}}]";
        LoopServer.ok(person("double", link));
        assertThat(loop.total("Task?patient=single&status=requested")).isOne();
        assertThat(loop.total("ServiceRequest?patient=single")).isOne();
        assertThat(loop.total("Task?patient=double&status=requested")).isZero();
        assertThat(loop.total("Task?patient=double&status=cancelled")).isOne();
        assertThat(loop.total("Provenance?target=Task/" + open.path("id").asText()))
                .isEqualTo(2);
        LoopServer.ok(services.step(
                open.path("id").asText(),
                "accept",
                "{\"name\": \"owner\", \"valueReference\": {\"display\": \"Riverside walkers\"}}"));
    }

    @Test
    void nhsNumberOfEachPatientIsChecked() {
        String number = ", \"identifier\": [{\"system\": \"https://fhir.nhs.uk/Id/nhs-number\", \"value\": \"%s\"}]";
        LoopServer.ok(person("right", number.formatted("9434765919")));
        Answer wrong = person("wrong", number.formatted("9434765918"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/issue/0/expression/0").asText()).isEqualTo("Patient.identifier[0].value");
        assertThat(wrong.diagnostics()).contains("check digit").doesNotContain("9434765918");
        assertThat(server.get("Patient/wrong").status()).isEqualTo(404);
    }
}

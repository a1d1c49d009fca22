package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations on referrals, each as one step of the closed loop. */
class ReferralOperationsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);
    private static final String CODES = "https://fhir.footbridge.example/CodeSystem/";
    private static final String OWNER =
            "{\"name\": \"owner\", \"valueReference\": {\"reference\": \"Organization/gardens\"}}";
    private static final String DONE = "{\"name\": \"outcome\", \"valueCodeableConcept\": {\"coding\": [{\"system\": \""
            + CODES + "sp-referral-outcome\", \"code\": \"activity-completed\"}]}}";

    @BeforeAll
    static void directoryExists() {
        LoopServer.ok(server.put(
                "Patient/maureen",
                "{\"resourceType\": \"Patient\", \"id\": \"maureen\", \"birthDate\": \"1953-05-17\", \"identifier\":"
                        + " [{\"system\": \"https://fhir.nhs.uk/Id/nhs-number\", \"value\": \"9434765919\"}]}"));
        LoopServer.ok(server.put(
                "Organization/gardens",
                "{\"resourceType\": \"Organization\", \"id\": \"gardens\", \"name\": \"Gardens\"}"));
        service("open", "true", "capacity", "18");
        service("inactive", "false", "waitlist", "18");
        service("full", "true", "no-capacity", "18");
        service("waiting", "true", "waitlist", "18");
        service("old", "true", "capacity", "90");
    }

    private static void service(String id, String active, String capacity, String low) {
        String base = "https://fhir.footbridge.example/StructureDefinition/";
        LoopServer.ok(
                server.put("HealthcareService/" + id, """
                    {"resourceType": "HealthcareService", "id": "%s", "active": %s, "name": "%s", "extension": [
                     {"url": "%scapacity", "extension": [{"url": "status", "valueCodeableConcept": {"coding": [
                       {"system": "%ssp-capacity-status", "code": "%s"}]}}]},
                     {"url": "%sage-range", "valueRange": {"low": {"value": %s, "unit": "years",
                       "system": "http://unitsofmeasure.org", "code": "a"}}}]}
                    """.formatted(id, active, id, base, CODES, capacity, base, low)));
    }

    /** A referral in a mode of engagement to a service, as a parameter. */
    private static String referral(String mode, String second, String service, String more) {
        return """
            {"name": "referral", "resource": {"resourceType": "ServiceRequest", %s "extension": [
              {"url": "https://fhir.footbridge.example/StructureDefinition/ahp-engagement", "extension": [
                {"url": "mode", "valueCodeableConcept": {"coding": [{"system": "%sahp-engagement-mode", "code": "%s"}]}}%s,
                {"url": "profession", "valueCodeableConcept": {"coding": [
                  {"system": "%sahp-profession", "code": "occupational-therapist"}]}}]}],
              "subject": {"reference": "Patient/maureen"}, "requester": {"display": "Grace Okafor"},
              "performer": [{"reference": "HealthcareService/%s"}], "code": {"text": "Gardening"},
              "reasonCode": [{"coding": [{"system": "%ssp-need", "code": "loneliness-isolation"}]}]}}
            """.formatted(
                        more,
                        CODES,
                        mode,
                        second.isEmpty()
                                ? ""
                                : ",{\"url\": \"secondaryMode\", \"valueCodeableConcept\": {\"coding\": [{\"system\":"
                                        + " \""
                                        + CODES + "ahp-engagement-mode\", \"code\": \"" + second + "\"}]}}",
                        CODES,
                        service,
                        CODES);
    }

    private static String referral() {
        return referral("refer-to-link-worker", "", "open", "");
    }

    private static Answer call(String path, List<String> headers, String... parameters) {
        String list = parameters.length == 0 ? "" : ", \"parameter\": [" + String.join(",", parameters) + "]";
        return server.post(path, "{\"resourceType\": \"Parameters\"" + list + "}", headers.toArray(String[]::new));
    }

    private static Answer call(String path, String... parameters) {
        return call(path, List.of(), parameters);
    }

    private static Answer step(String task, String operation, String... parameters) {
        return call("Task/" + task + "/$" + operation, parameters);
    }

    private static String text(String name, String value) {
        return "{\"name\": \"" + name + "\", \"valueString\": \"" + value + "\"}";
    }

    private static List<JsonNode> in(Answer answer, String type) {
        return Services.in(answer, type);
    }

    private static String refer() {
        return in(call("ServiceRequest/$refer", referral()), "Task")
                .get(0)
                .path("id")
                .asText();
    }

    @Test
    void loopRunsFromReferralToOutcome() {
        Answer sent = call("ServiceRequest/$refer", referral(), "{\"name\": \"due\", \"valueDate\": \"2030-01-31\"}");
        JsonNode request = in(sent, "ServiceRequest").get(0);
        JsonNode task = in(sent, "Task").get(0);
        assertThat(request.path("status").asText()).isEqualTo("active");
        assertThat(request.path("intent").asText()).isEqualTo("order");
        assertThat(task.path("status").asText()).isEqualTo("requested");
        assertThat(task.at("/focus/reference").asText())
                .isEqualTo("ServiceRequest/" + request.path("id").asText());
        assertThat(task.at("/restriction/period/end").asText()).isEqualTo("2030-01-31");
        assertThat(task.at("/businessStatus/coding/0/code").asText()).isEqualTo("awaiting-triage");
        String id = task.path("id").asText();

        assertThat(in(step(id, "accept", OWNER), "Task").get(0).path("status").asText())
                .isEqualTo("accepted");
        assertThat(in(step(id, "start"), "Task").get(0).path("status").asText()).isEqualTo("in-progress");

        Answer met = step(
                id,
                "record-contact",
                text("note", "Wants to grow vegetables"),
                "{\"name\": \"minutes\", \"valuePositiveInt\": 45}");
        JsonNode encounter = in(met, "Encounter").get(0);
        assertThat(encounter.at("/basedOn/0/reference").asText())
                .isEqualTo(task.at("/focus/reference").asText());
        assertThat(encounter.at("/length/value").asInt()).isEqualTo(45);
        assertThat(in(met, "Task").get(0).at("/extension/0/valueUnsignedInt").asInt())
                .isOne();
        assertThat(in(step(id, "record-contact"), "Task")
                        .get(0)
                        .at("/extension/0/valueUnsignedInt")
                        .asInt())
                .isEqualTo(2);

        JsonNode reviewed = in(
                        step(
                                id,
                                "review",
                                text("note", "Goes every week"),
                                "{\"name\": \"next\", \"valueDate\": \"2030-03-01\"}"),
                        "Task")
                .get(0);
        assertThat(reviewed.at("/restriction/period/end").asText()).isEqualTo("2030-03-01");
        assertThat(reviewed.path("note").findValuesAsText("text"))
                .contains("Wants to grow vegetables", "Goes every week");

        Answer done = step(id, "complete", DONE, text("result", "Gardens every week"));
        assertThat(in(done, "Task").get(0).path("status").asText()).isEqualTo("completed");
        assertThat(in(done, "ServiceRequest").get(0).path("status").asText()).isEqualTo("completed");
        assertThat(loop.total("Provenance?target=Task/" + id)).isEqualTo(7);
        LoopServer.refused(step(id, "record-contact"), "referral-ended");
        LoopServer.refused(step(id, "review", text("note", "x")), "referral-ended");
        LoopServer.refused(step(id, "reassign", OWNER), "referral-ended");
        LoopServer.refused(step(id, "accept", OWNER), "referral-step");
    }

    @Test
    void rejectionKeepsTheReferralForAnotherService() {
        String task = refer();
        assertThat(step(task, "reject").status()).isEqualTo(400);
        Answer rejected = step(
                task,
                "reject",
                "{\"name\": \"reason-code\", \"valueCodeableConcept\": {\"coding\": [{\"system\": \"" + CODES
                        + "sp-status-reason\", \"code\": \"no-capacity\", \"display\": \"No capacity\"}]}}");
        assertThat(in(rejected, "Task").get(0).at("/statusReason/text").asText())
                .isEqualTo("No capacity");
        assertThat(in(rejected, "ServiceRequest").get(0).path("status").asText())
                .isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({"requester, revoked", "target, active"})
    void cancellationDependsOnTheParty(String by, String request) {
        String task = refer();
        Answer cancelled =
                step(task, "cancel", "{\"name\": \"by\", \"valueCode\": \"" + by + "\"}", text("reason", "Moved away"));
        assertThat(in(cancelled, "Task").get(0).path("status").asText()).isEqualTo("cancelled");
        assertThat(in(cancelled, "ServiceRequest").get(0).path("status").asText())
                .isEqualTo(request);
    }

    @Test
    void reassignmentChangesTheOwnerAndReleasesIt() {
        String task = refer();
        assertThat(in(step(task, "reassign", OWNER), "Task")
                        .get(0)
                        .at("/owner/reference")
                        .asText())
                .isEqualTo("Organization/gardens");
        assertThat(in(step(task, "reassign"), "Task").get(0).has("owner")).isFalse();
        assertThat(step(task, "reassign").status()).isEqualTo(400);
        LoopServer.refused(step(task, "accept"), "referral-element");
        in(step(task, "accept", OWNER), "Task");
        LoopServer.refused(step(task, "reassign"), "referral-element");
    }

    @Test
    void signpostingIsCompletedAndHasNoTask() {
        Answer answer = call(
                "ServiceRequest/$signpost",
                referral("active-signposting", "", "open", "").replace("\"referral\"", "\"signposting\""));
        JsonNode request = in(answer, "ServiceRequest").get(0);
        assertThat(request.path("status").asText()).isEqualTo("completed");
        assertThat(request.path("intent").asText()).isEqualTo("proposal");
        assertThat(in(answer, "Task")).isEmpty();
        LoopServer.refused(
                call("ServiceRequest/$refer", referral("active-signposting", "", "open", "")), "referral-mode");
        LoopServer.refused(
                call("ServiceRequest/$signpost", referral().replace("\"referral\"", "\"signposting\"")),
                "referral-mode");
    }

    @Test
    void activityBetweenTwoModesCarriesBoth() {
        JsonNode request = in(
                        call(
                                "ServiceRequest/$refer",
                                referral("active-signposting", "refer-to-link-worker", "open", "")),
                        "ServiceRequest")
                .get(0);
        assertThat(request.toString()).contains("\"active-signposting\"").contains("\"refer-to-link-worker\"");
    }

    @Test
    void developmentOfServicesIsNoReferral() {
        LoopServer.refused(
                call("ServiceRequest/$refer", referral("promoting-growing-developing", "", "open", "")),
                "referral-mode");
    }

    @Test
    void prescriptionGoesToACommunityService() {
        in(call("ServiceRequest/$refer", referral("ahp-as-social-prescriber", "", "open", "")), "Task");
        LoopServer.refused(
                call(
                        "ServiceRequest/$refer",
                        referral("ahp-as-social-prescriber", "", "open", "")
                                .replace("HealthcareService/open", "Organization/gardens")),
                "referral-performer");
    }

    @Test
    void onwardReferralHangsOnTheFirst() {
        String first = refer();
        String from = "{\"name\": \"onward-from\", \"valueReference\": {\"reference\": \"Task/" + first + "\"}}";
        Answer onward = call("ServiceRequest/$refer", referral(), from);
        JsonNode request = in(onward, "ServiceRequest").get(0);
        String origin =
                server.get("Task/" + first).json().at("/focus/reference").asText();
        assertThat(request.path("intent").asText()).isEqualTo("filler-order");
        assertThat(request.at("/basedOn/0/reference").asText()).isEqualTo(origin);
        assertThat(in(onward, "Task").get(0).at("/partOf/0/reference").asText()).isEqualTo("Task/" + first);
        in(step(first, "cancel", text("reason", "Moved away")), "Task");
        LoopServer.refused(call("ServiceRequest/$refer", referral(), from), "referral-ended");
    }

    @ParameterizedTest
    @CsvSource({"inactive, referral-service-inactive", "full, referral-service-full", "old, referral-age"})
    void closedServicesAreNotAsked(String service, String rule) {
        LoopServer.refused(call("ServiceRequest/$refer", referral("refer-to-link-worker", "", service, "")), rule);
    }

    @Test
    void waitingListIsNoted() {
        Answer answer = call("ServiceRequest/$refer", referral("refer-to-link-worker", "", "waiting", ""));
        assertThat(in(answer, "Task").get(0).at("/businessStatus/coding/0/code").asText())
                .isEqualTo("waiting-list");
    }

    @Test
    void duplicateIsNoted() {
        refer();
        JsonNode task = in(call("ServiceRequest/$refer", referral()), "Task").get(0);
        assertThat(task.at("/note/0/text").asText()).startsWith("Possible duplicate of ServiceRequest/");
    }

    @Test
    void personMayBeNamedByNhsNumber() {
        String identifier =
                "{\"identifier\": {\"system\": \"https://fhir.nhs.uk/Id/nhs-number\", \"value\": \"943 476 5919\"}}";
        String named = referral().replace("{\"reference\": \"Patient/maureen\"}", identifier);
        assertThat(in(call("ServiceRequest/$refer", named), "ServiceRequest")
                        .get(0)
                        .at("/subject/reference")
                        .asText())
                .isEqualTo("Patient/maureen");
        Answer wrong = call("ServiceRequest/$refer", named.replace("943 476 5919", "9434765918"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.diagnostics()).contains("check digit").doesNotContain("9434765918");
        assertThat(call("ServiceRequest/$refer", named.replace("943 476 5919", "9990000018"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void repetitionWithTheSameKeyChangesNothing() {
        List<String> key = List.of("Idempotency-Key", "refer-maureen-once");
        Answer first = call("ServiceRequest/$refer", key, referral());
        Answer second = call("ServiceRequest/$refer", key, referral());
        assertThat(in(second, "Task").get(0).path("id"))
                .isEqualTo(in(first, "Task").get(0).path("id"));
        String task = in(first, "Task").get(0).path("id").asText();
        List<String> accept = List.of("Idempotency-Key", "accept-maureen-once");
        Answer accepted = call("Task/" + task + "/$accept", accept, OWNER);
        assertThat(call("Task/" + task + "/$accept", accept, OWNER).body()).isEqualTo(accepted.body());
        assertThat(server.get("Task/" + task).header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void versionThatIsNoLongerCurrentIsRefused() {
        String task = refer();
        in(step(task, "reassign", OWNER), "Task");
        assertThat(step(task, "accept", OWNER, text("version", "1")).status()).isEqualTo(412);
        assertThat(call("Task/" + task + "/$accept", List.of("If-Match", "W/\"1\""), OWNER)
                        .status())
                .isEqualTo(412);
        in(call("Task/" + task + "/$accept", List.of("If-Match", "W/\"2\""), OWNER), "Task");
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cancel   | {\"name\": \"by\", \"valueCode\": \"patient\"}            | Parameter 'by' must be"
                        + " requester or target",
                "accept   | {\"name\": \"owner\", \"valueString\": \" \"}              | Parameter 'owner'",
                "accept   | {\"name\": \"owner\", \"valueReference\": {\"type\": \"Organization\"}} | Parameter"
                        + " 'owner' must be a Reference",
                "accept   | {\"name\": \"ownr\", \"valueString\": \"Organization/1\"}  | Parameter 'ownr' is not"
                        + " supported",
                "complete | {\"name\": \"result\", \"valueString\": \"well\"}          | Parameter 'outcome' is"
                        + " missing",
                "record-contact | {\"name\": \"date\", \"valueString\": \"yesterday\"} | Parameter 'date' must be a"
                        + " date",
                "record-contact | {\"name\": \"minutes\", \"valueString\": \"-5\"}     | Parameter 'minutes' must be a"
                        + " whole number"
            })
    void badParametersAreRefused(String operation, String parameter, String message) {
        String task = refer();
        Answer answer = step(task, operation, parameter);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains(message);
        assertThat(server.get("Task/" + task).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void completionNeedsWhatCameOfIt() {
        String task = refer();
        in(step(task, "accept", OWNER), "Task");
        Answer answer = step(task, "complete", DONE);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("'output'").contains("'result'");
    }

    @Test
    void unknownAndOtherTasksAreRefused() {
        assertThat(step("none", "accept").status()).isEqualTo(404);
        String other = server.post(
                        "Task", "{\"resourceType\": \"Task\", \"status\": \"requested\", \"intent\": \"order\"}")
                .id();
        LoopServer.refused(step(other, "accept", OWNER), "referral-task");
        assertThat(server.get("Task/" + other + "/$accept").status()).isIn(400, 405);
    }
}

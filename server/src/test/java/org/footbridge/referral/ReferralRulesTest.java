package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the closed loop beyond single steps, on every way by which a client can write. */
class ReferralRulesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);
    private static final String REJECTED = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"},"
            + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Full\"}}]";
    private static final String COMPLETED = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"completed\"}]";

    @BeforeAll
    static void personExists() {
        loop.person("maureen");
        loop.person("tom");
    }

    private static String entry(String method, String url, String resource) {
        return "{\"resource\": " + resource + ", \"request\": {\"method\": \"" + method + "\", \"url\": \"" + url
                + "\"}}";
    }

    private static Answer transaction(String... entries) {
        return server.post(
                "",
                "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [" + String.join(",", entries)
                        + "]}");
    }

    @Test
    void patchIsChecked() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        String type = "application/json-patch+json";
        LoopServer.refused(server.send("PATCH", "Task/" + task, COMPLETED, "Content-Type", type), "referral-step");
        LoopServer.ok(server.send("PATCH", "Task/" + task, REJECTED, "Content-Type", type));
        LoopServer.refused(server.send("PATCH", "Task?_id=" + task, COMPLETED, "Content-Type", type), "referral-step");
    }

    @Test
    void conditionalWritesAreChecked() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        LoopServer.refused(
                server.put("Task?_id=" + task, LoopServer.taskJson(task, request, "completed")), "referral-step");
        LoopServer.refused(
                server.post(
                        "Task",
                        LoopServer.taskJson("", request, "accepted"),
                        "If-None-Exist",
                        "identifier=urn:example|none"),
                "referral-step");
        LoopServer.refused(
                server.put("Task/chosen-id", LoopServer.taskJson("chosen-id", request, "accepted")), "referral-step");
    }

    @Test
    void transactionIsCheckedAndLeavesNothing() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        Answer answer = transaction(
                entry(
                        "POST",
                        "Observation",
                        "{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"text\": \"left"
                                + " behind\"}}"),
                entry("PUT", "Task/" + task, LoopServer.taskJson(task, request, "completed")));
        LoopServer.refused(answer, "referral-step");
        assertThat(answer.json().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[1].resource.status");
        assertThat(loop.total("Observation?code:text=left")).isZero();
    }

    @Test
    void batchIsCheckedEntryByEntry() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        Answer answer = server.post(
                "",
                "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": ["
                        + entry("PUT", "Task/" + task, LoopServer.taskJson(task, request, "completed")) + ","
                        + entry("PUT", "Task/" + task, LoopServer.taskJson(task, request, "accepted")) + "]}");
        assertThat(answer.json().at("/entry/0/response/status").asText()).startsWith("422");
        assertThat(answer.json().at("/entry/1/response/status").asText()).startsWith("200");
    }

    @Test
    void validateNamesTheRuleToo() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        Answer answer =
                server.post("Task/" + task + "/$validate?mode=update", LoopServer.taskJson(task, request, "completed"));
        assertThat(answer.body()).contains("referral-step");
        assertThat(loop.status("Task/" + task)).isEqualTo("requested");
    }

    @Test
    void referralAndTaskMayComeInOneTransaction() {
        String urn = "urn:uuid:05efabf0-4be2-4561-91ce-51548425acb9";
        Answer answer = transaction(
                "{\"fullUrl\": \"" + urn + "\","
                        + entry("POST", "ServiceRequest", LoopServer.requestJson("", "active"))
                                .substring(1),
                entry("POST", "Task", LoopServer.taskJson("", "x", "requested").replace("ServiceRequest/x", urn)));
        LoopServer.ok(answer);
        assertThat(answer.json().path("entry")).hasSize(2);
        String task = answer.json().at("/entry/1/response/location").asText().replaceFirst(".*/(Task/[^/]+)/.*", "$1");
        assertThat(loop.total("Provenance?target=" + task)).isOne();
    }

    @Test
    void secondOpenTaskIsRefused() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        LoopServer.refused(server.post("Task", LoopServer.taskJson("", request, "requested")), "referral-one-task");
        LoopServer.ok(loop.put(task, request, "rejected"));
        loop.task(request, "requested");
        String other = loop.request("active");
        LoopServer.refused(
                transaction(
                        entry("POST", "Task", LoopServer.taskJson("", other, "requested")),
                        entry("POST", "Task", LoopServer.taskJson("", other, "requested"))),
                "referral-one-task");
    }

    @Test
    void taskOfNoServiceRequestIsRefused() {
        LoopServer.refused(server.post("Task", LoopServer.taskJson("", "none-here", "requested")), "referral-focus");
    }

    @Test
    void taskOfAnotherPersonIsRefused() {
        String request = loop.request("active");
        LoopServer.refused(
                server.post(
                        "Task",
                        LoopServer.taskJson("", request, "requested").replace("Patient/maureen", "Patient/tom")),
                "referral-person");
    }

    @Test
    void signpostingHasNoTask() {
        Answer signposting = server.post(
                "ServiceRequest", LoopServer.requestJson("", "active").replace("\"order\"", "\"proposal\""));
        LoopServer.refused(
                server.post("Task", LoopServer.taskJson("", signposting.id(), "requested")), "referral-signposting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "revoked", "entered-in-error", "unknown"})
    void closedServiceRequestGetsNoTask(String status) {
        String request = loop.request(status);
        LoopServer.refused(
                server.post("Task", LoopServer.taskJson("", request, "requested")), "referral-closed-request");
    }

    @Test
    void taskDoesNotLeaveItsReferral() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        String other = loop.request("active");
        String json = LoopServer.taskJson(task, request, "requested");
        LoopServer.refused(server.put("Task/" + task, LoopServer.taskJson(task, other, "requested")), "referral-focus");
        LoopServer.refused(server.put("Task/" + task, json.replace("fulfill", "approve")), "referral-focus");
        LoopServer.refused(server.delete("Task/" + task), "referral-deletion");
    }

    @Test
    void ownerStaysWhileTheTaskIsWorkedOn() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        LoopServer.ok(loop.put(task, request, "accepted"));
        String json = LoopServer.taskJson(task, request, "accepted");
        LoopServer.refused(
                server.put("Task/" + task, json.replaceFirst(", \"owner\": \\{[^}]*}", "")), "referral-element");
    }

    @Test
    void serviceRequestDoesNotContradictItsTask() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        for (String status : List.of("completed", "revoked", "on-hold", "draft", "entered-in-error")) {
            LoopServer.refused(
                    server.put("ServiceRequest/" + request, LoopServer.requestJson(request, status)),
                    "referral-agreement");
        }
        assertThat(server.delete("ServiceRequest/" + request).status()).isGreaterThanOrEqualTo(400);
        LoopServer.ok(loop.put(task, request, "rejected"));
        LoopServer.ok(server.put("ServiceRequest/" + request, LoopServer.requestJson(request, "revoked")));
        LoopServer.refused(
                server.put("ServiceRequest/" + request, LoopServer.requestJson(request, "active")),
                "referral-agreement");
    }

    @Test
    void clientMayChangeBothInOneTransaction() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        LoopServer.refused(
                transaction(
                        entry("PUT", "Task/" + task, LoopServer.taskJson(task, request, "cancelled")),
                        entry("PUT", "ServiceRequest/" + request, LoopServer.requestJson(request, "completed"))),
                "referral-agreement");
        LoopServer.ok(transaction(
                entry("PUT", "Task/" + task, LoopServer.taskJson(task, request, "cancelled")),
                entry("PUT", "ServiceRequest/" + request, LoopServer.requestJson(request, "revoked"))));
        assertThat(loop.status("ServiceRequest/" + request)).isEqualTo("revoked");
    }

    @Test
    void provenanceOfTheClientIsEnough() {
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        LoopServer.ok(transaction(
                entry("PUT", "Task/" + task, LoopServer.taskJson(task, request, "accepted")),
                entry(
                        "POST",
                        "Provenance",
                        "{\"resourceType\": \"Provenance\", \"target\": [{\"reference\": \"Task/" + task
                                + "\"}], \"recorded\": \"2026-03-03T09:12:00Z\", \"agent\": [{\"who\":"
                                + " {\"display\": \"Grace Okafor\"}}]}")));
        assertThat(loop.total("Provenance?target=Task/" + task)).isEqualTo(2);
    }

    @Test
    void otherTasksAreStoredAsTheyCome() {
        LoopServer.ok(
                server.post("Task", "{\"resourceType\": \"Task\", \"status\": \"completed\", \"intent\": \"order\"}"));
        String request = loop.request("active");
        LoopServer.ok(server.post(
                "Task", LoopServer.taskJson("", request, "completed").replace("\"fulfill\"", "\"approve\"")));
        LoopServer.ok(server.put("ServiceRequest/" + request, LoopServer.requestJson(request, "on-hold")));
    }
}

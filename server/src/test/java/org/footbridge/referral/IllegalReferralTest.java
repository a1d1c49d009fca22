package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Referrals that cannot be: each is refused with its rule, and nothing of it is stored. Further ones are in ReferralRulesTest. */
class IllegalReferralTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);
    private static final Services services = new Services(server);
    private static final String OWNER = "{\"name\": \"owner\", \"valueReference\": {\"display\": \"Walks\"}}";
    private static final String PROFILE =
            "\"meta\": {\"profile\": [\"https://fhir.footbridge.example/StructureDefinition/SPReferralTask\"]},"
                    + " \"status\"";

    @BeforeAll
    static void directoryExists() {
        LoopServer.ok(server.put(
                "Patient/maureen",
                "{\"resourceType\": \"Patient\", \"id\": \"maureen\", \"birthDate\": \"1953-05-17\"}"));
        services.with("open", "capacity", 99);
        services.with("none", "no-capacity", 99);
        LoopServer.ok(services.put("inactive", "waitlist", 99, ", \"comment\": \"Ended\""));
        String inactive =
                server.get("HealthcareService/inactive").body().replace("\"active\":true", "\"active\":false");
        LoopServer.ok(server.put("HealthcareService/inactive", inactive));
        LoopServer.ok(services.put(
                "closed",
                "capacity",
                99,
                ", \"notAvailable\": [{\"description\": \"Away\","
                        + " \"during\": {\"start\": \"2020\", \"end\": \"2099-12\"}}]"));
        LoopServer.ok(services.put(
                "reopened",
                "capacity",
                99,
                ", \"notAvailable\": [{\"description\": \"Away\", \"during\": {\"start\": \"2020\", \"end\":"
                        + " \"2021-12\"}}, {\"description\": \"Bank holidays\"}]"));
        String old = server.get("HealthcareService/open").body().replace("\"id\":\"open\"", "\"id\":\"old\"");
        LoopServer.ok(server.put("HealthcareService/old", old.replaceFirst("\"extension\":\\[", """
            "extension":[{"url":"https://fhir.footbridge.example/StructureDefinition/age-range","valueRange":
            {"low":{"value":90,"unit":"years","system":"http://unitsofmeasure.org","code":"a"}}},\
            """)));
    }

    /** A ServiceRequest to a service, and its requested Task in one transaction. */
    private static Answer plain(String service) {
        String urn = "urn:uuid:05efabf0-4be2-4561-91ce-51548425acb9";
        String request = LoopServer.requestJson("", "active")
                .replace(
                        "\"intent\"",
                        "\"performer\": [{\"reference\": \"HealthcareService/" + service + "\"}], \"intent\"");
        String task = LoopServer.taskJson("", "x", "requested").replace("ServiceRequest/x", urn);
        return server.post("", """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
             {"fullUrl": "%s", "resource": %s, "request": {"method": "POST", "url": "ServiceRequest"}},
             {"resource": %s, "request": {"method": "POST", "url": "Task"}}]}
            """.formatted(urn, request, task));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "inactive, referral-service-inactive",
        "none, referral-service-full",
        "closed, referral-service-closed",
        "old, referral-age"
    })
    void serviceThatCannotBeAskedIsRefusedOnEveryPath(String service, String rule) {
        LoopServer.refused(services.refer(service, ""), rule);
        LoopServer.refused(plain(service), rule);
        assertThat(loop.total("ServiceRequest?performer=HealthcareService/" + service))
                .isZero();
    }

    @Test
    void serviceThatIsOpenIsAsked() {
        LoopServer.ok(plain("open"));
        LoopServer.ok(plain("reopened"));
    }

    @ParameterizedTest(name = "focus {0}")
    @CsvSource(
            delimiter = '|',
            value = {"missing | ''", "something else | \"focus\": {\"reference\": \"Patient/maureen\"},"})
    void taskWithoutAServiceRequestIsNoReferral(String name, String focus) {
        String request = loop.request("active");
        String task = LoopServer.taskJson("", request, "requested")
                .replace("\"focus\": {\"reference\": \"ServiceRequest/" + request + "\"},", focus.strip());
        Answer profiled = server.post("Task", task.replaceFirst("\"status\"", PROFILE));
        assertThat(profiled.status()).as(profiled.body()).isEqualTo(422);
        assertThat(profiled.body()).contains("Task.focus");
        Answer stored = server.post("Task", task);
        LoopServer.ok(stored);
        LoopServer.refused(services.step(stored.id(), "accept", OWNER), "referral-task");
        LoopServer.refused(services.step(stored.id(), "record-contact"), "referral-task");
        assertThat(loop.status("Task/" + stored.id())).isEqualTo("requested");
        assertThat(loop.total("Provenance?target=Task/" + stored.id())).isZero();
    }

    @Test
    void contactAfterTheEndLeavesNothing() {
        String task = services.task("open", "");
        String request =
                server.get("Task/" + task).json().at("/focus/reference").asText();
        LoopServer.ok(services.step(task, "cancel", Services.text("reason", "Moved away")));
        LoopServer.refused(services.step(task, "record-contact"), "referral-ended");
        assertThat(loop.total("Encounter?based-on=" + request)).isZero();
        assertThat(server.get("Task/" + task).header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void stepOnAVersionThatIsNoLongerCurrentLeavesNothing() {
        String task = services.task("open", "");
        String request =
                server.get("Task/" + task).json().at("/focus/reference").asText();
        LoopServer.ok(services.step(task, "accept", OWNER));
        assertThat(services.step(task, "record-contact", Services.text("version", "1"))
                        .status())
                .isEqualTo(412);
        assertThat(loop.total("Encounter?based-on=" + request)).isZero();
        assertThat(services.step(task, "record-contact", Services.text("version", "two"))
                        .status())
                .isBetween(400, 422);
    }

    @Test
    void acceptAndCancelAtOnceAreOneAfterTheOther() throws Exception {
        try (AtOnce clients = new AtOnce()) {
            for (int round = 0; round < 20; round++) {
                String task = services.task("open", "");
                List<Callable<Answer>> calls = new ArrayList<>();
                calls.add(() -> services.step(task, "accept", OWNER));
                calls.add(() -> services.step(
                        task,
                        "cancel",
                        Services.text("reason", "Moved away"),
                        "{\"name\": \"by\", \"valueCode\": \"requester\"}"));
                List<Integer> statuses = clients.statuses(calls);
                assertThat(statuses).isIn(List.of(200, 200), List.of(422, 200));
                int steps = statuses.get(0) == 200 ? 2 : 1;
                Answer stored = server.get("Task/" + task);
                assertThat(stored.json().path("status").asText()).isEqualTo("cancelled");
                assertThat(stored.header("ETag")).isEqualTo("W/\"" + (1 + steps) + "\"");
                assertThat(loop.total("Provenance?target=Task/" + task)).isEqualTo(1 + steps);
                assertThat(loop.status(stored.json().at("/focus/reference").asText()))
                        .isEqualTo("revoked");
            }
        }
    }
}

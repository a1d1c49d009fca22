package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The loop tells a caller nothing about referrals that do not exist for the caller: answers about them are those about referrals that
 * were never stored, and figures of services name nobody.
 */
class HiddenReferralsTest {
    private static final OwnPolicy POLICY = new OwnPolicy();

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.referral.duplicates=refuse").under(POLICY);

    private static final LoopServer loop = new LoopServer(server);
    private static final Services services = new Services(server);
    private static final String NEED = ", \"reasonCode\": [{\"coding\": [{\"system\": \"" + Services.CODES
            + "sp-need\", \"code\": \"loneliness-isolation\"}]}]";

    /** Shows, once it is narrowed, Tasks and ServiceRequests of one requester, and all of the directory. */
    private static final class OwnPolicy implements AccessPolicy {
        private volatile boolean narrow;

        @Override
        public Visibility visibility(Caller caller, String type) {
            return narrow && Set.of("Task", "ServiceRequest", "Provenance").contains(type)
                    ? Visibility.matching(Map.of("_tag", "urn:x|mine"))
                    : Visibility.ALL;
        }

        @Override
        public void require(Caller caller, AttemptedChange change) {}
    }

    @BeforeAll
    static void personExists() {
        loop.person("maureen");
    }

    @AfterEach
    void open() {
        POLICY.narrow = false;
    }

    /** An answer without the names that differ from request to request. */
    private static String told(Answer answer, String... names) {
        String told = answer.status() + " " + answer.body();
        for (String name : names) {
            told = told.replace(name, "NAME");
        }
        return told;
    }

    @Test
    void duplicateThatIsHiddenIsNotMentioned() {
        services.with("twice", "capacity", 9);
        String hidden = Services.in(services.refer("twice", NEED), "ServiceRequest")
                .get(0)
                .path("id")
                .asText();
        LoopServer.refused(services.refer("twice", NEED), "referral-duplicate");
        POLICY.narrow = true;
        Answer answer =
                services.refer("twice", NEED + ", \"meta\": {\"tag\": [{\"system\": \"urn:x\", \"code\": \"mine\"}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(hidden).doesNotContain("uplicate");
    }

    @Test
    void operationsOnAHiddenTaskAreAnsweredAsOnNone() {
        services.with("walks", "capacity", 9);
        String hidden = services.task("walks", "");
        POLICY.narrow = true;
        for (String operation :
                new String[] {"accept", "reject", "start", "record-contact", "complete", "cancel", "reassign", "review"
                }) {
            assertThat(told(services.step(hidden, operation), hidden))
                    .isEqualTo(told(services.step("absent", operation), "absent"));
        }
        String from = "{\"name\": \"onward-from\", \"valueReference\": {\"reference\": \"Task/%s\"}}";
        String referral = """
            {"name": "referral", "resource": {"resourceType": "ServiceRequest", "subject": {"reference": "Patient/maureen"}}}\
            """;
        assertThat(told(services.call("ServiceRequest/$refer", referral, from.formatted(hidden)), hidden))
                .isEqualTo(told(services.call("ServiceRequest/$refer", referral, from.formatted("absent")), "absent"));
    }

    @Test
    void newTaskOfAHiddenServiceRequestIsAnsweredAsOfNone() {
        services.with("full", "capacity", 1);
        services.task("full", "");
        LoopServer.ok(server.put(
                "ServiceRequest/hidden",
                LoopServer.requestJson("hidden", "active")
                        .replace(
                                "\"intent\"",
                                "\"performer\": [{\"reference\": \"HealthcareService/full\"}], \"intent\"")));
        POLICY.narrow = true;
        Answer absent = server.post("Task", LoopServer.taskJson("", "absent", "requested"));
        assertThat(told(server.post("Task", LoopServer.taskJson("", "hidden", "requested")), "hidden"))
                .isEqualTo(told(absent, "absent"));
        LoopServer.refused(absent, "referral-focus");
    }

    @Test
    void openTaskThatIsHiddenIsNotNamed() {
        LoopServer.ok(server.put(
                "ServiceRequest/mine",
                LoopServer.requestJson("mine", "active")
                        .replace(
                                "\"intent\"",
                                "\"meta\": {\"tag\": [{\"system\": \"urn:x\", \"code\": \"mine\"}]}, \"intent\"")));
        String hidden = loop.task("mine", "requested");
        POLICY.narrow = true;
        Answer second = server.post("Task", LoopServer.taskJson("", "mine", "requested"));
        LoopServer.refused(second, "referral-one-task");
        assertThat(second.body()).doesNotContain(hidden);
    }

    @Test
    void waitingListShowsFiguresAndOwnPositionsOnly() {
        services.with("list", "waitlist", 1);
        String holds = services.task("list", NEED);
        String first =
                services.task("list", NEED.replace("loneliness-isolation", "housing") + ", \"priority\": \"urgent\"");
        String own = services.task("list", NEED.replace("loneliness-isolation", "food"));
        LoopServer.ok(server.send(
                "PATCH",
                "Task/" + own,
                "[{\"op\": \"add\", \"path\": \"/meta/tag\", \"value\": [{\"system\": \"urn:x\", \"code\":"
                        + " \"mine\"}]}]",
                "Content-Type",
                "application/json-patch+json"));
        assertThat(services.positions("list")).hasSize(2);
        POLICY.narrow = true;
        assertThat(services.positions("list")).containsExactly("2 " + own);
        assertThat(services.figure("list", "waiting")).isEqualTo(2);
        assertThat(services.waitingList("list").toString())
                .doesNotContain(holds)
                .doesNotContain(first)
                .doesNotContain("maureen");
        assertThat(server.get("HealthcareService/absent/$waiting-list").status())
                .isEqualTo(404);
    }

    @Test
    void changeOfAPersonDoesNotTellOfTheirReferrals() {
        services.with("people", "capacity", 9);
        loop.person("tom");
        Answer referred = services.call("ServiceRequest/$refer", """
            {"name": "referral", "resource": {"resourceType": "ServiceRequest", "code": {"text": "Walks"},
              "subject": {"reference": "Patient/tom"}, "requester": {"display": "Grace Okafor"},
              "performer": [{"reference": "HealthcareService/people"}]}}
            """);
        String task = Services.in(referred, "Task").get(0).path("id").asText();
        POLICY.narrow = true;
        Answer changed = server.post("", """
            {"resourceType": "Bundle", "type": "transaction", "entry": [{"resource": {"resourceType": "Patient",
              "id": "tom", "deceasedBoolean": true}, "request": {"method": "PUT", "url": "Patient/tom"}}]}
            """);
        LoopServer.ok(changed);
        assertThat(changed.json().path("entry")).hasSize(1);
        assertThat(changed.body()).doesNotContain("Task").doesNotContain(task);
        POLICY.narrow = false;
        assertThat(loop.status("Task/" + task)).isEqualTo("cancelled");
    }
}

package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Referrals get a day until which they are to be answered, and a mark when it has passed. */
class OverdueTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.referral.overdue-period=1s",
            "--footbridge.referral.targets.routine=10",
            "--footbridge.referral.targets.urgent=1",
            "--footbridge.referral.targets.ahp-as-social-prescriber=3",
            "--footbridge.referral.holidays=none",
            "--footbridge.referral.duplicates=refuse");

    private static final LoopServer loop = new LoopServer(server);
    private static final Services services = new Services(server);
    private static final String TAG = Services.CODES + "sp-work-list%7Coverdue";

    @BeforeAll
    static void personExists() {
        loop.person("maureen");
        for (String id : new String[] {"routine", "urgent", "prescribed", "stated", "late", "twice"}) {
            services.with(id, "capacity", 9);
        }
    }

    private static LocalDate workingDays(int days) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() < 6 ? 1 : 0;
        }
        return day;
    }

    private static String due(Answer answer) {
        return Services.in(answer, "Task").get(0).at("/restriction/period/end").asText();
    }

    @Test
    void dayFollowsFromPriorityAndMode() {
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        String routine = due(services.refer("routine", ""));
        String urgent = due(services.refer("urgent", ", \"priority\": \"urgent\""));
        String prescribed = due(services.refer("prescribed", """
            , "extension": [{"url": "https://fhir.footbridge.example/StructureDefinition/ahp-engagement", "extension": [
              {"url": "mode", "valueCodeableConcept": {"coding": [{"system": "%sahp-engagement-mode",
                "code": "ahp-as-social-prescriber"}]}},
              {"url": "profession", "valueCodeableConcept": {"coding": [
                {"system": "%sahp-profession", "code": "occupational-therapist"}]}}]}]
            """.formatted(Services.CODES, Services.CODES)));
        if (before.equals(LocalDate.now(ZoneOffset.UTC))) { // not at midnight
            assertThat(routine).isEqualTo(workingDays(10).toString());
            assertThat(urgent).isEqualTo(workingDays(1).toString());
            assertThat(prescribed).isEqualTo(workingDays(3).toString());
        }
    }

    @Test
    void overdueReferralIsMarkedOnceUntilAnotherDayIsAgreed() throws Exception {
        String task = services.task("late", "");
        LoopServer.ok(
                services.step(task, "accept", "{\"name\": \"owner\", \"valueReference\": {\"display\": \"Walks\"}}"));
        LoopServer.ok(services.step(task, "start"));
        LoopServer.ok(services.step(
                task, "review", Services.text("note", "Wait"), "{\"name\": \"next\", \"valueDate\": \"2026-01-02\"}"));
        awaitTotal("Task?_tag=" + TAG + "&_id=" + task, 1);
        JsonNode marked = server.get("Task/" + task).json();
        assertThat(marked.at("/meta/versionId").asInt()).isEqualTo(5);
        assertThat(loop.total("Provenance?target=Task/" + task)).isEqualTo(5);
        Thread.sleep(2_500); // the job has run again
        assertThat(server.get("Task/" + task).header("ETag")).isEqualTo("W/\"5\"");
        LoopServer.ok(services.step(
                task,
                "review",
                Services.text("note", "Goes every week"),
                "{\"name\": \"next\", \"valueDate\": \"2099-01-02\"}"));
        awaitTotal("Task?_tag=" + TAG + "&_id=" + task, 0);
        assertThat(loop.status("Task/" + task)).isEqualTo("in-progress");
    }

    private static void awaitTotal(String query, int total) throws InterruptedException {
        for (int i = 0; i < 100 && loop.total(query) != total; i++) {
            Thread.sleep(100);
        }
        assertThat(loop.total(query)).isEqualTo(total);
    }

    @Test
    void secondReferralForTheSameNeedIsRefused() throws Exception {
        String need = ", \"reasonCode\": [{\"coding\": [{\"system\": \"" + Services.CODES
                + "sp-need\", \"code\": \"loneliness-isolation\"}]}]";
        Answer first = services.refer("twice", need);
        String request = Services.in(first, "ServiceRequest").get(0).path("id").asText();
        int requests = loop.total("ServiceRequest?performer=HealthcareService/twice");
        Answer second = services.refer("twice", need);
        LoopServer.refused(second, "referral-duplicate");
        assertThat(second.diagnostics()).contains("ServiceRequest/" + request);
        assertThat(loop.total("ServiceRequest?performer=HealthcareService/twice"))
                .isEqualTo(requests);
        LoopServer.ok(services.refer("twice", need.replace("loneliness-isolation", "debt-financial")));
        try (AtOnce clients = new AtOnce()) {
            String other = need.replace("loneliness-isolation", "housing");
            assertThat(clients.statuses(
                            List.of(() -> services.refer("twice", other), () -> services.refer("twice", other))))
                    .containsExactlyInAnyOrder(200, 422);
        }
    }
}

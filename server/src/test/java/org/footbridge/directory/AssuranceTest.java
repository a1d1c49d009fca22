package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.directory.DirectoryServer.activity;
import static org.footbridge.directory.DirectoryServer.ids;
import static org.footbridge.directory.DirectoryServer.reasons;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody makes sure that entries are true; those that nobody has assured for long are marked, hidden and reminded of. */
class AssuranceTest {
    private static volatile boolean locked;

    /** Refuses changes while the test says so. */
    private static final AccessPolicy POLICY = new AccessPolicy() {
        @Override
        public Visibility visibility(Caller caller, String type) {
            return Visibility.ALL;
        }

        @Override
        public void require(Caller caller, AttemptedChange change) {
            if (locked) {
                throw new Problem(ProblemKind.FORBIDDEN, "You may not update " + change.type() + ".");
            }
        }
    };

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
                    "--footbridge.directory.hidden-after=24", "--footbridge.directory.reminder-period=1s")
            .under(POLICY);

    private static final DirectoryServer directory = new DirectoryServer(server);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private static final String REMINDERS =
            "Task?code=" + RandomServices.CODES + "sp-work-list%7Cassurance-due&focus=HealthcareService/";

    private static String assured(LocalDate date) {
        return ", \"extension\": [{\"url\": \"" + RandomServices.EXTENSIONS + "assurance\", \"extension\": ["
                + "{\"url\": \"date\", \"valueDate\": \"" + date + "\"}]}]";
    }

    private static Answer assure(String id, String parameters) {
        return server.post(
                "HealthcareService/" + id + "/$assure",
                "{\"resourceType\": \"Parameters\""
                        + (parameters.isEmpty() ? "" : ", \"parameter\": [" + parameters + "]") + "}");
    }

    private static int total(String query) {
        return server.get(query + "&_summary=count").json().path("total").asInt();
    }

    private static void awaitTotal(String query, int total) throws InterruptedException {
        for (int i = 0; i < 100 && total(query) != total; i++) {
            Thread.sleep(100);
        }
        assertThat(total(query)).isEqualTo(total);
    }

    @Test
    void staleServiceIsMarkedRemindedOfAndAssured() throws InterruptedException {
        directory.put("Organization/walkers", "\"name\": \"Walkers\"");
        directory.service(
                "stale",
                activity("nature") + assured(today.minusMonths(14))
                        + ", \"providedBy\": {\"reference\": \"Organization/walkers\"}");
        assertThat(reasons(directory.match("activity=nature"), "stale"))
                .contains("assurance no: not assured for 14 months");
        assertThat(ids(directory.match("activity=nature&assured-within=12"))).isEmpty();
        awaitTotal(REMINDERS + "stale", 1);
        Thread.sleep(2_500); // the job has run again
        assertThat(total(REMINDERS + "stale&status=requested&owner=Organization/walkers"))
                .isEqualTo(1);

        Answer answer = assure("stale", "{\"name\": \"by\", \"valueString\": \"ada@walkers.example\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/extension/0/extension/0/valueDate").asText())
                .isEqualTo(today.toString());
        assertThat(answer.json().at("/extension/0/extension/1/valueString").asText())
                .isEqualTo("ada@walkers.example");
        assertThat(total("Provenance?target=HealthcareService/stale")).isEqualTo(1);
        // a run of the job that had found it stale before may remind once more; the next run completes that
        awaitTotal(REMINDERS + "stale&status=requested", 0);
        assertThat(total(REMINDERS + "stale&status=completed")).isBetween(1, 2);
        assertThat(reasons(directory.match("activity=nature"), "stale")).contains("assurance yes: assured this month");
    }

    @Test
    void serviceThatWasNotAssuredForVeryLongIsLeftOut() {
        directory.service("forgotten", activity("music") + assured(today.minusMonths(25)));
        directory.service("never", activity("music"));
        assertThat(ids(directory.match("activity=music"))).containsExactly("never");
        assertThat(server.get("HealthcareService/forgotten").status()).isEqualTo(200);
    }

    @Test
    void reminderEndsWhenTheEntryIsRenewedOtherwise() throws InterruptedException {
        directory.service("renewed", activity("arts") + assured(today.minusMonths(13)));
        awaitTotal(REMINDERS + "renewed&status=requested", 1);
        directory.service("renewed", activity("arts") + assured(today));
        awaitTotal(REMINDERS + "renewed&status=completed", 1);
    }

    @Test
    void onlyThoseWhoMayUpdateTheServiceAssureIt() {
        directory.service("locked", activity("cookery"));
        locked = true;
        try {
            assertThat(assure("locked", "").status()).isEqualTo(403);
        } finally {
            locked = false;
        }
        JsonNode service = server.get("HealthcareService/locked").json();
        assertThat(service.has("extension")).isFalse();
        assertThat(total("Provenance?target=HealthcareService/locked")).isZero();
    }

    @Test
    void badInputIsRefusedAndNamed() {
        directory.service("refusing", activity("cookery"));
        refused("{\"name\": \"date\", \"valueDate\": \"" + today.plusDays(2) + "\"}", 400, "'date'", "earlier");
        refused("{\"name\": \"date\", \"valueDate\": \"2026\"}", 400, "'date'", "'2026'");
        refused("{\"name\": \"version\", \"valueString\": \"7\"}", 412, "'version'", "'7'");
        refused("{\"name\": \"colour\", \"valueString\": \"red\"}", 400, "'colour'");
        assertThat(assure("nothing", "").status()).isEqualTo(404);
    }

    private static void refused(String parameter, int status, String... named) {
        Answer answer = assure("refusing", parameter);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.diagnostics()).contains(named);
    }
}

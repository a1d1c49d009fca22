package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.referral.ReportServer.composition;
import static org.footbridge.referral.ReportServer.section;
import static org.footbridge.referral.ReportServer.text;
import static org.footbridge.referral.ReportServer.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $report-back}: the document, how it is stored, and when it is refused. */
class ReportBackTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final ReportServer reports = new ReportServer(server);
    private static final LoopServer loop = new LoopServer(server);

    @BeforeAll
    static void directoryExists() {
        reports.directory();
    }

    /** The search for a Task that waits for its message back. */
    private static String waiting(String task) {
        return "Task?_id=" + task + "&status=completed,cancelled&output-type:not=" + ReportServer.CODES
                + "sp-task-output%7Creport-back";
    }

    private static void refused(Answer answer, String rule) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.diagnostics()).contains("Rule " + rule + ".");
    }

    @Test
    void reportIsADocumentInPlainEnglish() {
        String task = reports.supported("maureen", "\"note\": [{\"text\": \"Misses her garden\"}],");
        Answer report =
                reports.report(task, text("summary", "A good year"), text("actions", "Please review her pain relief"));
        JsonNode composition = composition(report);
        assertThat(report.json().path("type").asText()).isEqualTo("document");
        assertThat(composition.path("status").asText()).isEqualTo("final");
        assertThat(composition.findValuesAsText("title"))
                .containsExactly(
                        "Message back to GP and referrer",
                        "Person demographics",
                        "GP practice",
                        "Referral details",
                        "Contacts with professionals",
                        "Presenting complaints or issues",
                        "Clinical summary",
                        "Assessments",
                        "Risks",
                        "Plan and requested actions",
                        "Care and support plan");
        assertThat(section(report, "person-demographics")).contains("Maureen Harding", "943 476 5919", "17 May 1953");
        assertThat(section(report, "gp-practice")).contains("Riverside Practice");
        assertThat(section(report, "referral-details"))
                .contains(
                        "2 March 2026",
                        "Grace Okafor, Occupational therapist, Riverside Practice",
                        "Misses her garden");
        assertThat(section(report, "contacts"))
                .contains("12 March 2026 at 10:00", "Telephone or video", "Riverside Gardens");
        assertThat(section(report, "presenting-complaints")).contains("Loneliness or isolation");
        assertThat(section(report, "clinical-summary"))
                .contains("The support by Riverside Gardens has been completed. Outcome: activity completed.")
                .contains("There was one contact.")
                .contains("ONS4 life satisfaction rose from 3 to 7 on a scale from 0 to 10")
                .contains("A good year", "Gardens every week", "Wants to grow beans");
        assertThat(section(report, "assessments")).contains("3 (12 March 2026, Baseline)", "better");
        assertThat(section(report, "plan-and-requested-actions")).contains("Please review her pain relief");
        assertThat(section(report, "risks")).contains("No risk is recorded");
    }

    @Test
    void referencesOfTheDocumentLeadToItsEntriesAndItIsValid() {
        Answer report = reports.show(reports.supported("maureen", ""), "");
        List<String> known = new ArrayList<>();
        report.json()
                .path("entry")
                .forEach(entry -> known.add(entry.path("fullUrl").asText()));
        assertThat(known).doesNotHaveDuplicates();
        composition(report)
                .findValuesAsText("reference")
                .forEach(reference -> assertThat(known).contains(server.base() + "/" + reference));
        JsonNode outcome = server.post("Bundle/$validate", report.body()).json();
        assertThat(outcome.findValuesAsText("severity")).as(outcome.toString()).doesNotContain("error", "fatal");
    }

    @Test
    void postStoresTheReportInOneStep() {
        String task = reports.supported("maureen", "");
        String before = waiting(task);
        assertThat(loop.total(before)).isOne();
        Answer report = reports.report(task);
        assertThat(loop.total(before)).isZero();
        String stored = report.header("Location").replaceFirst(".*/fhir/", "");
        JsonNode document = server.get(stored).json();
        assertThat(document.path("docStatus").asText()).isEqualTo("final");
        assertThat(document.at("/subject/reference").asText()).isEqualTo("Patient/maureen");
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(document.at("/content/0/attachment/data")
                                        .asText()),
                        StandardCharsets.UTF_8))
                .isEqualTo(report.body());
        assertThat(loop.total("Task?_id=" + task + "&output=" + stored)).isOne();
        assertThat(loop.total("DocumentReference?related=Task/" + task)).isOne();
        JsonNode provenance = loop.search("Provenance?target=" + stored).at("/entry/0/resource");
        assertThat(provenance.path("target").findValuesAsText("reference"))
                .containsExactly("Task/" + task + "/_history/5", stored + "/_history/1");
        assertThat(loop.status("Task/" + task)).isEqualTo("completed");
    }

    @Test
    void getShowsTheReportAndStoresNothing() {
        String task = reports.supported("maureen", "");
        String etag = server.get("Task/" + task).header("ETag");
        assertThat(types(reports.show(task, "")))
                .startsWith("Composition")
                .contains("Patient", "ServiceRequest", "Task", "Encounter", "Observation", "PractitionerRole");
        composition(reports.report(task, "{\"name\": \"persist\", \"valueBoolean\": false}"));
        assertThat(server.get("Task/" + task).header("ETag")).isEqualTo(etag);
        assertThat(loop.total("DocumentReference?related=Task/" + task)).isZero();
        assertThat(reports.show(task, "?persist=true").status()).isEqualTo(400);
    }

    @Test
    void referralThatIsUnderWayGivesAProgressReport() {
        String task = reports.refer("maureen", "");
        assertThat(section(reports.report(task), "clinical-summary")).contains("has not been accepted yet");
        reports.step(task, "accept");
        Answer progress = reports.report(task);
        assertThat(composition(progress).path("status").asText()).isEqualTo("preliminary");
        assertThat(composition(progress).path("title").asText()).startsWith("Progress report");
        reports.step(task, "cancel", text("reason", "Moved away"));
        assertThat(loop.total(waiting(task))).isOne();
        Answer end = reports.report(task);
        assertThat(section(end, "clinical-summary")).contains("The referral was cancelled. Reason: Moved away.");
        assertThat(server.get("Task/" + task).json().path("output")).hasSize(2);
    }

    @Test
    void laterReportReplacesTheEarlier() {
        String task = reports.supported("maureen", "");
        String first = reports.report(task).header("Location").replaceFirst(".*/fhir/", "");
        Answer second = reports.report(task, text("summary", "Corrected"));
        assertThat(composition(second).path("status").asText()).isEqualTo("amended");
        assertThat(loop.status(first)).isEqualTo("superseded");
        String later = second.header("Location").replaceFirst(".*/fhir/", "");
        assertThat(server.get(later).json().at("/relatesTo/0/target/reference").asText())
                .isEqualTo(first);
        assertThat(loop.total("Task?_id=" + task + "&output=" + first)).isZero();
    }

    @Test
    void serviceRequestReportsOnItsOpenTask() {
        String task = reports.supported("maureen", "");
        Answer report = server.get(reports.request(task) + "/$report-back");
        assertThat(composition(report).at("/event/0/detail/0/reference").asText())
                .isEqualTo("Task/" + task);
    }

    @Test
    void signpostingAndWhatWasNotSentIsRefused() {
        String signposting = server.post(
                        "ServiceRequest",
                        LoopServer.requestJson("", "completed").replace("\"order\"", "\"proposal\""))
                .id();
        refused(server.get("ServiceRequest/" + signposting + "/$report-back"), "referral-signposting");
        refused(server.get("ServiceRequest/" + loop.request("active") + "/$report-back"), "referral-report");
        refused(reports.report(loop.task(loop.request("draft"), "draft")), "referral-report");
        String other = server.post(
                        "Task", "{\"resourceType\": \"Task\", \"status\": \"requested\", \"intent\": \"order\"}")
                .id();
        refused(reports.report(other), "referral-task");
        assertThat(reports.report("none").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"?format=docx, 400", "?persist=perhaps, 400", "?sumary=x, 400", "?version=9, 412", "?_format=docx, 406"
    })
    void badParametersAreRefused(String query, int status) {
        Answer answer = reports.show(reports.refer("maureen", ""), query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void notesStayWithTheServiceIfThePersonDoesNotShareThem() {
        String task = reports.supported(
                "maureen",
                "\"note\": [{\"text\": \"Misses her garden\"}], \"extension\": [{\"url\":"
                        + " \"https://fhir.footbridge.example/StructureDefinition/share-with-gp\", \"valueBoolean\":"
                        + " false}],");
        Answer report = reports.show(task, "?summary=Secret%20words");
        assertThat(report.body())
                .contains("has not agreed that notes go to the GP practice", "SUBSETTED", "rose from 3 to 7")
                .doesNotContain("Misses her garden", "Wants to grow beans", "Gardens every week", "Secret words");
        assertThat(reports.show(task, "?format=html").body()).doesNotContain("Wants to grow beans", "Secret words");
    }

    @Test
    void resourcesOfAnotherPersonAreLeftOut() {
        reports.person("other", "{\"text\": \"Somebody Else\"}");
        reports.put(
                "Condition/other",
                "\"subject\": {\"reference\": \"Patient/other\"}, \"code\": {\"text\": \"A secret of the other\"}");
        String task = reports.refer("maureen", "\"reasonReference\": [{\"reference\": \"Condition/other\"}],");
        assertThat(reports.show(task, "").body()).doesNotContain("A secret of the other", "Somebody Else");
    }

    @Test
    void thousandContactsAreCountedAndTheLatestListed() {
        String task = reports.refer("maureen", "");
        reports.step(task, "accept");
        String encounter =
                "{\"request\": {\"method\": \"POST\", \"url\": \"Encounter\"}, \"resource\": {\"resourceType\":"
                        + " \"Encounter\", \"status\": \"finished\", \"class\": {\"code\": \"HH\"}, \"subject\":"
                        + " {\"reference\": \"Patient/maureen\"}, \"basedOn\": [{\"reference\": \""
                        + reports.request(task)
                        + "\"}], \"period\": {\"start\": \"2026-01-01T%02d:%02d:00Z\"}}}";
        Answer stored = server.post(
                "",
                IntStream.range(0, 1000)
                        .mapToObj(i -> encounter.formatted(i / 60, i % 60))
                        .collect(Collectors.joining(
                                ", ", "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [", "]}")));
        assertThat(stored.status()).isEqualTo(200);
        Answer report = reports.show(task, "");
        assertThat(section(report, "clinical-summary")).contains("There were 1000 contacts.");
        assertThat(section(report, "contacts"))
                .contains("The latest 50 of 1000 contacts are listed.", "1 January 2026 at 16:39", "At home");
        assertThat(types(report)).filteredOn("Encounter"::equals).hasSize(50);
    }
}

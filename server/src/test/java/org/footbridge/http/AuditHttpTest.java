package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every access is in the audit log, and the log is read as AuditEvents. */
class AuditHttpTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.audit.mode=all", "--footbridge.validation.mode=off");

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true}";

    @BeforeEach
    void emptyTheLog() {
        server.sql("TRUNCATE audit_event");
    }

    private static String patient() {
        return server.post("Patient", PATIENT).id();
    }

    private static String referral(String patient) {
        return server.post(
                        "ServiceRequest",
                        "{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/"
                                + patient + "\"}}")
                .id();
    }

    /** The AuditEvents that a search finds, the oldest first. */
    private static List<JsonNode> events(String query) {
        Answer answer = server.get("AuditEvent?_sort=date&_count=1000" + (query.isEmpty() ? "" : "&" + query));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> events = new ArrayList<>();
        answer.json().path("entry").forEach(entry -> events.add(entry.path("resource")));
        return events;
    }

    /** Each as its code, outcome and the resource that it is about. */
    private static List<String> seen(String query) {
        return events(query).stream().map(AuditHttpTest::inShort).toList();
    }

    private static String inShort(JsonNode event) {
        String subtype = event.path("subtype").path(0).path("code").asText();
        StringBuilder text =
                new StringBuilder(subtype + " " + event.path("outcome").asText());
        event.path("entity").forEach(entity -> {
            String reference = entity.path("what").path("reference").asText();
            if (!reference.isEmpty()) {
                text.append(' ').append(reference);
            }
        });
        return text.toString();
    }

    @Test
    void recordsEachChangeOfAResource() {
        String id = patient();
        server.put("Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":false}");
        server.send(
                "PATCH",
                "Patient/" + id,
                "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}]",
                "Content-Type",
                "application/json-patch+json");
        server.delete("Patient/" + id);
        String patient = " Patient/" + id;
        assertThat(seen("patient=" + id))
                .containsExactly(
                        "create 0" + patient + "/_history/1" + patient,
                        "update 0" + patient + "/_history/2" + patient,
                        "patch 0" + patient + "/_history/3" + patient,
                        "delete 0" + patient + "/_history/4" + patient);
    }

    @Test
    void recordsReadsSearchesAndHistoriesWithThePatientsThatTheyGaveOut() {
        String id = patient();
        String referral = referral(id);
        server.sql("TRUNCATE audit_event");
        server.get("ServiceRequest/" + referral);
        server.get("ServiceRequest/" + referral + "/_history/1");
        server.get("ServiceRequest/" + referral + "/_history");
        server.get("ServiceRequest?_id=" + referral + "&_include=ServiceRequest:subject");
        server.send(
                "POST",
                "ServiceRequest/_search",
                "subject=Patient/" + id,
                "Content-Type",
                "application/x-www-form-urlencoded");
        server.get("Patient/" + id + "/$everything");
        String path = " ServiceRequest/" + referral;
        assertThat(seen("patient=" + id + "&date=le2999"))
                .containsExactly(
                        "read 0" + path + "/_history/1 Patient/" + id,
                        "vread 0" + path + "/_history/1 Patient/" + id,
                        "history-instance 0" + path + "/_history/1 Patient/" + id,
                        "search-type 0 Patient/" + id,
                        "search-type 0 Patient/" + id,
                        "operation 0 Patient/" + id + " Patient/" + id);
    }

    @Test
    void keepsTheQueryOfASearchAsItWasSent() {
        server.get("Patient?name=O%27Neill&_count=5", "X-Request-ID", "req-7");
        JsonNode event = events("subtype=search-type").get(0);
        JsonNode query = event.path("entity").path(1);
        assertThat(new String(Base64.getDecoder().decode(query.path("query").asText()), StandardCharsets.UTF_8))
                .isEqualTo("Patient?name=O%27Neill&_count=5");
        assertThat(event.path("entity")
                        .path(0)
                        .path("what")
                        .path("identifier")
                        .path("value")
                        .asText())
                .isEqualTo("req-7");
        assertThat(event.path("agent").findValuesAsText("address")).contains("127.0.0.1");
        assertThat(event.path("action").asText()).isEqualTo("E");
    }

    @Test
    void recordsAttemptsThatFailed() {
        server.get("Patient/nobody");
        server.post("Patient", "{\"resourceType\":\"Observation\"}");
        server.get("Patient?no-such=1");
        server.delete("Observation/none");
        assertThat(seen("outcome=4"))
                .containsExactly("read 4 Patient/nobody Patient/nobody", "create 4", "search-type 4");
        assertThat(seen("outcome=0&action=D")).containsExactly("delete 0 Observation/none");
    }

    @Test
    void leavesNoRecordOfAChangeThatWasRolledBackButOneOfTheAttempt() {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + "{\"resource\":" + PATIENT + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}},"
                + "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"x\"},\"request\":{\"method\":\"PUT\",\"url\":\"Patient/x\",\"ifMatch\":\"W/\\\"9\\\"\"}}]}";
        assertThat(server.post("", bundle).status()).isGreaterThanOrEqualTo(400);
        assertThat(seen("")).containsExactly("transaction 4");
    }

    @Test
    void recordsEachEntryOfABatchAndOfATransaction() {
        String id = patient();
        server.sql("TRUNCATE audit_event");
        String entries = "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/" + id + "\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient?_id=" + id + "\"}},"
                + "{\"resource\":" + PATIENT + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
        for (String type : List.of("batch", "transaction")) {
            server.sql("TRUNCATE audit_event");
            server.post("", "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entries + "]}");
            assertThat(events(""))
                    .as(type)
                    .extracting(
                            event -> event.path("subtype").path(0).path("code").asText())
                    .containsExactlyInAnyOrder("read", "search-type", "create");
            assertThat(seen("patient=" + id)).hasSize(2);
        }
    }

    @Test
    void findsRecordsByWhatAnAuditorAsksFor() {
        String id = patient();
        String referral = referral(id);
        server.get("ServiceRequest/" + referral);
        assertThat(seen("entity=ServiceRequest/" + referral)).hasSize(2);
        assertThat(seen("entity=ServiceRequest/" + referral + "&action=R")).hasSize(1);
        assertThat(seen("altid=anonymous&subtype=create")).hasSize(2);
        assertThat(seen("agent-name:exact=nobody")).isEmpty();
        assertThat(seen("patient=" + id + ",other&subtype=http://hl7.org/fhir/restful-interaction%7Cread"))
                .hasSize(1);
        assertThat(seen("date=gt2999")).isEmpty();
        assertThat(seen("type=110114")).isEmpty();
    }

    @Test
    void findsSearchesThatReturnedManyPeople() {
        for (int i = 0; i < 11; i++) {
            patient();
        }
        server.get("Patient?_count=11");
        assertThat(seen("people=ge10")).hasSize(1);
        assertThat(events("people=ge12")).isEmpty();
    }

    @Test
    void pagesThroughTheLogInBothDirections() {
        for (int i = 0; i < 5; i++) {
            server.get("Patient/p" + i);
        }
        for (String order : List.of("date", "-date")) {
            List<String> all = new ArrayList<>();
            String url = server.base() + "/AuditEvent?subtype=read&_count=2&_sort=" + order;
            while (!url.isEmpty()) {
                JsonNode page = server.get(url).json();
                page.path("entry").forEach(entry -> all.add(inShort(entry.path("resource"))));
                String next = "";
                for (JsonNode link : page.path("link")) {
                    next = link.path("relation").asText().equals("next")
                            ? link.path("url").asText()
                            : next;
                }
                url = next;
            }
            assertThat(all).as(order).hasSize(5).doesNotHaveDuplicates();
            assertThat(all.get(0)).contains(order.equals("date") ? "p0" : "p4");
        }
    }

    @Test
    void readsOneRecordByItsId() {
        String id = patient();
        String event = events("patient=" + id).get(0).path("id").asText();
        assertThat(server.get("AuditEvent/" + event).json().path("action").asText())
                .isEqualTo("C");
        assertThat(server.get("AuditEvent/" + event, "Accept", "application/fhir+xml")
                        .body())
                .startsWith("<AuditEvent");
        assertThat(server.get("AuditEvent/1-1").status()).isEqualTo(404);
        assertThat(server.get("AuditEvent/" + event + "/_history").status()).isEqualTo(400);
        String batch =
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"AuditEvent/"
                        + event + "\"}}]}";
        assertThat(server.post("", batch)
                        .json()
                        .path("entry")
                        .path(0)
                        .path("resource")
                        .path("id")
                        .asText())
                .isEqualTo(event);
    }

    @Test
    void refusesParametersThatTheLogHasNoAnswerTo() {
        assertThat(server.get("AuditEvent?address=127.0.0.1").diagnostics()).contains("address", "agent-name:exact");
        assertThat(server.get("AuditEvent?action=X").diagnostics()).contains("C, R, U, D or E");
        assertThat(server.get("AuditEvent?date=tomorrow").diagnostics()).contains("ge2026-11-30");
        assertThat(server.get("AuditEvent?_sort=patient").status()).isEqualTo(400);
        assertThat(server.get("AuditEvent?patient=a/b").status()).isEqualTo(400);
        assertThat(server.get("Patient/1/AuditEvent").status()).isEqualTo(400);
    }

    @Test
    void letsNoClientWriteAuditEvents() {
        String body = "{\"resourceType\":\"AuditEvent\"}";
        assertThat(server.post("AuditEvent", body).status()).isEqualTo(405);
        assertThat(server.put("AuditEvent/1", "{\"resourceType\":\"AuditEvent\",\"id\":\"1\"}")
                        .status())
                .isEqualTo(405);
        assertThat(server.delete("AuditEvent/1").status()).isEqualTo(405);
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + body
                + ",\"request\":{\"method\":\"POST\",\"url\":\"AuditEvent\"}}]}";
        assertThat(server.post("", bundle).status()).isEqualTo(405);
        assertThat(seen("outcome=4")).hasSize(4);
    }

    @Test
    void recordsARepeatedResponse() {
        server.post("Patient", PATIENT, "Idempotency-Key", "k-1");
        server.post("Patient", PATIENT, "Idempotency-Key", "k-1");
        assertThat(events("subtype=create"))
                .extracting(event -> event.path("outcomeDesc").asText())
                .containsExactly("", "The response to an earlier request was repeated.");
    }

    @Test
    void recordsWhatAJobGaveOut() throws InterruptedException {
        String id = patient();
        Answer accepted = server.get("Patient/" + id + "/$everything", "Prefer", "respond-async");
        String status = accepted.header("Content-Location");
        Answer result = server.get(status);
        for (int i = 0; i < 200 && result.status() == 202; i++) {
            Thread.sleep(50);
            result = server.get(status);
        }
        assertThat(result.status()).isEqualTo(200);
        assertThat(seen("patient=" + id + "&subtype=everything")).hasSize(2);
        assertThat(seen("subtype=job")).hasSize(1);
    }

    /** Judged by the server's own validator, which knows R4 but not the profiles of BALP. */
    @Test
    void rendersValidAuditEvents() {
        String id = patient();
        String referral = referral(id);
        server.get("ServiceRequest/" + referral + "?_elements=status");
        server.get("ServiceRequest/" + referral + "/_history");
        server.get("ServiceRequest?patient=" + id);
        server.get("Patient/" + id + "/$everything");
        server.get("Patient/nobody");
        server.delete("ServiceRequest/" + referral);
        server.post("", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}");
        List<JsonNode> events = events("");
        assertThat(events).hasSizeGreaterThan(8);
        for (JsonNode event : events) {
            JsonNode outcome =
                    server.post("AuditEvent/$validate", event.toString()).json();
            assertThat(outcome.findValuesAsText("severity"))
                    .as("%s %s", event, outcome)
                    .doesNotContain("error", "fatal");
        }
    }

    @Test
    void answersNothingThatItCannotRecord() {
        String id = patient();
        int patients = server.rows("SELECT 1 FROM resource").size();
        server.sql("ALTER TABLE audit_event RENAME TO audit_event_away");
        try {
            for (String path : List.of("Patient/" + id, "Patient", "Patient/" + id + "/_history", "Patient/none")) {
                Answer refused = server.get(path);
                assertThat(refused.status()).as(path).isEqualTo(503);
                assertThat(refused.body())
                        .contains("OperationOutcome")
                        .contains("audit log")
                        .doesNotContain(id);
                assertThat(refused.header("ETag") + refused.header("Content-Location"))
                        .isEmpty();
                assertThat(refused.header("Retry-After")).isNotEmpty();
            }
            assertThat(server.post("Patient", PATIENT).status()).isEqualTo(503);
        } finally {
            server.sql("ALTER TABLE audit_event_away RENAME TO audit_event");
        }
        assertThat(server.rows("SELECT 1 FROM resource")).hasSize(patients);
        assertThat(server.get("Patient/" + id).status()).isEqualTo(200);
    }

    @Test
    void leavesTheCapabilityStatementOut() {
        server.get("metadata");
        assertThat(events("subtype=capabilities")).isEmpty();
    }
}

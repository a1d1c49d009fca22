package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every access is in the audit log. */
class AuditHttpTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.audit.mode=all", "--footbridge.validation.mode=off");

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true}";

    private static final AuditLogView log = new AuditLogView(server);

    @BeforeEach
    void emptyTheLog() {
        server.sql("TRUNCATE audit_event");
    }

    @Test
    void recordsEachChangeOfAResource() {
        String id = log.patient();
        server.put("Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":false}");
        server.send(
                "PATCH",
                "Patient/" + id,
                "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}]",
                "Content-Type",
                "application/json-patch+json");
        server.delete("Patient/" + id);
        String patient = " Patient/" + id;
        assertThat(log.seen("patient=" + id))
                .containsExactly(
                        "create 0" + patient + "/_history/1" + patient,
                        "update 0" + patient + "/_history/2" + patient,
                        "patch 0" + patient + "/_history/3" + patient,
                        "delete 0" + patient + "/_history/4" + patient);
    }

    @Test
    void recordsReadsSearchesAndHistoriesWithThePatientsThatTheyGaveOut() {
        String id = log.patient();
        String referral = log.referral(id);
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
        assertThat(log.seen("patient=" + id + "&date=le2999"))
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
        JsonNode event = log.events("subtype=search-type").get(0);
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
        assertThat(log.seen("outcome=4"))
                .containsExactly("read 4 Patient/nobody Patient/nobody", "create 4", "search-type 4");
        assertThat(log.seen("outcome=0&action=D")).containsExactly("delete 0 Observation/none");
    }

    @Test
    void leavesNoRecordOfAChangeThatWasRolledBackButOneOfTheAttempt() {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + "{\"resource\":" + PATIENT + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}},"
                + "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"x\"},\"request\":{\"method\":\"PUT\",\"url\":\"Patient/x\",\"ifMatch\":\"W/\\\"9\\\"\"}}]}";
        assertThat(server.post("", bundle).status()).isGreaterThanOrEqualTo(400);
        assertThat(log.seen("")).containsExactly("transaction 4");
    }

    @Test
    void recordsEachEntryOfABatchAndOfATransaction() {
        String id = log.patient();
        server.sql("TRUNCATE audit_event");
        String entries = "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/" + id + "\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient?_id=" + id + "\"}},"
                + "{\"resource\":" + PATIENT + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
        for (String type : List.of("batch", "transaction")) {
            server.sql("TRUNCATE audit_event");
            server.post("", "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entries + "]}");
            assertThat(log.events(""))
                    .as(type)
                    .extracting(
                            event -> event.path("subtype").path(0).path("code").asText())
                    .containsExactlyInAnyOrder("read", "search-type", "create");
            assertThat(log.seen("patient=" + id)).hasSize(2);
        }
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
        assertThat(log.seen("outcome=4")).hasSize(4);
    }

    @Test
    void recordsARepeatedResponse() {
        server.post("Patient", PATIENT, "Idempotency-Key", "k-1");
        server.post("Patient", PATIENT, "Idempotency-Key", "k-1");
        assertThat(log.events("subtype=create"))
                .extracting(event -> event.path("outcomeDesc").asText())
                .containsExactly("", "The response to an earlier request was repeated.");
    }

    @Test
    void recordsWhatAJobGaveOut() throws InterruptedException {
        String id = log.patient();
        Answer accepted = server.get("Patient/" + id + "/$everything", "Prefer", "respond-async");
        String status = accepted.header("Content-Location");
        Answer result = server.get(status);
        for (int i = 0; i < 200 && result.status() == 202; i++) {
            Thread.sleep(50);
            result = server.get(status);
        }
        assertThat(result.status()).isEqualTo(200);
        assertThat(log.seen("patient=" + id + "&subtype=everything")).hasSize(2);
        assertThat(log.seen("subtype=job")).hasSize(1);
    }

    /** Judged by the server's own validator, which knows R4 but not the profiles of BALP. */
    @Test
    void rendersValidAuditEvents() {
        String id = log.patient();
        String referral = log.referral(id);
        server.get("ServiceRequest/" + referral + "?_elements=status");
        server.get("ServiceRequest/" + referral + "/_history");
        server.get("ServiceRequest?patient=" + id);
        server.get("Patient/" + id + "/$everything");
        server.get("Patient/nobody");
        server.delete("ServiceRequest/" + referral);
        server.post("", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}");
        List<JsonNode> events = log.events("");
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
        String id = log.patient();
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
        assertThat(log.events("subtype=capabilities")).isEmpty();
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The audit log is searched, paged and read as AuditEvents. */
class AuditSearchTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.audit.mode=all", "--footbridge.validation.mode=off");

    private static final AuditLogView log = new AuditLogView(server);

    @BeforeEach
    void emptyTheLog() {
        server.sql("TRUNCATE audit_event");
    }

    @Test
    void findsRecordsByWhatAnAuditorAsksFor() {
        String id = log.patient();
        String referral = log.referral(id);
        server.get("ServiceRequest/" + referral);
        assertThat(log.seen("entity=ServiceRequest/" + referral)).hasSize(2);
        assertThat(log.seen("entity=ServiceRequest/" + referral + "&action=R")).hasSize(1);
        assertThat(log.seen("altid=anonymous&subtype=create")).hasSize(2);
        assertThat(log.seen("agent-name:exact=nobody")).isEmpty();
        assertThat(log.seen("patient=" + id + ",other&subtype=http://hl7.org/fhir/restful-interaction%7Cread"))
                .hasSize(1);
        assertThat(log.seen("date=gt2999")).isEmpty();
        assertThat(log.seen("type=110114")).isEmpty();
    }

    @Test
    void findsSearchesThatReturnedManyPeople() {
        for (int i = 0; i < 11; i++) {
            log.patient();
        }
        server.get("Patient?_count=11");
        assertThat(log.seen("people=ge10")).hasSize(1);
        assertThat(log.events("people=ge12")).isEmpty();
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
                page.path("entry").forEach(entry -> all.add(AuditLogView.inShort(entry.path("resource"))));
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
        String id = log.patient();
        String event = log.events("patient=" + id).get(0).path("id").asText();
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
}

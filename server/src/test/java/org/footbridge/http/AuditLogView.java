package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** The audit log of a server as AuditEvents, and resources to leave records of. */
record AuditLogView(RunningServer server) {
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true}";

    String patient() {
        return server.post("Patient", PATIENT).id();
    }

    String referral(String patient) {
        return server.post(
                        "ServiceRequest",
                        "{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/"
                                + patient + "\"}}")
                .id();
    }

    /** The AuditEvents that a search finds, the oldest first. */
    List<JsonNode> events(String query) {
        Answer answer = server.get("AuditEvent?_sort=date&_count=1000" + (query.isEmpty() ? "" : "&" + query));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> events = new ArrayList<>();
        answer.json().path("entry").forEach(entry -> events.add(entry.path("resource")));
        return events;
    }

    /** Each as its code, outcome and the resource that it is about. */
    List<String> seen(String query) {
        return events(query).stream().map(AuditLogView::inShort).toList();
    }

    static String inShort(JsonNode event) {
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
}

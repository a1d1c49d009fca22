package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** Writes the resources of a referral to a running server, as clients do. */
record LoopServer(RunningServer server) {
    static final String REASON = "\"statusReason\": {\"text\": \"No place is free\"}";
    private static final String OWNER = "\"owner\": {\"display\": \"Riverside gardeners\"}";
    private static final String OUTPUT =
            "\"output\": [{\"type\": {\"text\": \"Outcome\"}, \"valueString\": \"Gardens weekly\"}]";
    private static final String OUTCOME = "\"businessStatus\": {\"text\": \"Activity completed\"}";

    /** The elements of a Task that its states need, beyond those that every Task of a referral has. */
    private static final Map<String, Set<String>> NEEDED = Map.ofEntries(
            Map.entry("draft", Set.of()),
            Map.entry("requested", Set.of()),
            Map.entry("accepted", Set.of(OWNER)),
            Map.entry("in-progress", Set.of(OWNER)),
            Map.entry("on-hold", Set.of(OWNER, REASON)),
            Map.entry("completed", Set.of(OWNER, OUTPUT, OUTCOME)),
            Map.entry("rejected", Set.of(REASON)),
            Map.entry("cancelled", Set.of(REASON)),
            Map.entry("failed", Set.of(REASON)),
            Map.entry("entered-in-error", Set.of(REASON)));

    /** Stores a Patient of whom nothing is known. */
    void person(String id) {
        ok(server.put("Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}"));
    }

    /** Creates an active ServiceRequest; its id. */
    String request(String status) {
        Answer answer = server.post("ServiceRequest", requestJson("", status));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    static String requestJson(String id, String status) {
        return """
            {"resourceType": "ServiceRequest", %s "status": "%s", "intent": "order",
             "subject": {"reference": "Patient/maureen"}, "requester": {"display": "Grace Okafor"}}
            """.formatted(id.isEmpty() ? "" : "\"id\": \"" + id + "\",", status);
    }

    /** A Task with all that its status needs. */
    static String taskJson(String id, String request, String status) {
        StringJoiner members = new StringJoiner(", ", "{", "}");
        members.add("\"resourceType\": \"Task\"");
        if (!id.isEmpty()) {
            members.add("\"id\": \"" + id + "\"");
        }
        members.add("\"status\": \"" + status + "\", \"intent\": \"order\"");
        members.add("\"code\": {\"coding\": [{\"system\": \"http://hl7.org/fhir/CodeSystem/task-code\", \"code\":"
                + " \"fulfill\"}]}");
        members.add("\"focus\": {\"reference\": \"ServiceRequest/" + request + "\"}");
        members.add("\"for\": {\"reference\": \"Patient/maureen\"}, \"authoredOn\": \"2026-03-02\"");
        members.add("\"requester\": {\"display\": \"Grace Okafor\"}");
        NEEDED.getOrDefault(status, Set.of()).forEach(members::add);
        return members.toString();
    }

    /** Creates a Task; its id. */
    String task(String request, String status) {
        Answer answer = server.post("Task", taskJson("", request, status));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    /** Sets the status of a Task by PUT, with all that the status needs. */
    Answer put(String task, String request, String status, String... headers) {
        return server.put("Task/" + task, taskJson(task, request, status), headers);
    }

    /** Brings a requested Task to a state by the shortest way. */
    void bring(String task, String request, String state) {
        switch (state) {
            case "requested" -> {}
            case "in-progress", "on-hold", "completed", "failed" -> {
                ok(put(task, request, "accepted"));
                ok(put(task, request, state));
            }
            default -> ok(put(task, request, state));
        }
    }

    static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    static void refused(Answer answer, String rule) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"business-rule\"").contains("Rule " + rule + ".");
    }

    String status(String path) {
        return server.get(path).json().path("status").asText();
    }

    JsonNode search(String query) {
        Answer answer = server.get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    int total(String query) {
        return search(query + "&_summary=count").path("total").asInt();
    }
}

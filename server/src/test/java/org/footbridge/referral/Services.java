package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** Stores services with counted places on a running server, and refers people to them by operations. */
record Services(RunningServer server) {
    static final String CODES = "https://fhir.footbridge.example/CodeSystem/";
    private static final String BASE = "https://fhir.footbridge.example/StructureDefinition/";

    /** A service with the id {@code id}; {@code more} are further members. */
    Answer put(String id, String status, int places, String more) {
        return server.put("HealthcareService/" + id, """
            {"resourceType": "HealthcareService", "id": "%s", "active": true, "name": "Walks"%s, "extension": [
             {"url": "%scapacity", "extension": [
              {"url": "status", "valueCodeableConcept": {"coding": [{"system": "%ssp-capacity-status", "code": "%s"}]}},
              {"url": "places", "valuePositiveInt": %d}]}]}
            """.formatted(id, more, BASE, CODES, status, places));
    }

    void with(String id, String status, int places) {
        LoopServer.ok(put(id, status, places, ""));
    }

    /** {@code $refer} of Maureen; {@code more} are further members of the ServiceRequest. */
    Answer refer(String service, String more) {
        return call("ServiceRequest/$refer", """
            {"name": "referral", "resource": {"resourceType": "ServiceRequest", "code": {"text": "Walks"}%s,
              "subject": {"reference": "Patient/maureen"}, "requester": {"display": "Grace Okafor"},
              "performer": [{"reference": "HealthcareService/%s"}]}}
            """.formatted(more, service));
    }

    /** {@code $refer}, and the id of the new Task. */
    String task(String service, String more) {
        return in(refer(service, more), "Task").get(0).path("id").asText();
    }

    Answer call(String path, String... parameters) {
        String list = parameters.length == 0 ? "" : ", \"parameter\": [" + String.join(",", parameters) + "]";
        return server.post(path, "{\"resourceType\": \"Parameters\"" + list + "}");
    }

    Answer step(String task, String operation, String... parameters) {
        return call("Task/" + task + "/$" + operation, parameters);
    }

    static String text(String name, String value) {
        return "{\"name\": \"" + name + "\", \"valueString\": \"" + value + "\"}";
    }

    /** The code in {@code Task.businessStatus}. */
    String business(String task) {
        return server.get("Task/" + task)
                .json()
                .at("/businessStatus/coding/0/code")
                .asText();
    }

    /** A number that {@code $waiting-list} gives. */
    int figure(String service, String name) {
        for (JsonNode parameter : waitingList(service).path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter.path("valueUnsignedInt").asInt()
                        + parameter.path("valuePositiveInt").asInt();
            }
        }
        return -1;
    }

    JsonNode waitingList(String service) {
        Answer answer = server.get("HealthcareService/" + service + "/$waiting-list");
        LoopServer.ok(answer);
        return answer.json();
    }

    /** The entries of a waiting list, as {@code position id}. */
    List<String> positions(String service) {
        List<String> all = new ArrayList<>();
        waitingList(service).path("parameter").forEach(parameter -> {
            if (parameter.path("name").asText().equals("entry")) {
                all.add(parameter.at("/part/1/valuePositiveInt").asInt() + " "
                        + parameter
                                .at("/part/0/valueReference/reference")
                                .asText()
                                .replace("Task/", ""));
            }
        });
        return all;
    }

    /** The resources of a type in the Bundle of an answer. */
    static List<JsonNode> in(Answer answer, String type) {
        LoopServer.ok(answer);
        List<JsonNode> all = new ArrayList<>();
        answer.json().path("entry").forEach(entry -> {
            if (entry.at("/resource/resourceType").asText().equals(type)) {
                all.add(entry.path("resource"));
            }
        });
        return all;
    }
}

package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** Refers people on a running server, supports them, and reads the reports about it. */
public record ReportServer(RunningServer server, String... headers) {
    static final String CODES = "https://fhir.footbridge.example/CodeSystem/";
    private static final String EXTENSIONS = "https://fhir.footbridge.example/StructureDefinition/";

    Answer put(String path, String members) {
        int slash = path.indexOf('/');
        Answer answer = server.put(
                path,
                "{\"resourceType\": \"" + path.substring(0, slash) + "\", \"id\": \"" + path.substring(slash + 1)
                        + "\", " + members + "}",
                headers);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer;
    }

    /** A person, a practice, an occupational therapist there, and a gardening group. */
    public void directory() {
        put("Organization/practice", "\"name\": \"Riverside Practice\"");
        put(
                "Organization/gardens",
                "\"name\": \"Riverside Gardens\", \"telecom\": [{\"system\": \"phone\", \"value\": \"01632 960002\"}]");
        put("Practitioner/grace", "\"name\": [{\"family\": \"Okafor\", \"given\": [\"Grace\"]}]");
        put(
                "PractitionerRole/grace",
                "\"practitioner\": {\"reference\": \"Practitioner/grace\"}, \"organization\": {\"reference\":"
                        + " \"Organization/practice\"}, \"code\": [{\"text\": \"Occupational therapist\"}]");
        person("maureen", "{\"family\": \"Harding\", \"given\": [\"Maureen\"]}");
    }

    public void person(String id, String name) {
        put(
                "Patient/" + id,
                "\"birthDate\": \"1953-05-17\", \"gender\": \"female\", \"name\": [" + name
                        + "], \"identifier\": [{\"system\": \"https://fhir.nhs.uk/Id/nhs-number\", \"value\":"
                        + " \"9434765919\"}], \"managingOrganization\": {\"reference\": \"Organization/practice\"},"
                        + " \"generalPractitioner\": [{\"reference\": \"Organization/practice\"}]");
    }

    /** Refers a person; the id of the Task. */
    String refer(String person, String more) {
        Answer answer = call("ServiceRequest/$refer", """
            {"name": "referral", "resource": {"resourceType": "ServiceRequest", %s
              "code": {"text": "Gardening"}, "authoredOn": "2026-03-02", "subject": {"reference": "Patient/%s"},
              "requester": {"reference": "PractitionerRole/grace"}, "performer": [{"reference": "Organization/gardens"}],
              "reasonCode": [{"coding": [{"system": "%ssp-need", "code": "loneliness-isolation"}]}]}}
            """.formatted(more, person, CODES), OWNER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals("Task"))
                .map(task -> task.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static final String OWNER =
            "{\"name\": \"owner\", \"valueReference\": {\"reference\": \"Organization/gardens\"}}";

    /** Refers a person, supports them until the end, and takes two scores; the id of the Task. */
    public String supported(String person, String more) {
        String task = refer(person, more);
        step(task, "accept");
        step(task, "record-contact", text("note", "Wants to grow beans"), text("date", "2026-03-12T10:00:00Z"));
        String request = request(task);
        score(person, request, 3, "2026-03-12", "baseline");
        score(person, request, 7, "2026-06-25", "end");
        step(
                task,
                "complete",
                "{\"name\": \"outcome\", \"valueCodeableConcept\": {\"coding\": [{\"system\": \"" + CODES
                        + "sp-referral-outcome\", \"code\": \"activity-completed\"}]}}",
                text("result", "Gardens every week"));
        return task;
    }

    /** {@code ServiceRequest/id}. */
    public String request(String task) {
        return server.get("Task/" + task, headers).json().at("/focus/reference").asText();
    }

    private void score(String person, String request, int score, String date, String point) {
        Answer answer = server.post(
                "Observation", """
                    {"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "%ssp-outcome-measure",
                      "code": "ons4-life-satisfaction"}]}, "subject": {"reference": "Patient/%s"}, "basedOn": [{"reference": "%s"}],
                     "effectiveDateTime": "%s", "valueQuantity": {"value": %d, "unit": "score"}, "extension": [{"url": "%stimepoint",
                      "valueCodeableConcept": {"coding": [{"system": "%ssp-timepoint", "code": "%s"}]}}]}
                    """.formatted(CODES, person, request, date, score, EXTENSIONS, CODES, point), headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    void step(String task, String name, String... parameters) {
        Answer answer = call("Task/" + task + "/$" + name, parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    static String text(String name, String value) {
        return "{\"name\": \"" + name + "\", \"valueString\": \"" + value + "\"}";
    }

    Answer call(String path, String... parameters) {
        return server.post(
                path,
                "{\"resourceType\": \"Parameters\""
                        + (parameters.length == 0 ? "" : ", \"parameter\": [" + String.join(", ", parameters) + "]")
                        + "}",
                headers);
    }

    public Answer report(String task, String... parameters) {
        return call("Task/" + task + "/$report-back", parameters);
    }

    public Answer show(String task, String query, String... more) {
        return server.get(
                "Task/" + task + "/$report-back" + query,
                Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new));
    }

    static JsonNode composition(Answer report) {
        assertThat(report.status()).as(report.body()).isEqualTo(200);
        return report.json().at("/entry/0/resource");
    }

    /** The narrative of a section; empty if there is no such section. */
    public static String section(Answer report, String code) {
        return StreamSupport.stream(composition(report).path("section").spliterator(), false)
                .filter(section -> section.at("/code/coding/0/code").asText().equals(code))
                .map(section -> section.at("/text/div").asText())
                .findFirst()
                .orElse("");
    }

    /** The types of the resources in the document. */
    public static List<String> types(Answer report) {
        return StreamSupport.stream(report.json().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/resourceType").asText())
                .toList();
    }
}

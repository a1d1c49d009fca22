package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** Answers to questionnaires and scores on a running server, as clients send them with {@code headers}. */
public record Outcomes(RunningServer server, String... headers) {
    public static final String BASE = "https://fhir.footbridge.example";
    private static final List<String> PHQ9 =
            List.of("interest", "down", "sleep", "tired", "appetite", "failure", "concentration", "movement", "harm");
    private static final List<String> ANSWERS =
            List.of("not-at-all", "several-days", "more-than-half-the-days", "nearly-every-day");

    /** Stores a Patient with an active referral, {@code ServiceRequest/[person]}. */
    public void referred(String person, String more) {
        ok(server.put("Patient/" + person, """
            {"resourceType": "Patient", "id": "%s", "birthDate": "1953-05-17" %s}
            """.formatted(person, more), headers));
        ok(server.put("ServiceRequest/" + person, """
            {"resourceType": "ServiceRequest", "id": "%s", "status": "active", "intent": "order",
             "subject": {"reference": "Patient/%s"}, "requester": {"display": "Grace Okafor"}}
            """.formatted(person, person), headers));
    }

    /** The Task of the referral of {@code person}; its owner and requester are references. */
    public void task(String person, String status, String owner, String requester) {
        ok(server.put("Task/" + person, """
            {"resourceType": "Task", "id": "%s", "status": "requested", "intent": "order", "authoredOn": "2026-03-02",
             "code": {"coding": [{"system": "http://hl7.org/fhir/CodeSystem/task-code", "code": "fulfill"}]},
             "focus": {"reference": "ServiceRequest/%s"}, "for": {"reference": "Patient/%s"},
             "requester": {"reference": "%s"}, "owner": {"reference": "%s"}}
            """.formatted(person, person, person, requester, owner), headers));
        if (!status.equals("requested")) {
            Answer patched = server.send(
                    "PATCH",
                    "Task/" + person,
                    "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"" + status + "\"}]",
                    Stream.concat(Stream.of(headers), Stream.of("Content-Type", "application/json-patch+json"))
                            .toArray(String[]::new));
            ok(patched);
        }
    }

    /** Answers to PHQ-9 with points such as {@code 0 1 2 3 0 0 0 0 1}; an item whose points are {@code -} has no answer. */
    public static String phq9(String person, String points, String more) {
        StringJoiner items = new StringJoiner(",");
        List<String> each = List.of(points.split(" "));
        for (int i = 0; i < each.size(); i++) {
            if (!each.get(i).equals("-")) {
                items.add("{\"linkId\": \"" + PHQ9.get(i) + "\", \"answer\": [{\"valueCoding\": {\"system\": \"" + BASE
                        + "/CodeSystem/phq-answer\", \"code\": \"" + ANSWERS.get(Integer.parseInt(each.get(i)))
                        + "\"}}]}");
            }
        }
        return """
            {"resourceType": "QuestionnaireResponse", %s "questionnaire": "%s/Questionnaire/phq9", "status": "completed",
             "basedOn": [{"reference": "ServiceRequest/%s"}], "subject": {"reference": "Patient/%s"},
             "authored": "2026-04-14T10:20:00Z" %s}
            """.formatted(more, BASE, person, person, items.length() == 0 ? "" : ", \"item\": [" + items + "]");
    }

    /** Stores answers; their path. */
    public String stored(String answers) {
        Answer answer = server.post("QuestionnaireResponse", answers, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "QuestionnaireResponse/" + answer.id();
    }

    public Answer call(String path, String... parameters) {
        String list = parameters.length == 0 ? "" : ", \"parameter\": [" + String.join(",", parameters) + "]";
        return server.post(path, "{\"resourceType\": \"Parameters\"" + list + "}", headers);
    }

    public static String parameter(String name, String type, String value) {
        String quoted = type.equals("Boolean") ? value : "\"" + value + "\"";
        String content = type.equals("Reference") ? "{\"reference\": " + quoted + "}" : quoted;
        return "{\"name\": \"" + name + "\", \"value" + type + "\": " + content + "}";
    }

    public static String resource(String name, String json) {
        return "{\"name\": \"" + name + "\", \"resource\": " + json + "}";
    }

    /** The resources of a type in a Bundle. */
    public static List<JsonNode> in(Answer bundle, String type) {
        assertThat(bundle.status()).as(bundle.body()).isEqualTo(200);
        return bundle.json()
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(one -> one.path("resourceType").asText().equals(type))
                .toList();
    }

    public JsonNode search(String query) {
        Answer answer = server.get(query, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    public int total(String query) {
        return search(query + "&_summary=count").path("total").asInt();
    }

    public static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    public static void refused(Answer answer, String rule, String... words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().at("/issue/0/code").asText()).as(answer.body()).isEqualTo("business-rule");
        assertThat(answer.diagnostics().toLowerCase(Locale.ROOT)).contains("rule " + rule + ".");
        Stream.of(words).forEach(word -> assertThat(answer.body()).contains(word));
    }
}

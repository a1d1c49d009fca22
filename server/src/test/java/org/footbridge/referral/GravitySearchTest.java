package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The searches that the Gravity project asks of a coordination platform: each parameter and each include is known. */
class GravitySearchTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);

    @Test
    void everySearchParameterAndIncludeIsKnown() throws IOException {
        JsonNode data =
                new ObjectMapper().readTree(Files.readString(Path.of("..", "docs", "gravity-closed-loop.json")));
        for (JsonNode search : data.path("searches")) {
            String type = search.path("type").asText();
            for (JsonNode parameter : search.path("parameters")) {
                loop.search(type + "?"
                        + switch (parameter.asText()) {
                            case "_id" -> "_id=none";
                            case "_lastUpdated" -> "_lastUpdated=ge2026-01-01";
                            default -> parameter.asText() + ":missing=true";
                        });
            }
            for (JsonNode include : search.path("includes")) {
                loop.search(type + "?_include=" + include.asText());
            }
        }
    }

    @Test
    void pollGivesTheTaskWithItsReferralAndWhatCameOfIt() {
        server.put(
                "Observation/score",
                "{\"resourceType\": \"Observation\", \"id\": \"score\", \"status\": \"final\", \"code\": {\"text\":"
                        + " \"Score\"}, \"subject\": {\"reference\": \"Patient/maureen\"}}");
        String request = loop.request("active");
        String task = loop.task(request, "requested");
        LoopServer.ok(loop.put(task, request, "accepted"));
        LoopServer.ok(server.put(
                "Task/" + task,
                LoopServer.taskJson(task, request, "completed")
                        .replace(
                                "\"valueString\": \"Gardens weekly\"",
                                "\"valueReference\": {\"reference\": \"Observation/score\"}")));
        JsonNode found =
                loop.search("Task?_id=" + task + "&_lastUpdated=ge2026-01-01&_include=Task:focus&_include=Task:output");
        assertThat(found.findValuesAsText("fullUrl"))
                .containsExactlyInAnyOrder(
                        server.base() + "/Task/" + task,
                        server.base() + "/ServiceRequest/" + request,
                        server.base() + "/Observation/score");
        assertThat(loop.total("Task?output=Observation/score")).isOne();
        assertThat(loop.total("Task?output-type=http://example.org%7Cnone")).isZero();
    }

    @Test
    void referralIsFoundByWhatWasSentAlongWithIt() {
        server.put(
                "Condition/along",
                "{\"resourceType\": \"Condition\", \"id\": \"along\", \"subject\": {\"reference\":"
                        + " \"Patient/maureen\"}}");
        server.post(
                "ServiceRequest",
                LoopServer.requestJson("", "active")
                        .replaceFirst("\\{", "{\"supportingInfo\": [{\"reference\": \"Condition/along\"}], "));
        JsonNode found =
                loop.search("ServiceRequest?supporting-info=Condition/along&_include=ServiceRequest:supporting-info");
        assertThat(found.path("entry")).hasSize(2);
    }
}

package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work lists of the documentation: each is one search. */
class WorkListTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);

    @BeforeAll
    static void tasksExist() {
        loop.person("maureen");
        LoopServer.ok(server.put(
                "Organization/gardens",
                "{\"resourceType\": \"Organization\", \"id\": \"gardens\", \"name\": \"Gardens\"}"));
        LoopServer.ok(server.put(
                "HealthcareService/walks",
                "{\"resourceType\": \"HealthcareService\", \"id\": \"walks\", \"name\": \"Walks\"}"));
        task("unclaimed", "", "requested");
        task("late", "\"restriction\": {\"period\": {\"end\": \"2026-03-01\"}}", "accepted");
        task("soon", "\"restriction\": {\"period\": {\"end\": \"2026-12-01\"}}", "accepted");
        task(
                "waiting",
                "\"businessStatus\": {\"coding\": [{\"system\":"
                        + " \"https://fhir.footbridge.example/CodeSystem/sp-referral-outcome\", \"code\":"
                        + " \"waiting-list\"}]}",
                "accepted");
        task("done", "\"restriction\": {\"period\": {\"end\": \"2026-03-01\"}}", "completed");
    }

    private static void task(String id, String more, String status) {
        String performer = "\"performer\": [{\"reference\": \"HealthcareService/walks\"}], \"intent\"";
        LoopServer.ok(server.put(
                "ServiceRequest/" + id, LoopServer.requestJson(id, "active").replace("\"intent\"", performer)));
        for (String step : Set.of("requested").contains(status)
                ? new String[] {"requested"}
                : status.equals("accepted")
                        ? new String[] {"requested", "accepted"}
                        : new String[] {"requested", "accepted", status}) {
            String json = LoopServer.taskJson(id, id, step)
                    .replace("\"owner\": {", "\"owner\": {\"reference\": \"Organization/gardens\", ");
            LoopServer.ok(server.put(
                    "Task/" + id, more.isEmpty() ? json : json.substring(0, json.length() - 1) + ", " + more + "}"));
        }
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "owner=Organization/gardens&status=requested,accepted,in-progress,on-hold > late soon waiting",
                "owner:missing=true&status=requested > unclaimed",
                "owner:missing=true&status=requested&focus:ServiceRequest.performer=HealthcareService/walks >"
                        + " unclaimed",
                "owner:missing=true&status=requested&focus:ServiceRequest.performer=HealthcareService/other > ''",
                "status=requested,accepted,in-progress,on-hold&due=lt2026-06-01 > late",
                "status=requested,accepted,in-progress,on-hold&due=ge2026-06-01&_sort=due > soon",
                "status=requested,accepted&business-status=waiting-list > waiting",
                "status=completed > done"
            })
    void findsWhatItSays(String query, String expected) {
        Set<String> found = new TreeSet<>();
        for (JsonNode entry : loop.search("Task?code=fulfill&" + query).path("entry")) {
            found.add(entry.at("/resource/id").asText());
        }
        assertThat(String.join(" ", found)).isEqualTo(expected.replace("''", ""));
    }
}

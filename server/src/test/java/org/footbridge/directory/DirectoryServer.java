package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** Stores services and places on a running server, and asks it for matches. */
record DirectoryServer(RunningServer server) {
    /** Stores a resource under its id. */
    void put(String path, String members) {
        String type = path.substring(0, path.indexOf('/'));
        String id = path.substring(path.indexOf('/') + 1);
        Answer answer = server.put(
                path,
                "{\"resourceType\": \"" + type + "\", \"id\": \"" + id + "\"" + (members.isEmpty() ? "" : ", ")
                        + members + "}");
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    /** A service with a name and further members. */
    void service(String id, String members) {
        put("HealthcareService/" + id, "\"active\": true, \"name\": \"" + id + "\"" + members);
    }

    void place(String id, double latitude, double longitude) {
        put(
                "Location/" + id,
                "\"name\": \"" + id + "\", \"position\": {\"latitude\": " + latitude + ", \"longitude\": " + longitude
                        + "}");
    }

    static String at(String place) {
        return ", \"location\": [{\"reference\": \"Location/" + place + "\"}]";
    }

    static String activity(String code) {
        return ", \"type\": [{\"coding\": [{\"system\": \"" + RandomServices.CODES + "sp-activity\", \"code\": \""
                + code + "\"}]}]";
    }

    /** The extension {@code capacity}. */
    static String capacity(String status, int places) {
        return ", \"extension\": [{\"url\": \"" + RandomServices.EXTENSIONS + "capacity\", \"extension\": ["
                + "{\"url\": \"status\", \"valueCodeableConcept\": {\"coding\": [{\"system\": \"" + RandomServices.CODES
                + "sp-capacity-status\", \"code\": \"" + status + "\"}]}}, {\"url\": \"places\", \"valuePositiveInt\": "
                + places + "}]}]";
    }

    JsonNode match(String query, String... headers) {
        Answer answer = server.get("HealthcareService/$match" + (query.isEmpty() ? "" : "?" + query), headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** The ids of the matches, in order. */
    static List<String> ids(JsonNode bundle) {
        return resources(bundle, "match");
    }

    /** The ids of the entries with a search mode. */
    static List<String> resources(JsonNode bundle, String mode) {
        List<String> ids = new ArrayList<>();
        bundle.path("entry").forEach(entry -> {
            if (entry.at("/search/mode").asText().equals(mode)) {
                ids.add(entry.at("/resource/id").asText());
            }
        });
        return ids;
    }

    /** The reasons for the service {@code id}, as {@code criterion met: text}. */
    static List<String> reasons(JsonNode bundle, String id) {
        List<String> reasons = new ArrayList<>();
        bundle.path("entry").forEach(entry -> {
            if (entry.at("/resource/id").asText().equals(id)) {
                entry.at("/search/extension").forEach(reason -> {
                    assertThat(reason.path("url").asText()).isEqualTo(RandomServices.EXTENSIONS + "match-reason");
                    reasons.add(reason.at("/extension/0/valueCode").asText() + " "
                            + reason.at("/extension/1/valueCode").asText() + ": "
                            + reason.at("/extension/2/valueString").asText());
                });
            }
        });
        return reasons;
    }

    static String next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return "";
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The CapabilityStatement promises nothing that the server does not do. */
class CapabilitiesTest {
    /** Besides the types that have {@code $validate} only. */
    private static final Map<String, List<String>> OPERATIONS = Map.of(
            "CodeSystem", List.of("lookup", "validate-code", "subsumes", "find-matches", "validate"),
            "ValueSet", List.of("expand", "validate-code", "validate"),
            "ConceptMap", List.of("translate", "validate"));

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final Map<String, String> HARMLESS = Map.of(
            "string", "a",
            "token", "a",
            "uri", "urn:a",
            "date", "2024",
            "number", "1",
            "quantity", "1",
            "reference", "urn:a",
            "composite", "a$a",
            "special", "0%7C0");

    @Test
    void itDescribesThisServer() {
        JsonNode statement = server.get("metadata").json();
        assertThat(statement.path("resourceType").asText()).isEqualTo("CapabilityStatement");
        assertThat(statement.path("fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(statement.path("kind").asText()).isEqualTo("instance");
        assertThat(statement.path("status").asText()).isEqualTo("active");
        assertThat(statement.at("/implementation/url").asText()).isEqualTo(server.base());
        assertThat(statement.path("format").toString()).contains("application/fhir+json", "application/fhir+xml");
        assertThat(statement.at("/rest/0/mode").asText()).isEqualTo("server");
        assertThat(resources()).hasSize(146);
        assertThat(resources())
                .extracting(resource -> resource.path("type").asText())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void everyTypeHasTheInteractionsThatWork() {
        for (JsonNode resource : resources()) {
            assertThat(resource.path("interaction").findValuesAsText("code"))
                    .as(resource.path("type").asText())
                    .containsExactlyInAnyOrder(
                            "read",
                            "vread",
                            "update",
                            "patch",
                            "delete",
                            "history-instance",
                            "history-type",
                            "create",
                            "search-type");
            assertThat(resource.path("conditionalCreate").asBoolean()).isTrue();
            assertThat(resource.path("conditionalUpdate").asBoolean()).isTrue();
            assertThat(resource.path("updateCreate").asBoolean()).isTrue();
            assertThat(resource.path("operation").findValuesAsText("name"))
                    .containsExactlyInAnyOrderElementsOf(
                            OPERATIONS.getOrDefault(resource.path("type").asText(), List.of("validate")));
        }
        assertThat(server.get("metadata").json().at("/rest/0/interaction").findValuesAsText("code"))
                .containsExactlyInAnyOrder("transaction", "batch", "history-system", "search-system");
    }

    @Test
    void everyAdvertisedSearchParameterIsUnderstood() {
        List<String> refused = new ArrayList<>();
        for (JsonNode resource : resources()) {
            String type = resource.path("type").asText();
            for (JsonNode parameter : resource.path("searchParam")) {
                String name = parameter.path("name").asText();
                String value = HARMLESS.get(parameter.path("type").asText());
                assertThat(value).as(parameter.toString()).isNotNull();
                Answer answer = server.get(type + "?" + name + "=" + value + "&_summary=count");
                if (answer.status() != 200 && !isAboutTheValue(answer, parameter)) {
                    refused.add(type + "?" + name + " " + answer.status() + " " + answer.diagnostics());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    /** No value does for every composite; that it is understood shows in what is said about the value. */
    private static boolean isAboutTheValue(Answer answer, JsonNode parameter) {
        return parameter.path("type").asText().equals("composite")
                && answer.status() == 400
                && answer.json().at("/issue/0/code").asText().equals("value");
    }

    @Test
    void ourProfilesAndParametersAreInIt() {
        JsonNode request = resources().stream()
                .filter(resource -> resource.path("type").asText().equals("ServiceRequest"))
                .findFirst()
                .orElseThrow();
        assertThat(request.path("supportedProfile").toString())
                .contains("https://fhir.footbridge.example/StructureDefinition/SPReferral");
        assertThat(request.path("searchParam").findValuesAsText("name"))
                .contains("engagement-mode", "ahp-profession", "need", "_id", "_lastUpdated");
    }

    private static List<JsonNode> resources() {
        return StreamSupport.stream(
                        server.get("metadata").json().at("/rest/0/resource").spliterator(), false)
                .toList();
    }
}

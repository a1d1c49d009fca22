package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoad;
import org.footbridge.store.concept.ConceptLoads.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The CapabilityStatement promises nothing that the server does not do. */
class CapabilitiesTest {
    /** Besides those of every type. */
    private static final List<String> COMMON = List.of("validate", "diff");

    private static final Map<String, List<String>> OPERATIONS = Map.of(
            "Subscription", List.of("status", "events"),
            "CodeSystem", List.of("lookup", "validate-code", "subsumes", "find-matches"),
            "ValueSet", List.of("expand", "validate-code"),
            "ConceptMap", List.of("translate"),
            "Patient", List.of("everything"),
            "HealthcareService", List.of("waiting-list", "match", "assure", "duplicates"),
            "Questionnaire", List.of("populate"),
            "QuestionnaireResponse", List.of("extract"),
            "ServiceRequest", List.of("refer", "signpost", "report-back"),
            "Task",
                    List.of(
                            "accept",
                            "reject",
                            "start",
                            "record-contact",
                            "review",
                            "complete",
                            "cancel",
                            "reassign",
                            "report-back"));

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
    void saysWhatIsNotThere() {
        JsonNode rest = server.get("metadata").json().at("/rest/0");
        assertThat(rest.path("documentation").asText()).contains("Subscription");
        assertThat(rest.at("/security/description").asText()).contains("Authorization");
        Expect.refused(
                server.post("Subscription", subscription("requested")),
                422,
                "processing",
                "footbridge.subscriptions.networks");
        assertThat(server.post("Subscription", subscription("off")).status()).isEqualTo(201);
        assertThat(server.get("Patient", "Authorization", "Bearer x").status()).isEqualTo(200);
        Expect.refused(server.get("$export"), 404, "not-supported", "no operation '$export'");
    }

    private static String subscription(String status) {
        return Expect.json(
                "{'resourceType':'Subscription','status':'" + status + "','reason':'a','criteria':'Patient?',"
                        + "'channel':{'type':'rest-hook','endpoint':'http://localhost/'}}");
    }

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
    void itNamesThePatchesTheGuideAndWhatBecomesOfReferences() {
        JsonNode statement = server.get("metadata").json();
        assertThat(texts(statement.path("patchFormat")))
                .containsExactlyInAnyOrder(
                        "application/json-patch+json",
                        "application/xml-patch+xml",
                        "application/fhir+json",
                        "application/fhir+xml");
        assertThat(texts(statement.path("implementationGuide")))
                .containsExactlyInAnyOrder(
                        "https://fhir.footbridge.example/ImplementationGuide/footbridge.social-prescribing",
                        "https://fhir.footbridge.example/ImplementationGuide/footbridge.terminology");
        assertThat(resources())
                .allSatisfy(resource -> assertThat(texts(resource.path("referencePolicy")))
                        .containsExactly("literal", "logical", "enforced"));
    }

    private static List<String> texts(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aClientThatHasTheStatementAlreadyIsToldSo() {
        for (String mode : List.of("full", "terminology")) {
            String url = "metadata?mode=" + mode;
            Answer first = server.get(url);
            String tag = first.header("ETag");
            assertThat(tag).matches("W/\"[0-9a-f]{16}\"");
            Answer again = server.get(url, "If-None-Match", tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(server.get(url, "If-None-Match", "W/\"other\"").status()).isEqualTo(200);
        }
    }

    @Test
    void theTagChangesWithWhatTheStatementSays() {
        String before = server.get("metadata").header("ETag");
        server.put(
                "SearchParameter/tag",
                Expect.json("{'resourceType':'SearchParameter','id':'tag','url':'urn:tag','name':'Tag',"
                        + "'status':'active','description':'a','code':'tagged','base':['Basic'],'type':'string',"
                        + "'expression':'Basic.id'}"));
        Answer after = server.get("metadata", "If-None-Match", before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("ETag")).isNotEqualTo(before);
        server.delete("SearchParameter/tag");
    }

    @Test
    void itSaysWhichVersionsOfFhirThereAre() {
        JsonNode answer = server.get("$versions").json();
        assertThat(answer.path("parameter").findValuesAsText("name")).containsExactly("version", "default");
        assertThat(answer.path("parameter").findValuesAsText("valueCode")).containsExactly("4.0", "4.0");
        Expect.refused(server.get("$versions?a=b"), 400, "not-supported", "$versions takes none");
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
                    .containsExactlyInAnyOrderElementsOf(Iterables.concat(
                            COMMON,
                            OPERATIONS.getOrDefault(resource.path("type").asText(), List.of())));
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

    @Test
    void theTerminologyCapabilitiesNameTheCodeSystemsThatAreHereAndTheVersionThatIsMeant() {
        for (String version : List.of("2", "10")) {
            server.put(
                    "CodeSystem/two-" + version,
                    Expect.json("{'resourceType':'CodeSystem','id':'two-" + version
                            + "','url':'urn:two','version':'" + version + "','status':'active','content':'complete',"
                            + "'property':[{'code':'colour','type':'code'}],'concept':[{'code':'a'}]}"));
        }
        server.put(
                "CodeSystem/stub",
                Expect.json(
                        "{'resourceType':'CodeSystem','id':'stub','url':'urn:stub','status':'active','content':'not-present'}"));
        try (ConceptLoad load = server.store()
                .loads()
                .begin(new Subject("urn:table", "2026", "Table", Map.of("kind", "code")), new ConceptHierarchy())) {
            load.add(List.of(Concept.of("a", "A")));
            load.finish();
        }
        JsonNode statement = server.get("metadata?mode=terminology").json();
        assertThat(statement.path("resourceType").asText()).isEqualTo("TerminologyCapabilities");
        assertThat(statement.at("/implementation/url").asText()).isEqualTo(server.base());
        assertThat(versions(statement, "urn:two")).containsExactly("10 true colour", "2 false colour");
        assertThat(versions(statement, "urn:table")).containsExactly("2026 true kind");
        assertThat(versions(statement, "urn:stub")).isEmpty();
        assertThat(versions(statement, "http://hl7.org/fhir/administrative-gender"))
                .containsExactly("4.0.1 true ");
        assertThat(versions(statement, "https://fhir.footbridge.example/CodeSystem/ahp-profession"))
                .hasSize(1);
        assertThat(statement.path("closure").isMissingNode()).isTrue();
    }

    /** Each with whether it is meant where none is named, and its properties. */
    private static List<String> versions(JsonNode statement, String url) {
        return StreamSupport.stream(statement.path("codeSystem").spliterator(), false)
                .filter(system -> system.path("uri").asText().equals(url))
                .flatMap(system -> StreamSupport.stream(system.path("version").spliterator(), false))
                .map(version -> version.path("code").asText() + " "
                        + version.path("isDefault").asText() + " "
                        + version.at("/property/0").asText())
                .toList();
    }

    @Test
    void theTerminologyCapabilitiesNameTheParametersThatExpandTakes() {
        JsonNode expansion = server.get("metadata?mode=terminology").json().path("expansion");
        assertThat(expansion.path("paging").asBoolean()).isTrue();
        List<String> names = expansion.path("parameter").findValuesAsText("name");
        assertThat(names).contains("filter", "displayLanguage");
        for (String name : names) {
            Answer answer = server.get("ValueSet/$expand?url=urn:none&" + name + "=1");
            assertThat(answer.diagnostics()).as(name).doesNotContain("is not supported");
        }
    }

    @Test
    void otherModesAreTheWholeStatementOrRefused() {
        assertThat(server.get("metadata?mode=normative")
                        .json()
                        .path("resourceType")
                        .asText())
                .isEqualTo("CapabilityStatement");
        Expect.refused(server.get("metadata?mode=closure"), 400, "value", "full, normative or terminology");
        assertThat(server.get("metadata?mode=terminology", "Accept", "application/fhir+xml")
                        .body())
                .startsWith("<TerminologyCapabilities");
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL of an entry means what it means outside of a bundle, and the answer has URLs that a client can follow. */
class BundleEntryTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String NAMED = "https://fhir.example.org/r4";

    @RegisterExtension
    static final RunningServer named =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.base-url=" + NAMED);

    private static final String PATIENT = "{'resourceType':'Patient','id':'p','active':true}";

    private static final Map<String, String> BODIES = Map.of(
            "GET",
            "",
            "HEAD",
            "",
            "DELETE",
            "",
            "POST",
            PATIENT,
            "PUT",
            PATIENT,
            "PATCH",
            "{'resourceType':'Parameters','parameter':[{'name':'operation','part':[{'name':'type','valueCode':'replace'},"
                    + "{'name':'path','valueString':'Patient.active'},{'name':'value','valueBoolean':false}]}]}");

    @BeforeEach
    void storeAPatient() {
        for (RunningServer one : List.of(server, named)) {
            for (String id : List.of("p", "q", "r")) {
                one.put("Patient/" + id, Expect.json(PATIENT.replace("'p'", "'" + id + "'")));
            }
            one.put(
                    "Goal/g",
                    Expect.json(
                            "{'resourceType':'Goal','id':'g','lifecycleStatus':'active','description':{'text':'x'},'subject':{'reference':'Patient/p'}}"));
        }
    }

    private static Answer bundle(RunningServer to, String type, String method, String url) {
        String resource = BODIES.get(method).isEmpty() ? "" : "'resource':" + BODIES.get(method) + ",";
        return to.post(
                "",
                Expect.json("{'resourceType':'Bundle','type':'" + type + "','entry':[{" + resource
                        + "'request':{'method':'" + method + "','url':'" + url + "'}}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void theCapabilityStatementCanBeReadInABundle(String type) {
        JsonNode alone = server.get("metadata").json();
        JsonNode entry =
                bundle(server, type, "GET", "metadata").json().path("entry").path(0);
        assertThat(entry.at("/response/status").asText()).startsWith("200");
        assertThat(entry.path("resource")).isEqualTo(alone);
        JsonNode part = bundle(server, type, "GET", "metadata?_elements=status,kind")
                .json()
                .at("/entry/0/resource");
        assertThat(part.path("kind").asText()).isEqualTo("instance");
        assertThat(part.has("software")).isFalse();
        JsonNode other =
                bundle(server, type, "GET", "metadata?mode=terminology").json();
        assertThat(other.at("/entry/0/resource/resourceType").asText()).isEqualTo("TerminologyCapabilities");
    }

    @Test
    void theCapabilityStatementIsNotSentAgainInABatch() {
        String tag = server.get("metadata").header("ETag").replace("\"", "\\\"");
        JsonNode entry = server.post(
                        "",
                        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":"
                                + "\"metadata\",\"ifNoneMatch\":\"" + tag + "\"}}]}")
                .json()
                .path("entry")
                .path(0);
        assertThat(entry.at("/response/status").asText()).startsWith("304");
        assertThat(entry.has("resource")).isFalse();
    }

    private static Stream<String> wrongPaths() {
        return Stream.of(
                "?_type=Patient",
                "Foo",
                "Foo/1",
                "patient/p",
                "*",
                "Patient/p/",
                "Patient//p",
                "Patient/a_b",
                "Patient/_foo",
                "Patient/metadata",
                "metadata/p/q",
                "Patient/_history",
                "Patient/_history/1",
                "Patient/_history/1/2",
                "_history",
                "_history/1",
                "_search",
                "Patient/p/blah",
                "Patient/p/blah/2",
                "Patient/p/_foo",
                "Patient/p/metadata",
                "Patient/p/_search",
                "Patient/p/Foo",
                "Patient/p/observation",
                "Patient/p/Observation/1",
                "Observation/p/Patient",
                "Patient/p/_history",
                "Patient/p/_history/0",
                "Patient/p/_history/x",
                "Patient/p/_history/1",
                "Patient/p/_history/1/x",
                "Patient/p/_history/1/_history/1",
                "Patient/p/../p",
                "Patient/p?foo=1",
                "Patient?foo=1",
                "Patient?_id=%FF",
                "Patient/%FF",
                "Patient/%zz",
                "Patient/p;x=1",
                "Patient/$x/p",
                "$x");
    }

    @TestFactory
    Stream<DynamicTest> aWrongPathIsRefusedAsOutsideOfABundle() {
        return Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                .flatMap(method -> wrongPaths()
                        .map(path -> DynamicTest.dynamicTest(method + " " + path, () -> {
                            int alone = alone(method, path);
                            boolean search = method.equals("POST") && path.contains("_search");
                            if (alone >= 400 && !search) {
                                storeAPatient();
                                String before = Expect.newest(server);
                                Answer batch = bundle(server, "batch", method, path);
                                assertThat(batch.json()
                                                .at("/entry/0/response/status")
                                                .asText())
                                        .as(batch.body())
                                        .startsWith("" + alone);
                                assertThat(bundle(server, "transaction", method, path)
                                                .status())
                                        .isEqualTo(alone);
                                assertThat(Expect.newest(server)).isEqualTo(before);
                            }
                        })));
    }

    /** What the container refuses has status 400. */
    private static int alone(String method, String path) {
        String url = server.base() + (path.startsWith("?") ? "" : "/") + path.replace("%zz", "%FF");
        return server.send(method, url, Expect.json(BODIES.get(method))).status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?_count=1",
                "Patient?_count=0",
                "Patient/_search?_count=1",
                "?_type=Patient&_count=1",
                "Goal?_include=Goal:subject",
                "Patient?_revinclude=Goal:subject",
                "Patient/p/Goal",
                "Patient/p/*",
                "Patient/p/_history",
                "Patient/_history?_count=1",
                "_history?_count=1",
                "Patient?_elements=active",
                "Patient?_summary=true"
            })
    void answersHaveTheUrlsOfTheServer(String url) {
        for (String type : List.of("batch", "transaction")) {
            requireUrls(bundle(server, type, "GET", url), server.base());
            requireUrls(
                    bundle(server, type, "GET", server.base().replace("localhost", "[::1]") + "/" + url),
                    server.base());
            requireUrls(bundle(named, type, "GET", url), NAMED);
        }
    }

    private static void requireUrls(Answer answer, String base) {
        JsonNode page = answer.json().at("/entry/0/resource");
        assertThat(page.path("link")).as(answer.body()).isNotEmpty();
        page.path("link")
                .forEach(link -> assertThat(link.path("url").asText())
                        .startsWith(base + (link.path("url").asText().startsWith(base + "?") ? "?" : "/")));
        page.path("entry")
                .forEach(entry ->
                        assertThat(entry.path("fullUrl").asText()).matches("\\Q" + base + "\\E/[A-Z][a-zA-Z]+/[^/]+"));
    }

    @Test
    void linksToTheNextPageCanBeFollowed() {
        for (String url : List.of(
                "Patient?_count=1", "Patient/_history?_count=1", "_history?_count=1", "Patient?_sort=_id&_count=1")) {
            JsonNode first = bundle(server, "batch", "GET", url).json().at("/entry/0/resource");
            String next = next(first);
            Answer alone = server.get(next);
            assertThat(Expect.entries(alone)).hasSize(1);
            JsonNode within = bundle(server, "batch", "GET", next).json().at("/entry/0/resource");
            assertThat(within.path("entry")).isEqualTo(alone.json().path("entry"));
            assertThat(within.path("entry")).isNotEqualTo(first.path("entry"));
        }
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        throw new AssertionError("no next page: " + page);
    }

    /** Deleting what never was is done, whatever the way. */
    @Test
    void aDeletionOfNothingFailsNothing() {
        Answer batch = bundle(server, "batch", "DELETE", "Patient/never");
        assertThat(batch.json().at("/entry/0/response/status").asText()).isEqualTo("204 No Content");
        String both =
                "{'resourceType':'Bundle','type':'transaction','entry':[{'request':{'method':'DELETE','url':'Patient/never'}},"
                        + "{'resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'Patient'}}]}";
        assertThat(Expect.entries(server.post("", Expect.json(both))))
                .extracting(entry -> entry.at("/response/status").asText())
                .containsExactly("204 No Content", "201 Created");
        String stale = both.replace("'url':'Patient/never'", "'url':'Patient/never','ifMatch':'W/\\\"1\\\"'");
        Expect.refused(server.post("", Expect.json(stale)), 412, "conflict", "Entry 0");
        assertThat(server.delete("Patient?identifier=never").status()).isEqualTo(204);
        assertThat(server.get("Patient/never").status()).isEqualTo(404);
    }
}

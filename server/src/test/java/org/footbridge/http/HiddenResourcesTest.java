package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.http.SwitchedPolicy.Mode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A resource that does not exist for a caller is answered for as one that was never stored: each request is sent twice, about the
 * one and about the other, and the answers differ in nothing but the names that the client sent.
 */
class HiddenResourcesTest {
    private static final SwitchedPolicy POLICY = new SwitchedPolicy();

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
                    "--footbridge.references.on-delete=block", "--footbridge.references.in-transactions=enforce")
            .under(POLICY);

    private static final String HIDDEN = "hidden";
    private static final String ABSENT = "absent";
    private static final String MINE = "urn:x";
    private static final String OTHERS = "urn:y";

    /** The least content of some types, each of which may have a subject or a reference and an identifier. */
    private static final Map<String, String> CONTENT = content();

    private static Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("Patient", "'name':[{'family':'NAME'}],'birthDate':'YEAR'");
        content.put("Practitioner", "'name':[{'family':'NAME'}]");
        content.put("Organization", "'name':'NAME'");
        content.put(
                "Observation",
                "'status':'final','code':{'text':'NAME'},'valueQuantity':{'value':YEAR},'subject':{'reference':'Patient/ID'}");
        content.put(
                "ServiceRequest",
                "'status':'active','intent':'order','authoredOn':'YEAR','subject':{'reference':'Patient/ID'}");
        content.put(
                "Task", "'status':'requested','intent':'order','authoredOn':'YEAR','for':{'reference':'Patient/ID'}");
        content.put(
                "Goal",
                "'lifecycleStatus':'active','description':{'text':'NAME'},'startDate':'YEAR','subject':{'reference':'Patient/ID'}");
        content.put("HealthcareService", "'name':'NAME','providedBy':{'reference':'Organization/ID'}");
        return content;
    }

    private record Request(String method, String path, String body, String... headers) {
        static Request get(String path) {
            return new Request("GET", path, "");
        }
    }

    @BeforeAll
    static void storeResources() {
        POLICY.become(Mode.OPEN);
        for (String type : CONTENT.keySet()) {
            put(type, HIDDEN, OTHERS);
            put(type, HIDDEN, OTHERS.replace("urn", "urn:z")); // a second version
            put(type, "mine", MINE);
        }
        server.delete("Basic/" + HIDDEN);
    }

    @BeforeEach
    void narrow() {
        POLICY.become(Mode.TAGGED);
    }

    private static void put(String type, String id, String tag) {
        Answer stored = server.put(type + "/" + id, resource(type, id, tag));
        assertThat(stored.status()).as(stored.body()).isIn(200, 201);
    }

    private static String resource(String type, String id, String tag) {
        return Expect.json("{'resourceType':'" + type + "','id':'" + id + "','meta':{'tag':[{'system':'" + tag
                + "','code':'mine'}]},'identifier':[{'system':'urn:i','value':'" + id + "'}],"
                + CONTENT.get(type)
                        .replace("ID", id)
                        .replace("NAME", id)
                        .replace("YEAR", tag.equals(MINE) ? "2020" : "2010")
                + "}");
    }

    @Test
    void areAsIfNeverStoredOnEveryRoute() {
        int cases = 0;
        List<String> differences = new ArrayList<>();
        for (Mode mode : List.of(Mode.TAGGED, Mode.VALUES, Mode.NOTHING)) {
            POLICY.become(mode);
            for (String type : CONTENT.keySet()) {
                List<Request> hidden = requests(type, HIDDEN).toList();
                List<Request> absent = requests(type, ABSENT).toList();
                for (int i = 0; i < hidden.size(); i++) {
                    cases++;
                    String one = told(hidden.get(i));
                    String other = told(absent.get(i)).replace(ABSENT, HIDDEN).replace("Absent", "Hidden");
                    if (!one.equals(other)) {
                        differences.add(mode + " " + hidden.get(i).method() + " "
                                + hidden.get(i).path() + "\n  " + one + "\n  " + other);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(cases).isGreaterThan(900);
        unchanged();
    }

    /** Nothing that was tried changed anything. */
    private static void unchanged() {
        POLICY.become(Mode.OPEN);
        for (String type : CONTENT.keySet()) {
            assertThat(server.get(type + "/" + HIDDEN).header("ETag")).isEqualTo("W/\"2\"");
        }
    }

    /** All that a client learns: status, body and headers. */
    private static String told(Request request) {
        Answer answer = server.send(request.method(), request.path(), request.body(), request.headers());
        StringBuilder told = new StringBuilder().append(answer.status());
        for (String name : List.of("ETag", "Location", "Content-Location", "Last-Modified", "Content-Type")) {
            told.append(' ').append(answer.header(name));
        }
        return told.append(' ')
                .append(answer.body())
                .toString()
                .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "")
                .replaceAll("\"lastUpdated\":\"[^\"]*\"", "")
                .replaceAll("_cursor=[^\"&]*", "_cursor=");
    }

    private static Stream<Request> requests(String type, String id) {
        String path = type + "/" + id;
        String patch = "[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"en\"}]";
        Stream<Request> onResource = Stream.of(
                Request.get(path),
                new Request("HEAD", path, ""),
                Request.get(path + "/_history"),
                Request.get(path + "/_history/1"),
                Request.get(path + "/_history/2"),
                Request.get(path + "/_history/9"),
                Request.get(path + "?_elements=id"),
                new Request("GET", path, "", "If-None-Match", "W/\"2\""),
                Request.get(path + "/$validate"),
                Request.get(path + "/$everything"),
                new Request("PUT", path, resource(type, id, MINE)),
                new Request("PUT", path, resource(type, id, OTHERS)),
                new Request("PUT", path, resource(type, id, MINE), "If-Match", "W/\"2\""),
                new Request("PUT", path, resource(type, id, MINE), "If-None-Match", "*"),
                new Request(
                        "PUT", path, "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"implicitRules\":[]}"),
                new Request("PUT", type + "?identifier=urn:i%7Cnobody", resource(type, id, MINE)),
                new Request("PATCH", path, patch, "Content-Type", "application/json-patch+json"),
                new Request("PATCH", path, patch, "Content-Type", "application/json-patch+json", "If-Match", "W/\"2\""),
                new Request("DELETE", path, ""),
                new Request("DELETE", path, "", "If-Match", "W/\"2\""),
                new Request("POST", path + "/$validate", validation("delete")),
                new Request("DELETE", type + "?identifier=urn:i%7C" + id, ""));
        return Stream.of(onResource, inBundles(type, path), searches(type, id)).flatMap(all -> all);
    }

    private static String validation(String mode) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"mode\",\"valueCode\":\"" + mode + "\"}]}";
    }

    private static Stream<Request> inBundles(String type, String path) {
        String id = path.substring(type.length() + 1);
        String put = ",\"resource\":" + resource(type, id, MINE);
        return Stream.of("batch", "transaction")
                .flatMap(kind -> Stream.of(
                                entry("GET", path, ""),
                                entry("GET", path + "/_history", ""),
                                entry("GET", type + "?identifier=urn:i%7C" + id, ""),
                                entry("PUT", path, put),
                                entry("DELETE", path, ""))
                        .map(entry -> new Request(
                                "POST",
                                "",
                                "{\"resourceType\":\"Bundle\",\"type\":\"" + kind + "\",\"entry\":[" + entry + "]}")));
    }

    private static String entry(String method, String url, String resource) {
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}" + resource + "}";
    }

    private static Stream<Request> searches(String type, String id) {
        return Stream.of(
                        type + "?_id=" + id,
                        type + "?identifier=urn:i%7C" + id,
                        type + "?identifier=urn:i%7C" + id + "&_total=accurate",
                        type + "?identifier=urn:i%7C" + id + "&_summary=count",
                        "?_type=" + type + "&_id=" + id,
                        "Patient/" + id + "/Observation",
                        "Observation?subject:Patient.identifier=urn:i%7C" + id,
                        "Observation?subject:Patient.name=" + id + "&_summary=count",
                        "Patient?_has:Observation:subject:identifier=urn:i%7C" + id,
                        "Organization?_has:HealthcareService:organization:name=" + id,
                        type + "?_has:Provenance:target:agent=" + id,
                        type + "?_filter=identifier%20eq%20%22" + id + "%22")
                .map(Request::get);
    }

    @ParameterizedTest(name = "by {0}")
    @EnumSource(names = {"TAGGED", "VALUES"})
    void leaveNoTraceInListsCountsAndHistories(Mode mode) {
        POLICY.become(mode);
        for (String type : CONTENT.keySet()) {
            assertThat(server.get(type + "?_total=accurate")
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(server.get(type + "?_summary=count").json().path("total").asInt())
                    .isEqualTo(1);
            for (String path : List.of(
                    type,
                    type + "?_sort=_lastUpdated",
                    type + "/_history",
                    "?_type=" + type,
                    "_history",
                    type + "?_include=*&_revinclude=*",
                    type + "?_id:not=x")) {
                Answer answer = server.get(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.body())
                        .as(path)
                        .doesNotContain("\"id\":\"" + HIDDEN)
                        .contains("mine");
            }
        }
    }

    @ParameterizedTest(name = "by {0}")
    @EnumSource(names = {"TAGGED", "VALUES"})
    void areNotIncludedWithVisibleMatches(Mode mode) {
        POLICY.become(Mode.OPEN);
        Answer stored = server.put(
                "Observation/mixed",
                resource("Observation", "mixed", MINE).replace("Patient/mixed", "Patient/" + HIDDEN));
        assertThat(stored.status()).as(stored.body()).isIn(200, 201);
        POLICY.become(mode);
        Answer found = server.get("Observation?_id=mixed&_include=Observation:subject");
        assertThat(found.json().path("entry")).hasSize(1);
        POLICY.become(Mode.OPEN);
        assertThat(server.get("Observation?_id=mixed&_include=Observation:subject")
                        .json()
                        .path("entry"))
                .hasSize(2);
        assertThat(server.delete("Observation/mixed").status()).isEqualTo(204);
    }

    @Test
    void areNotReferredToFromTransactions() {
        String observation = resource("Observation", "linked", MINE);
        String[] answers = Stream.of(HIDDEN, ABSENT)
                .map(id -> server.post(
                        "",
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                                + entry(
                                        "POST",
                                        "Observation",
                                        ",\"resource\":" + observation.replace("Patient/linked", "Patient/" + id))
                                + "]}"))
                .map(answer -> answer.status() + answer.diagnostics())
                .toArray(String[]::new);
        assertThat(answers[0]).startsWith("422").isEqualTo(answers[1].replace(ABSENT, HIDDEN));
    }

    @Test
    void doNotStandInTheWayOfWhatTheCallerMayDo() {
        Answer created = server.post("Patient", resource("Patient", "p", MINE).replace("\"id\":\"p\",", ""));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String path = created.header("Location").replaceFirst(".*/fhir/", "").replaceFirst("/_history/.*", "");
        assertThat(server.get(path).status()).isEqualTo(200);
        assertThat(server.delete(path).status()).isEqualTo(204);
    }

    @Test
    void denyingEverythingLetsNothingBeWritten() {
        POLICY.become(Mode.NOTHING);
        for (String type : CONTENT.keySet()) {
            String body = resource(type, "new", MINE).replace("\"id\":\"new\",", "");
            assertThat(server.post(type, body).status()).isEqualTo(403);
            assertThat(server.put(type + "/mine", resource(type, "mine", MINE)).status())
                    .isEqualTo(403);
            assertThat(server.get(type + "/mine").status()).isEqualTo(404);
            assertThat(server.get(type).json().path("entry")).isEmpty();
        }
    }
}

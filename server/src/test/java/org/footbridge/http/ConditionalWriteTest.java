package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes to what a condition names. */
class ConditionalWriteTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static String patient(String value, String more) {
        return Expect.json(
                "{'resourceType':'Patient','identifier':[{'system':'urn:test','value':'" + value + "'}]" + more + "}");
    }

    private static Answer create(String value) {
        return server.post("Patient", patient(value, ""), "If-None-Exist", "identifier=urn:test|" + value);
    }

    private static int count(String value) {
        return Expect.entries(server.get("Patient?identifier=urn:test%7C" + value))
                .size();
    }

    @Test
    void aConditionalCreateCreatesOnce() {
        Answer first = create("c1");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        Answer second = create("c1");
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(count("c1")).isEqualTo(1);
    }

    @Test
    void itCreatesAgainOnceTheMatchIsGone() {
        for (int i = 0; i < 3; i++) {
            Answer created = create("c2");
            assertThat(created.status()).isEqualTo(201);
            assertThat(server.delete("Patient/" + created.id()).status()).isEqualTo(204);
        }
        assertThat(create("c2").status()).isEqualTo(201);
        assertThat(create("c2").status()).isEqualTo(200);
    }

    @Test
    void severalMatchesAreRefused() {
        server.post("Patient", patient("c3", ""));
        server.post("Patient", patient("c3", ""));
        Expect.refused(create("c3"), 412, "conflict", "more than one match");
        Expect.refused(
                server.put("Patient?identifier=urn:test%7Cc3", patient("c3", "")), 412, "conflict", "more than one");
        Expect.refused(server.delete("Patient?identifier=urn:test%7Cc3"), 412, "conflict", "more than one");
        assertThat(count("c3")).isEqualTo(2);
    }

    @Test
    void manyClientsAtOnceMakeOne() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 12; round++) {
                String value = "race" + round;
                List<Callable<Integer>> creates = IntStream.range(0, 16)
                        .mapToObj(i -> (Callable<Integer>) () -> create(value).status())
                        .toList();
                int created = 0;
                for (Future<Integer> status : clients.invokeAll(creates)) {
                    assertThat(status.get()).isIn(200, 201);
                    created += status.get() == 201 ? 1 : 0;
                }
                assertThat(created).isEqualTo(1);
                assertThat(count(value)).isEqualTo(1);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aConditionalUpdateUpdatesOrCreates() {
        String url = "Patient?identifier=urn:test%7Cu1";
        Answer created = server.put(url, patient("u1", ""));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Answer updated = server.put(url, patient("u1", ",'active':true"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(server.put(url, patient("u1", ",'active':true")).header("ETag"))
                .isEqualTo("W/\"2\"");
        Expect.refused(server.put(url, patient("u1", ",'id':'another'")), 400, "invalid", "another");
        assertThat(count("u1")).isEqualTo(1);
    }

    @Test
    void anUpdateWithoutMatchTakesTheIdOfItsBody() {
        Answer created = server.put("Patient?identifier=urn:test%7Cu2", patient("u2", ",'id':'u2-own'"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.id()).isEqualTo("u2-own");
        Expect.refused(
                server.put("Patient?identifier=urn:test%7Cu3", patient("u3", ",'id':'u2-own'")),
                409,
                "conflict",
                "u2-own");
    }

    @Test
    void aConditionalDeleteDeletesTheMatch() {
        String id = create("d1").id();
        assertThat(server.delete("Patient?identifier=urn:test%7Cd1").status()).isEqualTo(204);
        assertThat(server.get("Patient/" + id).status()).isEqualTo(410);
        assertThat(server.delete("Patient?identifier=urn:test%7Cd1").status()).isEqualTo(204);
    }

    @ParameterizedTest(name = "{0} {1} is refused")
    @CsvSource(
            delimiter = ';',
            value = {
                "PUT   ; Patient                       ; 400; condition",
                "PUT   ; Patient?_count=3              ; 400; condition",
                "PUT   ; Patient?_sort=name&name=x     ; 400; condition",
                "PUT   ; Patient?nonsense=x            ; 400; nonsense",
                "DELETE; Patient                       ; 400; condition",
                "DELETE; Patient?identifier=           ; 400; identifier",
                "PATCH ; Patient?identifier=nobody     ; 404; no match"
            })
    void aConditionThatIsNone(String method, String url, int status, String diagnostics) {
        String body = method.equals("PATCH") ? "[]" : method.equals("PUT") ? patient("x", "") : "";
        String type = method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json";
        Answer answer = server.send(method, url, body, "Content-Type", type);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.diagnostics()).contains(diagnostics);
    }

    @Test
    void aHeaderThatIsNoConditionCreatesNothing() {
        String before = Expect.newest(server);
        Expect.refused(
                server.post("Patient", patient("h", ""), "If-None-Exist", "identifier"), 400, "value", "condition");
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "application/json-patch+json; [{'op':'add','path':'/active','value':true}]",
                "application/xml-patch+xml; <diff xmlns:f='http://hl7.org/fhir'><add sel='f:Patient'><f:active value='true'/></add></diff>",
                "application/fhir+json; {'resourceType':'Parameters','parameter':[{'name':'operation','part':[{'name':'type','valueCode':'add'},{'name':'path','valueString':'Patient'},{'name':'name','valueString':'active'},{'name':'value','valueBoolean':true}]}]}"
            })
    void aPatchChangesWhatItSays(String contentType, String patch) {
        String id = server.post("Patient", patient("p", ",'gender':'female'")).id();
        String body = contentType.contains("xml") ? patch : Expect.json(patch);
        Answer patched = server.send("PATCH", "Patient/" + id, body, "Content-Type", contentType);
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(patched.json().path("active").asBoolean()).isTrue();
        assertThat(patched.json().path("gender").asText()).isEqualTo("female");
        assertThat(server.send("PATCH", "Patient/" + id, body, "Content-Type", contentType, "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource({
        "a date is another, male, 1950-01-03",
        "a code is another, other, 1950-01-02",
        "neither is, male, 1950-01-02"
    })
    void whatAnUpdateChangesIsFoundAndTheRestStays(String what, String gender, String day) {
        String name = what.replace(' ', '-');
        String id = server.post("Patient", patient(name, ",'gender':'male','birthDate':'1950-01-02'"))
                .id();
        String more = ",'id':'" + id + "','gender':'" + gender + "','birthDate':'" + day + "','active':true";
        assertThat(server.put("Patient/" + id, patient(name, more)).status()).isEqualTo(200);
        assertThat(count(name + "&birthdate=" + day + "&gender=" + gender + "&active=true"))
                .isEqualTo(1);
        assertThat(count(name + "&birthdate=ne" + day)).isZero();
        assertThat(count(name + "&gender:not=" + gender)).isZero();
    }

    /** What is not stored is ignored, as R4 says, once it can be read at all. */
    @Test
    void aBodyThatIsNoResourceIsRefusedWhetherThereIsAMatchOrNot() {
        server.post("Patient", patient("there", ""));
        String wrong = patient("there", ",'birthDate':'yesterday'");
        for (String value : List.of("there", "nowhere")) {
            Answer answer = server.post("Patient", wrong, "If-None-Exist", "identifier=urn:test|" + value);
            Expect.refused(answer, 400, "value", "birthDate");
        }
    }

    @Test
    void parametersThatNobodyHeedsAreRefused() {
        String id = server.post("Patient", patient("unheeded", "")).id();
        Expect.refused(server.delete("Patient/" + id + "?_cascade=delete"), 400, "not-supported", "cascade-max");
        Expect.refused(server.delete("Patient/" + id + "?hard=true"), 400, "not-supported", "'hard'");
        Expect.refused(
                server.put("Patient/" + id + "?x=1", patient("u", ",'id':'" + id + "'")), 400, "not-supported", "'x'");
        assertThat(server.get("Patient/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void aPatchOfNoKnownFormIsRefused() {
        String id = server.post("Patient", patient("q", "")).id();
        Answer answer = server.send("PATCH", "Patient/" + id, "x", "Content-Type", "text/plain");
        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        answer = server.send("PATCH", "Patient/none", "[]", "Content-Type", "application/json-patch+json");
        assertThat(answer.status()).isEqualTo(404);
    }

    /** Claims name transactions of the cluster that they were made in, and would seem to be of some to come. */
    @Test
    void claimsDoNotOutliveTheMoveToAnotherCluster() {
        String body = Expect.json("{'resourceType':'Patient','identifier':[{'system':'urn:moved','value':'1'}]}");
        String[] unlessThere = {"If-None-Exist", "identifier=urn:moved|1"};
        Answer first = server.post("Patient", body, unlessThere);
        assertThat(first.status()).isEqualTo(201);
        assertThat(server.delete("Patient/" + first.id()).status()).isEqualTo(204);
        server.sql("UPDATE condition_guard SET txid = '900000000'");
        server.sql("UPDATE setting SET value = 'another' WHERE name = 'cluster'");
        RunningServer moved = server.beside("--footbridge.validation.mode=off");
        try {
            assertThat(moved.post("Patient", body, unlessThere).status()).isEqualTo(201);
        } finally {
            moved.stop();
        }
    }
}

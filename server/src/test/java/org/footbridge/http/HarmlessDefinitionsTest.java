package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stored definition that cannot be read, or that is a part of itself, harms nobody but those who ask for it. */
class HarmlessDefinitionsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final String ABSENT =
            "{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}";
    private static final String NEEDS = "https://fhir.footbridge.example/ValueSet/sp-need";

    /** What stands for everybody else: a plain write, one that a profile and its value sets judge, and what is read. */
    private static void requireUnharmed(RunningServer where) throws IOException {
        String referral = Files.readString(Path.of("..", "profiles", "src", "main", "fhir", "package", "example")
                .resolve("ServiceRequest-example-referral.json"));
        assertThat(where.post("ServiceRequest", referral).status()).isEqualTo(201);
        Answer doubtful = where.post(
                "Patient",
                Expect.json("{'resourceType':'Patient','birthDate':'1970-01-01'}"),
                "Prefer",
                "return=OperationOutcome");
        assertThat(doubtful.status()).as(doubtful.body()).isEqualTo(201);
        assertThat(where.get("metadata?_=" + System.nanoTime()).status()).isEqualTo(200);
        assertThat(where.get(URI.create(where.base()).resolve("/ig/").toString())
                        .status())
                .isEqualTo(200);
    }

    private final List<String> stored = new ArrayList<>();

    private void store(String path, String definition) {
        Answer answer = server.put(path, Expect.json(definition.replace("$absent", ABSENT)));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        stored.add(path);
    }

    @AfterEach
    void remove() {
        stored.forEach(path -> server.delete(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValueSet", "CodeSystem", "ConceptMap", "Questionnaire", "NamingSystem", "SearchParameter"})
    void anExtensionInPlaceOfAnElementOfADefinitionHarmsNobody(String type) throws IOException {
        for (String element : List.of("url", "version", "name", "status", "title", "publisher", "date")) {
            String others = element.equals("status") ? "" : ",'status':'draft'";
            Answer answer = server.post(
                    type, Expect.json("{'resourceType':'" + type + "','_" + element + "':" + ABSENT + others + "}"));
            assertThat(answer.status()).as(answer.body()).isBetween(200, 422);
            if (answer.status() == 201) {
                stored.add(type + "/" + answer.id());
            }
        }
        requireUnharmed(server);
    }

    private static String set(String id, String url, String parts) {
        return "{'resourceType':'ValueSet','id':'" + id + "','url':'" + url
                + "','status':'active','compose':{'include':[" + parts + "]}}";
    }

    private static String part(String url) {
        return "{'valueSet':['" + url + "']}";
    }

    @Test
    void aValueSetThatIsAPartOfItselfIsNotExpandedAndHarmsNobody() throws IOException {
        store("ValueSet/self", set("self", "urn:vs:self", part("urn:vs:self")));
        store("ValueSet/one", set("one", "urn:vs:one", part("urn:vs:two")));
        store("ValueSet/two", set("two", "urn:vs:two", part("urn:vs:three")));
        store("ValueSet/three", set("three", "urn:vs:three", part("urn:vs:one")));
        store("ValueSet/out", set("out", "urn:vs:out", part("urn:vs:one")));
        store("ValueSet/need", set("need", NEEDS, part(NEEDS)));
        requireUnharmed(server);
        for (String url : List.of("urn:vs:self", "urn:vs:one", "urn:vs:two", "urn:vs:out", NEEDS)) {
            Answer expanded = server.get("ValueSet/$expand?url=" + url);
            assertThat(expanded.status()).as(expanded.body()).isBetween(400, 422);
            assertThat(expanded.diagnostics()).contains("includes itself");
            Answer validated = server.get("ValueSet/$validate-code?url=" + url + "&system=urn:s&code=c");
            assertThat(validated.status()).as(validated.body()).isBetween(200, 422);
            store("StructureDefinition/bound", """
                {'resourceType':'StructureDefinition','id':'bound','url':'urn:sd:bound','name':'Bound',
                 'status':'active','kind':'resource','abstract':false,'type':'Observation',
                 'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Observation','derivation':'constraint',
                 'differential':{'element':[{'id':'Observation.code','path':'Observation.code',
                   'binding':{'strength':'preferred','valueSet':'%s'}}]}}\
                """.formatted(url));
            Answer bound = server.post("Observation", Expect.json("""
                {'resourceType':'Observation','meta':{'profile':['urn:sd:bound']},'status':'final',
                 'code':{'coding':[{'system':'urn:s','code':'c'}]}}\
                """));
            assertThat(bound.status()).as(bound.body()).isEqualTo(201);
        }
        Answer health =
                server.get(URI.create(server.base()).resolve("/actuator/health").toString());
        assertThat(health.json().path("status").asText()).isEqualTo("UP");
        assertThat(health.json().at("/components/definitions/details/reasons").toString())
                .contains("ValueSet/self", "ValueSet/one", "ValueSet/two", "ValueSet/three", "ValueSet/need")
                .contains("It includes itself through 'urn:vs:self'.")
                .doesNotContain("ValueSet/out");
        RunningServer restarted = server.beside();
        try {
            requireUnharmed(restarted);
        } finally {
            restarted.stop();
        }
    }

    @Test
    void withoutItsNewestVersionAnotherVersionIsMeantThatMayBeAPartOfItselfToo() throws IOException {
        store("ValueSet/b", set("b", "urn:vs:b", part("urn:vs:a")));
        store("ValueSet/a1", set("a1", "urn:vs:a", part("urn:vs:b")).replace("'status'", "'version':'1','status'"));
        store("ValueSet/a2", set("a2", "urn:vs:a", part("urn:vs:a")).replace("'status'", "'version':'2','status'"));
        requireUnharmed(server);
    }

    @Test
    void valueSetsThatContainEachOtherWithoutACircleButWithoutBoundHarmNobody() throws IOException {
        for (int i = 0; i < 40; i++) {
            String next = "urn:vs:wide" + (i + 1);
            store(
                    "ValueSet/wide" + i,
                    set(
                            "wide" + i,
                            i == 0 ? NEEDS : "urn:vs:wide" + i,
                            i == 39 ? "{'system':'urn:s'}" : part(next) + "," + part(next)));
        }
        requireUnharmed(server);
    }

    @Test
    void codeSystemsInCirclesAreAsked() throws IOException {
        store("CodeSystem/ring", """
            {'resourceType':'CodeSystem','id':'ring','url':'urn:cs:ring','status':'active','content':'complete',
             'hierarchyMeaning':'is-a','concept':[
              {'code':'a','property':[{'code':'parent','valueCode':'b'},{'code':'child','valueCode':'a'}]},
              {'code':'b','property':[{'code':'parent','valueCode':'a'},{'_code':$absent,'valueCode':'a'}]},
              {'_code':$absent,'concept':[{'code':'c'}]}]}\
            """);
        store("CodeSystem/plus", """
            {'resourceType':'CodeSystem','id':'plus','url':'urn:cs:plus','status':'active','content':'supplement',
             'supplements':'urn:cs:plus','concept':[{'code':'a'}]}\
            """);
        store(
                "ValueSet/ring",
                set(
                        "ring",
                        "urn:vs:ring",
                        "{'system':'urn:cs:ring','filter':[{'property':'concept','op':'is-a','value':'a'}]},"
                                + "{'system':'urn:cs:ring','concept':[{'_code':$absent},{'code':'b'}]}"));
        requireUnharmed(server);
        assertThat(server.get("CodeSystem/$lookup?system=urn:cs:ring&code=a").status())
                .isEqualTo(200);
        assertThat(server.get("CodeSystem/$subsumes?system=urn:cs:ring&codeA=a&codeB=b")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("CodeSystem/$lookup?system=urn:cs:plus&code=a").status())
                .isBetween(400, 422);
        assertThat(server.get("ValueSet/$expand?url=urn:vs:ring").status()).isBetween(200, 422);
        assertThat(server.get("metadata?mode=terminology").status()).isEqualTo(200);
    }

    @Test
    void mapsInCirclesEnd() throws IOException {
        store("ConceptMap/ring", """
            {'resourceType':'ConceptMap','id':'ring','url':'urn:cm:ring','status':'active','group':[
             {'source':'urn:s','target':'urn:t','element':[{'_code':$absent,'target':[{'_code':$absent,
               'equivalence':'equal'}]}],'unmapped':{'mode':'other-map','url':'urn:cm:ring'}}]}\
            """);
        requireUnharmed(server);
        assertThat(server.get("ConceptMap/$translate?url=urn:cm:ring&system=urn:s&code=c")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("ConceptMap/$translate?system=urn:s&code=c").status())
                .isEqualTo(200);
    }
}

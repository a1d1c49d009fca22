package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a search takes for the same: names and other texts, codes and identifiers in another case, versions of canonicals,
 * MIME types; and what it takes for nothing.
 */
class MatchingHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String REASON =
            "{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}";

    /** By id: each is of the type that the id begins with. */
    private static final Map<String, String> RESOURCES = Map.ofEntries(
            Map.entry(
                    "CodeSystem-strict",
                    "'url':'urn:strict','status':'active','content':'complete','caseSensitive':true,"
                            + "'concept':[{'code':'Ab'}]"),
            Map.entry(
                    "CodeSystem-loose",
                    "'url':'urn:loose','status':'active','content':'complete','caseSensitive':false,"
                            + "'concept':[{'code':'Ab','concept':[{'code':'Cd'}]}]"),
            Map.entry(
                    "ValueSet-set",
                    "'url':'urn:set','version':'1.2','status':'active','compose':{'include':["
                            + "{'system':'urn:loose'},{'system':'urn:strict'}]}"),
            Map.entry("ValueSet-other", "'url':'urn:set','version':'2','status':'active'"),
            Map.entry("Patient-obrien", "'name':[{'family':'O’Brien'}],'birthDate':'1970-01-01'"),
            Map.entry(
                    "Patient-quinones",
                    "'name':[{'family':'Carreño Quiñones','given':['José']}]," + "'_birthDate':" + REASON),
            Map.entry("Patient-jones", "'name':[{'text':'Ms Anna Smith-Jones'}],'contact':[{'name':{'family':'X'}}]"),
            Map.entry(
                    "Patient-ci",
                    "'identifier':[{'type':{'coding':[{'system':'urn:loose','code':'Ab'}]},"
                            + "'system':'urn:ci','value':'AbC-9'}],'telecom':[{'system':'email','value':'Ann.Bee@Example.org'}]"),
            Map.entry(
                    "Observation-strict",
                    "'code':{'coding':[{'system':'urn:strict','code':'Ab'}]},"
                            + "'effectiveDateTime':'2024-05-17','valueQuantity':{'value':3},'status':'final',"
                            + "'subject':{'reference':'Patient/Patient-ci'}"),
            Map.entry(
                    "Observation-loose",
                    "'code':{'coding':[{'system':'urn:loose','code':'aB'}]},"
                            + "'effectiveDateTime':'2024-05-17','valueQuantity':{'value':3},'_status':" + REASON),
            Map.entry(
                    "Observation-plain",
                    "'code':{'coding':[{'code':'AB'}]},'meta':{'profile':['http://p.example/p|1.0']}"),
            Map.entry("Observation-claims", "'code':{'text':'claims'},'meta':{'profile':['http://p.example/p|1.1']}"),
            Map.entry("Observation-later", "'code':{'text':'later'},'meta':{'profile':['http://p.example/p|10']}"),
            Map.entry("QuestionnaireResponse-1", "'questionnaire':'http://q.example/q|1.0','status':'completed'"),
            Map.entry("QuestionnaireResponse-2", "'questionnaire':'http://q.example/q|2.0','status':'completed'"),
            Map.entry("Organization-west", "'name':'St. Mary\\'s (West)'"),
            Map.entry("DocumentReference-xml", content("text/xml; charset=UTF-8")),
            Map.entry("DocumentReference-bare", content("TEXT/XML")),
            Map.entry("DocumentReference-image", content("image/png")));

    private static String content(String type) {
        return "'status':'current','content':[{'attachment':{'contentType':'" + type + "'}}]";
    }

    @BeforeAll
    static void store() {
        // code systems first: what is indexed heeds what is known then
        RESOURCES.keySet().stream().sorted().forEach(id -> {
            String type = id.substring(0, id.indexOf('-'));
            String body = "{'resourceType':'" + type + "','id':'" + id + "'," + RESOURCES.get(id) + "}";
            Answer answer = server.put(type + "/" + id, body.replace("\\'", "’").replace('\'', '"'));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        });
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "Patient?family=obrien                          > obrien",
                "Patient?family=O'Br                            > obrien",
                "Patient?family=o brien                         > obrien",
                "Patient?name=quinones                          > quinones",
                "Patient?family=carreno quin                    > quinones",
                "Patient?family=Carreño-Quiñones                > quinones",
                "Patient?family=ones                            > ''",
                "Patient?family:contains=ones                   > quinones",
                "Patient?family:exact=Quiñones                  > ''",
                "Patient?family:exact=Carreño Quiñones          > quinones",
                "Patient?family:exact=O’Brien                   > obrien",
                "Patient?family:exact=O'Brien                   > ''",
                "Patient?name=smith                             > jones",
                "Patient?name=jones                             > jones",
                "Patient?name=smith-jones                       > jones",
                "Patient?name=smithjones                        > jones",
                "Patient?name=smith jones                       > jones",
                "Patient?name:contains=a smith                  > jones",
                "Patient?_filter=family eq \"carreno quinones\" > quinones",
                "Patient?_filter=family eq \"quinones\"         > ''",
                "Patient?_filter=family ew \"quinones\"         > quinones",
                "Organization?name=st marys west                > west",
                "Organization?name=mary                         > ''",
                "Patient?birthdate:missing=true&_id=Patient-obrien,Patient-quinones  > quinones",
                "Patient?birthdate:missing=false                > obrien",
                "Observation?status:missing=false               > strict",
                "Observation?status:missing=true&_id=Observation-strict,Observation-loose > loose",
                "Patient?identifier=urn:ci|abc-9                > ci",
                "Patient?identifier=ABC-9                       > ci",
                "Patient?identifier=URN:ci|abc-9                > ''",
                "Patient?email=ann.bee@example.ORG              > ci",
                "Patient?identifier:of-type=urn:loose|aB|aBC-9  > ci",
                "Observation?code=ab                            > loose, plain",
                "Observation?code=Ab                            > loose, plain, strict",
                "Observation?code=urn:loose|AB                  > loose",
                "Observation?code=urn:strict|AB                 > ''",
                "Observation?code=urn:strict|Ab                 > strict",
                "Observation?code:not=ab                        > claims, later, strict",
                "Observation?code:in=urn:set|1.2                > loose, strict",
                "Observation?code:below=urn:loose|Ab            > loose",
                "Observation?code-value-quantity=ab$3           > loose",
                "Observation?code=AB&date=2024&_sort=date       > loose",
                "Observation?code=Ab&date=2024&_sort=-date      > loose, strict",
                "Observation?status=FINAL                       > ''",
                "Observation?subject:Patient.identifier=abc-9   > strict",
                "Patient?_has:Observation:patient:code=Ab       > ci",
                "Patient?_has:Observation:patient:code=ab       > ''",
                "ValueSet?url=urn:set                           > other, set",
                "ValueSet?url=urn:set|1.2                       > set",
                "ValueSet?url=urn:set|9                         > ''",
                "ValueSet?url:below=urn:set|1                   > set",
                "Observation?_profile=http://p.example/p|1.0    > plain",
                "Observation?_profile:below=http://p.example/p|1 > claims, plain",
                "Observation?_profile:above=http://p.example/p|1.0.2 > plain",
                "QuestionnaireResponse?questionnaire:below=http://q.example/q|1 > 1",
                "QuestionnaireResponse?questionnaire:below=http://q.example/q   > 1, 2",
                "DocumentReference?contenttype:below=text/xml   > bare, xml",
                "DocumentReference?contenttype:below=image      > image",
                "DocumentReference?contenttype:below=image/*    > image",
                "DocumentReference?contenttype:below=text/x     > ''",
                "DocumentReference?contenttype=text/xml         > bare",
                "DocumentReference?contenttype:above=text/xml;charset=UTF-8 > bare"
            })
    void finds(String query, String expected) {
        String type = query.substring(0, query.indexOf('?'));
        String asked = query.replace(" ", "%20")
                .replace("|", "%7C")
                .replace("\"", "%22")
                .replace("’", "%E2%80%99")
                .replace("ñ", "%C3%B1");
        Answer answer = server.get(asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Expect.entries(answer).stream()
                        .map(entry -> entry.at("/resource/id").asText().replace(type + "-", ""))
                        .sorted()
                        .toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(", ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DocumentReference?contenttype:below=/", "Patient?general-practitioner:below=http://p.example"})
    void refusesWhatHasNoOrder(String query) {
        assertThat(server.get(query).status()).isEqualTo(400);
    }

    @Test
    void aConditionIsTheSameInAnotherCase() {
        String body = Expect.json("{'resourceType':'Patient','identifier':[{'system':'urn:once','value':'%s'}]}");
        assertThat(server.post("Patient", body.formatted("xY-1"), "If-None-Exist", "identifier=urn:once|xY-1")
                        .status())
                .isEqualTo(201);
        assertThat(server.post("Patient", body.formatted("Xy-1"), "If-None-Exist", "identifier=urn:once|XY-1")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}?{1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "Patient > identifier=urn:race|%s > 'identifier':[{'system':'urn:race','value':'%s'}]",
                "Basic   > code=urn:loose|%s      > 'code':{'coding':[{'system':'urn:loose','code':'%s'}]}"
            })
    void twoAtOnceThatDifferInCaseCreateOne(String type, String condition, String members) throws Exception {
        String body = Expect.json("{'resourceType':'" + type + "'," + members + "}");
        List<Callable<Integer>> creations = IntStream.range(0, 8)
                .mapToObj(i -> i % 2 == 0 ? "RacE" : "rACe")
                .<Callable<Integer>>map(value ->
                        () -> server.post(type, body.formatted(value), "If-None-Exist", condition.formatted(value))
                                .status())
                .toList();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : clients.invokeAll(creations)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void whatWasIndexedBeforeItsCodeSystemIsFoundByItsVeryCode() {
        String system = "urn:late";
        String body = "{'resourceType':'Basic','code':{'coding':[{'system':'" + system + "','code':'Xy'}]}}";
        assertThat(server.post("Basic", Expect.json(body)).status()).isEqualTo(201);
        String definition = "{'resourceType':'CodeSystem','url':'" + system
                + "','status':'active','content':'complete','caseSensitive':true,'concept':[{'code':'Xy'}]}";
        assertThat(server.post("CodeSystem", Expect.json(definition)).status()).isEqualTo(201);
        assertThat(server.post("Basic", Expect.json(body)).status()).isEqualTo(201);
        assertThat(total("code=urn:late%7CXy")).isEqualTo(2);
        assertThat(total("code=urn:late%7Cxy")).isEqualTo(1);
    }

    private static int total(String query) {
        return server.get("Basic?_summary=count&" + query).json().path("total").asInt();
    }
}

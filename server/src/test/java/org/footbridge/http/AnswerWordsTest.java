package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal names what was asked for and what there is instead, in words of this server and of no library. */
class AnswerWordsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final List<String> FORMS = List.of("application/fhir+json", "application/fhir+xml");

    @BeforeEach
    void storeAPatient() {
        server.put("Patient/p-80", "{\"resourceType\":\"Patient\",\"id\":\"p-80\"}");
    }

    @TestFactory
    Stream<DynamicTest> anUnknownOperationIsNamedTogetherWithThoseThereAre() {
        return Stream.of("$nonsense", "Patient/$nonsense", "Patient/p-80/$nonsense", "Patient/no/$nonsense")
                .flatMap(path -> Stream.of("GET", "POST")
                        .map(method -> DynamicTest.dynamicTest(method + " " + path, () -> {
                            Answer alone = server.send(method, path, "");
                            Expect.refused(alone, 404, "not-supported", "no operation '$nonsense'");
                            assertThat(alone.diagnostics())
                                    .contains("$expand, $extract, $find-matches, $import-open-referral, $install");
                            Answer batch = entry("batch", method, path);
                            assertThat(batch.json()
                                            .at("/entry/0/response/status")
                                            .asText())
                                    .startsWith("404");
                            assertThat(batch.json()
                                            .at("/entry/0/response/outcome/issue/0/code")
                                            .asText())
                                    .isEqualTo("not-supported");
                            assertThat(batch.body()).contains("'$nonsense'");
                            Answer transaction = entry("transaction", method, path);
                            Expect.refused(transaction, 404, "not-supported", "'$nonsense'");
                            assertThat(transaction
                                            .json()
                                            .at("/issue/0/expression/0")
                                            .asText())
                                    .isEqualTo("Bundle.entry[0].request.url");
                        })));
    }

    private static Answer entry(String type, String method, String url) {
        return server.post(
                "",
                Expect.json("{'resourceType':'Bundle','type':'" + type + "','entry':[{'request':{'method':'" + method
                        + "','url':'" + url + "'}}]}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | $expand                        | 404 | it is called at ValueSet",
                "GET    | Patient/$lookup                | 404 | it is called at CodeSystem",
                "POST   | Patient/p-80/$reindex          | 404 | it is called at the base URL",
                "GET    | $validate                      | 404 | it is called at a resource type",
                "GET    | Patient/p-80/_history/1/$meta  | 404 | nothing at",
                "GET    | metadata/x                     | 404 | nothing at 'metadata/x'",
                "GET    | metadata/x/y                   | 404 | nothing at 'metadata/x/y'",
                "GET    | Patient/p-80?foo=1             | 404 | A read has no parameter 'foo'",
                "GET    | Patient/p-80/_history/1?foo=1  | 404 | A read has no parameter 'foo'",
                "FETCH  | Patient/p-80                   | 501 | does not know the method",
                "DELETE | Patient/p-80/$validate         | 405 | POST or GET, not DELETE"
            })
    void whatIsNotThereIsNamed(String method, String path, int status, String words) {
        Answer answer = server.send(method, path, "");
        Expect.refused(
                answer, status, status == 404 && !words.startsWith("it is") ? "not-found" : "not-supported", words);
    }

    @TestFactory
    Stream<DynamicTest> anOperationWithoutABodySaysWhatIsMissing() {
        return Stream.of(
                        "ValueSet/$expand",
                        "ValueSet/$validate-code",
                        "CodeSystem/$lookup",
                        "CodeSystem/$subsumes",
                        "CodeSystem/$validate-code",
                        "ConceptMap/$translate",
                        "Patient/$validate")
                .flatMap(path -> FORMS.stream()
                        .map(form -> DynamicTest.dynamicTest(path + " " + form, () -> {
                            Answer asked = server.get(path);
                            Answer sent = server.post(path, "", "Content-Type", form);
                            Expect.refused(sent, 400, "invalid", asked.diagnostics());
                        })));
    }

    /** What says how the answer is to be written is no condition and no parameter, whatever the interaction. */
    @Test
    void aFormMayBeAskedForInEachEntry() {
        String patient = "'resource':{'resourceType':'Patient','id':'f-80'},";
        for (String type : List.of("batch", "transaction")) {
            String all = Stream.of(
                            patient + "'request':{'method':'PUT','url':'Patient/f-80?_format=json'}",
                            "'resource':{'resourceType':'Basic','code':{'text':'a'}},"
                                    + "'request':{'method':'POST','url':'Basic?_pretty=true&_format=xml'}",
                            "'request':{'method':'DELETE','url':'Basic/none?_summary=false'}",
                            "'request':{'method':'GET','url':'Patient/p-80?_format=json'}")
                    .reduce((a, b) -> a + "},{" + b)
                    .orElseThrow();
            Answer answer = server.post(
                    "", Expect.json("{'resourceType':'Bundle','type':'" + type + "','entry':[{" + all + "}]}"));
            assertThat(Expect.entries(answer))
                    .extracting(entry -> entry.at("/response/status").asText().charAt(0))
                    .containsOnly('2');
            Answer other = server.post(
                    "",
                    Expect.json("{'resourceType':'Bundle','type':'" + type + "','entry':[{" + patient
                            + "'request':{'method':'PUT','url':'Patient?_format=json'}}]}"));
            assertThat(other.body()).contains("has an id, as in Patient/123, or a condition");
        }
    }

    @TestFactory
    Stream<DynamicTest> noLibrarySpeaks() {
        return Stream.of(
                        "Patient|{}",
                        "Patient|{'resourceType':'Patient','extension':[{'url':'x','valueString':'a'}]}",
                        "StructureDefinition|{'resourceType':'StructureDefinition','status':'active'}",
                        "StructureDefinition|{'resourceType':'StructureDefinition','url':'http://a.b/c','name':'A','status':'active',"
                                + "'kind':'resource','abstract':false,'type':'Patient','derivation':'constraint',"
                                + "'baseDefinition':'http://a.b/none','differential':{'element':[{'path':'Patient.none'}]}}",
                        "StructureDefinition|{'resourceType':'StructureDefinition','url':'http://a.b/d','name':'A','status':'active',"
                                + "'kind':'resource','abstract':false,'type':'Patient','derivation':'constraint',"
                                + "'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Patient',"
                                + "'differential':{'element':[{'path':'Patient.none','min':1}]}}",
                        "SearchParameter|{'resourceType':'SearchParameter','url':'http://a.b/s','name':'A','status':'active',"
                                + "'description':'a','code':'a','base':['Patient'],'type':'string','expression':'Patient.name.!!'}",
                        "SearchParameter|{'resourceType':'SearchParameter','url':'http://a.b/s','name':'A','status':'active','description':'a','code':'a','base':['Patient'],'type':'date','expression':'Patient.birthDate"
                                + " > @T'}",
                        "Questionnaire|{'resourceType':'Questionnaire','status':'active','item':[{'linkId':'1','type':'choice',"
                                + "'answerValueSet':'#none'}]}",
                        "Task|{'resourceType':'Task','status':'draft','intent':'order','lastModified':'2024-01-01T00:00:00Z',"
                                + "'_authoredOn':{'extension':[{'url':'http://a.b/x','valueCode':'a'}]}}",
                        "ValueSet/$expand|{'resourceType':'Parameters','parameter':[{'name':'valueSet','resource':{"
                                + "'resourceType':'ValueSet','status':'active','compose':{'include':[{"
                                + "'system':'http://hl7.org/fhir/administrative-gender',"
                                + "'filter':[{'property':'none','op':'=','value':'x'}]}]}}}]}",
                        "ValueSet/$expand|{'resourceType':'Patient'}",
                        "Patient/$validate|{'resourceType':'Parameters','parameter':[{'name':'resource'},{'name':'resource'}]}",
                        "$install|{'resourceType':'Parameters'}",
                        "|{'resourceType':'Bundle','type':'batch','entry':[{'resource':{'resourceType':'Patient'}}]}",
                        "|{'resourceType':'Bundle','type':'transaction','entry':[{}]}")
                .map(line -> line.split("\\|", 2))
                .map(line -> DynamicTest.dynamicTest(line[0] + " " + line[1], () -> {
                    Answer answer = server.post(line[0], Expect.json(line[1]));
                    assertThat(answer.status()).as(answer.body()).isLessThan(500);
                    Expect.inOwnWords(answer);
                }));
    }
}

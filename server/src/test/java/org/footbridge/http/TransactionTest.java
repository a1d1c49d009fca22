package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transaction is done whole or not at all, and its entries find each other. */
class TransactionTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static String bundle(String type, String... entries) {
        return Expect.json("{'resourceType':'Bundle','type':'" + type + "'"
                + (entries.length == 0 ? "" : ",'entry':[" + String.join(",", entries) + "]") + "}");
    }

    private static String entry(String fullUrl, String resource, String method, String url, String... more) {
        String conditions = more.length == 0 ? "" : "," + String.join(",", more);
        return "{" + (fullUrl.isEmpty() ? "" : "'fullUrl':'" + fullUrl + "',")
                + (resource.isEmpty() ? "" : "'resource':" + resource + ",")
                + "'request':{'method':'" + method + "','url':'" + url + "'" + conditions + "}}";
    }

    private static Answer transaction(String... entries) {
        return server.post("", bundle("transaction", entries));
    }

    private static Answer batch(String... entries) {
        return server.post("", bundle("batch", entries));
    }

    private static List<JsonNode> done(Answer answer) {
        List<JsonNode> entries = Expect.entries(answer);
        entries.forEach(entry -> assertThat(entry.at("/response/status").asText())
                .as(answer.body())
                .matches("2\\d\\d .*"));
        return entries;
    }

    /** {@code Type/id} of what an entry was about. */
    private static String path(JsonNode entry) {
        return entry.at("/response/location")
                .asText()
                .replaceFirst(".*/fhir/", "")
                .replaceFirst("/_history.*", "");
    }

    private static String patient(String identifier) {
        return "{'resourceType':'Patient','identifier':[{'system':'urn:test','value':'" + identifier + "'}]}";
    }

    @Test
    void linksByFullUrlLeadToWhatWasCreated() {
        String person = "urn:uuid:3f1b8a00-0001-4000-8000-000000000001";
        String referral = "urn:uuid:3f1b8a00-0001-4000-8000-000000000002";
        List<JsonNode> entries = done(transaction(
                entry(
                        "urn:uuid:3f1b8a00-0001-4000-8000-000000000003",
                        "{'resourceType':'Task','status':'requested','intent':'order','focus':{'reference':'" + referral
                                + "'},'for':{'reference':'" + person + "'}}",
                        "POST",
                        "Task"),
                entry(
                        referral,
                        "{'resourceType':'ServiceRequest','status':'active','intent':'order','subject':{'reference':'"
                                + person + "'},'supportingInfo':[{'reference':'" + referral + "#part'}],"
                                + "'instantiatesUri':['" + person + "'],'instantiatesCanonical':['" + person + "'],"
                                + "'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>"
                                + "<a href=\\'" + person + "\\'>x</a></div>'}}",
                        "POST",
                        "ServiceRequest"),
                entry(person, patient("links"), "POST", "Patient")));
        String task = path(entries.get(0));
        String stored = path(entries.get(1));
        String subject = path(entries.get(2));
        assertThat(server.get(task).json().at("/focus/reference").asText()).isEqualTo(stored);
        JsonNode read = server.get(stored).json();
        assertThat(read.at("/subject/reference").asText()).isEqualTo(subject);
        assertThat(read.at("/supportingInfo/0/reference").asText()).isEqualTo(stored + "#part");
        assertThat(read.at("/instantiatesUri/0").asText()).isEqualTo(subject);
        assertThat(read.at("/instantiatesCanonical/0").asText()).isEqualTo(person);
        assertThat(read.at("/text/div").asText()).contains("href=\"" + subject + "\"");
        assertThat(Expect.entries(server.get("Task?focus=" + stored + "&patient=" + subject)))
                .hasSize(1);
    }

    @Test
    void twoResourcesMayReferToEachOther() {
        List<JsonNode> entries = done(transaction(
                entry(
                        "urn:uuid:3f1b8a00-0002-4000-8000-000000000001",
                        "{'resourceType':'Organization','partOf':{'reference':'urn:uuid:3f1b8a00-0002-4000-8000-000000000002'}}",
                        "POST",
                        "Organization"),
                entry(
                        "urn:uuid:3f1b8a00-0002-4000-8000-000000000002",
                        "{'resourceType':'Organization','partOf':{'reference':'urn:uuid:3f1b8a00-0002-4000-8000-000000000001'}}",
                        "POST",
                        "Organization")));
        for (int i = 0; i < 2; i++) {
            assertThat(server.get(path(entries.get(i)))
                            .json()
                            .at("/partOf/reference")
                            .asText())
                    .isEqualTo(path(entries.get(1 - i)));
        }
    }

    @Test
    void everyKindOfChangeStandsInOneTransaction() {
        server.put("Patient/t1", Expect.json("{'resourceType':'Patient','id':'t1'}"));
        server.put("Patient/t2", Expect.json("{'resourceType':'Patient','id':'t2'}"));
        server.put("Patient/t3", Expect.json("{'resourceType':'Patient','id':'t3','active':true}"));
        List<JsonNode> entries = Expect.entries(transaction(
                entry("", "", "GET", "Patient/t1"),
                entry(
                        "",
                        "{'resourceType':'Patient','id':'t1','active':true}",
                        "PUT",
                        "Patient/t1",
                        "'ifMatch':'W/\\'1\\''"),
                entry("", "", "DELETE", "Patient/t2"),
                entry(
                        "",
                        "{'resourceType':'Parameters','parameter':[{'name':'operation','part':["
                                + "{'name':'type','valueCode':'replace'},{'name':'path','valueString':'Patient.active'},"
                                + "{'name':'value','valueBoolean':false}]}]}",
                        "PATCH",
                        "Patient/t3"),
                entry("", patient("every"), "POST", "Patient", "'ifNoneExist':'identifier=urn:test|every'"),
                entry("", "", "GET", "Patient?identifier=urn:test%7Cevery")));
        assertThat(entries)
                .extracting(entry -> entry.at("/response/status").asText())
                .containsExactly("200 OK", "200 OK", "204 No Content", "200 OK", "201 Created", "200 OK");
        assertThat(entries.get(0).at("/resource/active").asBoolean()).isTrue();
        assertThat(entries.get(5).at("/resource/entry")).hasSize(1);
        assertThat(server.get("Patient/t2").status()).isEqualTo(410);
        assertThat(server.get("Patient/t3").json().path("active").asBoolean()).isFalse();
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "PUT   ; Patient/u1            ; 412; If-Match",
                "POST  ; Nothing               ; 404; not a resource type",
                "DELETE; Patient/never-there   ; 412; If-Match",
                "POST  ; /                     ; 400; within another",
                "POST  ; Patient/$validate     ; 404; An operation",
                "PUT   ; Patient               ; 400; condition",
                "PUT   ; Patient?_count=1      ; 400; condition",
                "PUT   ; Patient/a_b           ; 400; not an id",
                "GET   ; Patient/never-there   ; 404; no Patient",
                "GET   ; Patient?nonsense=1    ; 400; nonsense"
            })
    void oneFaultAndNothingIsDone(String method, String url, int status, String diagnostics) {
        server.put("Patient/u1", Expect.json("{'resourceType':'Patient','id':'u1'}"));
        String before = Expect.newest(server);
        Answer answer = transaction(
                entry("", patient("fault"), "POST", "Patient"),
                entry("", "{'resourceType':'Patient','id':'u1','active':true}", method, url, "'ifMatch':'W/\\'7\\''"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.diagnostics()).contains("Entry 1", diagnostics);
        assertThat(answer.json().at("/issue/0/expression/0").asText()).startsWith("Bundle.entry[1]");
        assertThat(Expect.newest(server)).isEqualTo(before);
        assertThat(Expect.entries(server.get("Patient?identifier=urn:test%7Cfault")))
                .isEmpty();
    }

    @Test
    void whatIsWrongInAResourceIsNamedByItsPlaceInTheBundle() {
        Answer answer = transaction(
                entry("", patient("a"), "POST", "Patient"),
                entry("", "{'resourceType':'Patient','nonsense':1}", "POST", "Patient"));
        Expect.refused(answer, 400, "structure", "Entry 1");
        answer = transaction(entry("", "{'resourceType':'Patient','name':[{'use':'wrong'}]}", "POST", "Patient"));
        assertThat(answer.json().at("/issue/0/expression/0").asText())
                .isEqualTo("Bundle.entry[0].resource.name[0].use");
    }

    @Test
    void twoEntriesAboutOneResourceAreRefused() {
        Expect.refused(
                transaction(
                        entry("", "{'resourceType':'Patient','id':'twice'}", "PUT", "Patient/twice"),
                        entry("", "{'resourceType':'Patient','id':'twice','active':true}", "PUT", "Patient/twice")),
                400,
                "invalid",
                "Patient/twice");
        Expect.refused(
                transaction(
                        entry("", patient("same"), "POST", "Patient", "'ifNoneExist':'identifier=urn:test|same'"),
                        entry("", patient("same"), "POST", "Patient", "'ifNoneExist':'identifier=urn:test%7Csame'")),
                400,
                "invalid",
                "same condition");
    }

    @Test
    void conditionalReferencesAreResolved() {
        done(transaction(entry("", patient("by-condition"), "POST", "Patient")));
        List<JsonNode> entries = done(transaction(entry(
                "",
                "{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},"
                        + "'subject':{'reference':'Patient?identifier=urn:test|by-condition'}}",
                "POST",
                "Goal")));
        String subject =
                server.get(path(entries.get(0))).json().at("/subject/reference").asText();
        assertThat(server.get(subject).json().at("/identifier/0/value").asText())
                .isEqualTo("by-condition");
        Expect.refused(
                transaction(entry(
                        "",
                        "{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},"
                                + "'subject':{'reference':'Patient?identifier=urn:test|nobody'}}",
                        "POST",
                        "Goal")),
                412,
                "conflict",
                "no match");
    }

    @Test
    void whatIsReferredToMustBeThereOrInTheBundle() {
        Answer answer = transaction(entry(
                "",
                "{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},"
                        + "'subject':{'reference':'Patient/who-is-this'}}",
                "POST",
                "Goal"));
        Expect.refused(answer, 422, "processing", "Patient/who-is-this");
        assertThat(answer.json().at("/issue/0/expression/0").asText())
                .isEqualTo("Bundle.entry[0].resource.subject.reference");
    }

    @Test
    void whatIsReferredToStaysUnlessTheReferrersGoToo() {
        List<JsonNode> entries = done(transaction(
                entry("urn:uuid:3f1b8a00-0003-4000-8000-000000000001", patient("stays"), "POST", "Patient"),
                entry(
                        "",
                        "{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},"
                                + "'subject':{'reference':'urn:uuid:3f1b8a00-0003-4000-8000-000000000001'}}",
                        "POST",
                        "Goal")));
        String patient = path(entries.get(0));
        String goal = path(entries.get(1));
        Expect.refused(server.delete(patient), 409, "conflict", goal);
        List<JsonNode> gone =
                Expect.entries(transaction(entry("", "", "DELETE", patient), entry("", "", "DELETE", goal)));
        assertThat(gone).hasSize(2);
        assertThat(server.get(patient).status()).isEqualTo(410);
    }

    @Test
    void aBatchDoesWhatCanBeDone() {
        server.put("Patient/b1", Expect.json("{'resourceType':'Patient','id':'b1'}"));
        List<JsonNode> entries = Expect.entries(batch(
                entry("", "", "GET", "Patient/b1"),
                entry("", "", "GET", "Patient/b-none"),
                entry("", patient("batch"), "POST", "Patient"),
                entry("", "{'resourceType':'Patient','nonsense':1}", "POST", "Patient"),
                entry("", "", "GET", "Patient/b1", "'ifNoneMatch':'W/\\'1\\''"),
                entry("", "", "GET", "Patient?identifier=urn:test%7Cbatch"),
                entry("", "", "GET", "Patient/b1/_history"),
                entry("", "", "DELETE", "Patient/b1")));
        assertThat(entries)
                .extracting(entry -> entry.at("/response/status").asText().substring(0, 3))
                .containsExactly("200", "404", "201", "400", "304", "200", "200", "204");
        assertThat(entries.get(0).at("/resource/id").asText()).isEqualTo("b1");
        assertThat(entries.get(1).at("/response/outcome/issue/0/diagnostics").asText())
                .contains("b-none");
        assertThat(entries.get(5).at("/resource/entry")).hasSize(1);
    }

    @Test
    void aBatchOfReadsAnswersInOrderAndAlsoTwice() {
        server.put("Patient/r1", Expect.json("{'resourceType':'Patient','id':'r1'}"));
        server.put("Patient/r2", Expect.json("{'resourceType':'Patient','id':'r2'}"));
        assertThat(Expect.entries(batch(
                        entry("", "", "GET", "Patient/r2"),
                        entry("", "", "GET", "Patient/r1"),
                        entry("", "", "GET", "Patient/r2"))))
                .extracting(entry -> entry.at("/resource/id").asText())
                .containsExactly("r2", "r1", "r2");
    }

    @Test
    void otherBundlesAreRefused() {
        Expect.refused(server.post("", bundle("collection")), 400, "invalid", "batch or transaction");
        Expect.refused(server.post("", Expect.json("{'resourceType':'Patient'}")), 400, "invalid", "Bundle");
        Expect.refused(
                server.post("", Expect.json("{'resourceType':'Bundle','type':'batch','entry':[{}]}")),
                422,
                "processing",
                "no request");
        assertThat(Expect.entries(server.post("", bundle("batch")))).isEmpty();
    }

    @Test
    void xmlGoesInAndOut() {
        Answer answer = server.send(
                "POST",
                "",
                "<Bundle xmlns='http://hl7.org/fhir'><type value='transaction'/><entry><resource><Patient><active"
                        + " value='true'/></Patient></resource><request><method value='POST'/><url"
                        + " value='Patient'/></request></entry></Bundle>",
                "Content-Type",
                "application/fhir+xml",
                "Accept",
                "application/fhir+xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("<status value=\"201 Created\"/>");
    }

    @Test
    void theRepresentationComesAlongForThoseWhoPreferIt() {
        Answer answer = server.post(
                "",
                bundle("transaction", entry("", patient("whole"), "POST", "Patient")),
                "Prefer",
                "return=representation");
        assertThat(done(answer).get(0).at("/resource/identifier/0/value").asText())
                .isEqualTo("whole");
    }

    @Test
    void tenThousandEntriesAreOneTransaction() {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            entries.add(entry(
                    "urn:uuid:3f1b8a00-0009-4000-8000-" + String.format("%012d", i),
                    "{'resourceType':'Patient','active':true,'birthDate':'1990-01-01','name':[{'family':'Many" + i
                            + "'}],'link':[{'type':'seealso','other':{'reference':'urn:uuid:3f1b8a00-0009-4000-8000-"
                            + String.format("%012d", (i + 1) % 10_000) + "'}}]}",
                    "POST",
                    "Patient"));
        }
        Answer answer = transaction(entries.toArray(String[]::new));
        assertThat(done(answer)).hasSize(10_000);
        assertThat(server.get("Patient?family=Many&_summary=count")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(10_000);
        assertThat(Expect.entries(server.get("Patient?family:exact=Many77&_include=Patient:link")))
                .hasSize(2);
    }
}

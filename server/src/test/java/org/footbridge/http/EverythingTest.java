package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything about a patient: what is in the compartment, and what that refers to, each once, on pages. */
class EverythingTest {
    private static final List<String> ALL = List.of(
            "Condition/c",
            "Condition/undated",
            "Group/g",
            "HealthcareService/h",
            "Location/l",
            "Observation/new",
            "Observation/old",
            "Organization/o",
            "Patient/p",
            "Practitioner/d",
            "RelatedPerson/r",
            "ServiceRequest/s");

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.search.count-default=1000");

    @BeforeAll
    static void storeTwoPatients() {
        put("Organization/o", "'name':'o','partOf':{'reference':'Organization/above'}");
        put("Organization/above", "'name':'above'");
        put("Organization/stranger", "'name':'stranger'");
        put("Practitioner/d", "'active':true");
        put("Practitioner/other", "'active':true");
        put("Location/l", "'name':'l'");
        put("HealthcareService/h", "'name':'h','location':[{'reference':'Location/far'}]");
        put("Location/far", "'name':'far'");
        put("Patient/p", "'active':true,'managingOrganization':{'reference':'Organization/o'}");
        put("Patient/q", "'active':true,'generalPractitioner':[{'reference':'Practitioner/other'}]");
        put("RelatedPerson/r", "'patient':{'reference':'Patient/p'}");
        put(
                "Group/g",
                "'type':'person','actual':true,'member':[{'entity':{'reference':'Patient/p'}},"
                        + "{'entity':{'reference':'Patient/q'}}]");
        put(
                "Condition/c",
                "'subject':{'reference':'Patient/p'},'asserter':{'reference':'Practitioner/d'},"
                        + "'onsetDateTime':'2024-03-01','abatementDateTime':'2024-09-01'");
        put("Condition/undated", "'subject':{'reference':'Patient/p'}");
        put("Condition/q", "'subject':{'reference':'Patient/q'}");
        put(
                "ServiceRequest/s",
                "'status':'active','intent':'order','subject':{'reference':'Patient/p'},"
                        + "'authoredOn':'2024-05-01','requester':{'reference':'Practitioner/d'},"
                        + "'performer':[{'reference':'HealthcareService/h'}],"
                        + "'locationReference':[{'reference':'Location/unseen'}]");
        put(
                "Observation/old",
                "'status':'final','code':{'text':'a'},'subject':{'reference':'Patient/p'},"
                        + "'effectiveDateTime':'2020-01-01','performer':[{'reference':'Practitioner/d'}]");
        put(
                "Observation/new",
                "'status':'final','code':{'text':'a'},'subject':{'reference':'Patient/p'},"
                        + "'effectivePeriod':{'start':'2024-05-01','end':'2024-06-01'},'device':{'reference':'Device/none'},"
                        + "'focus':[{'reference':'Location/l'},{'reference':'Observation/q'}]");
        put("Observation/q", "'status':'final','code':{'text':'a'},'subject':{'reference':'Patient/q'}");
    }

    private static void put(String path, String members) {
        String[] parts = path.split("/", -1);
        Answer answer = server.put(
                path, Expect.json("{'resourceType':'" + parts[0] + "','id':'" + parts[1] + "'," + members + "}"));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    @Test
    void thePatientAndTheCompartmentAndWhatThatRefersToComeOnce() {
        Answer answer = server.get("Patient/p/$everything");
        assertThat(Expect.paths(answer)).containsExactlyInAnyOrderElementsOf(ALL);
        JsonNode bundle = answer.json();
        assertThat(bundle.path("type").asText()).isEqualTo("searchset");
        assertThat(bundle.path("total").asInt()).isEqualTo(ALL.size());
        assertThat(Expect.link(answer, "self")).contains(server.base() + "/Patient/p/$everything");
        assertThat(Expect.link(answer, "next")).isEmpty();
        assertThat(bundle.at("/entry/0/fullUrl").asText()).startsWith(server.base());
        assertThat(bundle.at("/entry/0/search/mode").asText()).isEqualTo("match");
    }

    @Test
    void itIsAnsweredByPostAndInXmlAsWell() {
        assertThat(Expect.paths(server.post("Patient/p/$everything", ""))).containsExactlyInAnyOrderElementsOf(ALL);
        Answer posted = server.post(
                "Patient/p/$everything",
                Expect.json("{'resourceType':'Parameters','parameter':[{'name':'_type','valueCode':'Patient'},"
                        + "{'name':'_type','valueCode':'Condition'},{'name':'start','valueDate':'2024-04-01'},"
                        + "{'name':'_count','valueInteger':10}]}"));
        assertThat(Expect.paths(posted)).containsExactlyInAnyOrder("Patient/p", "Condition/c", "Condition/undated");
        Answer xml = server.get("Patient/p/$everything", "Accept", "application/fhir+xml");
        assertThat(xml.header("Content-Type")).startsWith("application/fhir+xml");
        assertThat(xml.body()).startsWith("<Bundle").contains("<HealthcareService");
        String body = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"_type\"/>"
                + "<valueCode value=\"Patient\"/></parameter></Parameters>";
        assertThat(Expect.paths(server.post("Patient/p/$everything", body, Expect.XML)))
                .containsExactly("Patient/p");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "_type=Patient|Patient/p",
                "_type=Practitioner,Organization|Practitioner/d Organization/o",
                "_type=Observation&_type=Group|Observation/new Observation/old Group/g",
                "_type=Medication|''",
                "start=2024-05-20&_type=Observation,Practitioner|Observation/new Practitioner/d",
                "start=2024-08&_type=Observation,ServiceRequest,Condition|Condition/c Condition/undated",
                "end=2020&_type=Observation,Practitioner,HealthcareService|Observation/old Practitioner/d",
                "end=2019-12-31&_type=Observation,Condition,Practitioner|Condition/undated",
                "start=2024-05-01&end=2024-05-01&_type=ServiceRequest,HealthcareService|ServiceRequest/s HealthcareService/h",
                "_since=2001-01-01T00:00:00Z&_type=Patient|Patient/p",
                "_since=2101-01-01T00:00:00.5Z|''"
            })
    void parametersChooseAmongIt(String query, String expected) {
        List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
        // the condition lasts from March to September, so that either end says that it was there
        assertThat(Expect.paths(server.get("Patient/p/$everything?" + query)))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void onlyWhatChangedSinceComes() {
        String before =
                server.get("Practitioner/d").json().at("/meta/lastUpdated").asText();
        put("Patient/new", "'generalPractitioner':[{'reference':'Practitioner/d'}]");
        String since = server.get("Patient/new").json().at("/meta/lastUpdated").asText();
        assertThat(Expect.paths(server.get("Patient/new/$everything?_since=" + since)))
                .containsExactly("Patient/new");
        assertThat(Expect.paths(server.get("Patient/new/$everything?_since=" + before)))
                .containsExactlyInAnyOrder("Patient/new", "Practitioner/d");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "start=yesterday|start|a date such as",
                "start=2024-02-30|start|a date such as",
                "end=2024-05-01T09:00:00Z|end|a date such as",
                "start=2024-06&end=2024-05-31|start|must not be after 'end'",
                "_since=2024|_since|an instant such as",
                "_type=Patient,Foo|_type|not 'Foo'",
                "_type=|_type|must be a value",
                "_count=-1|_count|whole number",
                "_count=1&_count=2|_count|once",
                "_cursor=abc|_cursor|follow the links"
            })
    void aValueThatCannotBeUsedIsRefused(String query, String parameter, String reason) {
        Answer answer = server.get("Patient/p/$everything?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains(parameter, reason);
        Expect.inOwnWords(answer);
    }

    @Test
    void anUnknownParameterIsRefused() {
        for (String query : List.of("foo=1", "name=a", "_sort=_id", "_include=*", "_since:missing=true")) {
            Expect.refused(
                    server.get("Patient/p/$everything?" + query), 400, "not-supported", "$everything takes _count");
        }
        Expect.refused(
                server.post("Patient/p/$everything", Expect.json("{'resourceType':'Patient'}")),
                400,
                "invalid",
                "Parameters");
    }

    @Test
    void aPatientThatIsNotThereIsNotFoundOrGone() {
        Expect.refused(server.get("Patient/never/$everything"), 404, "not-found", "'never'");
        put("Patient/gone", "'active':true");
        assertThat(server.delete("Patient/gone").status()).isEqualTo(204);
        Expect.refused(server.get("Patient/gone/$everything"), 410, "deleted", "Patient/gone");
    }

    @Test
    void itIsOfOnePatientOnly() {
        Expect.refused(server.get("Patient/$everything"), 404, "not-supported", "it is called at Patient/[id]");
        Expect.refused(server.get("Encounter/1/$everything"), 404, "not-supported", "it is called at Patient/[id]");
        String batch = Expect.json("{'resourceType':'Bundle','type':'batch','entry':["
                + "{'request':{'method':'GET','url':'Patient/p/$everything'}}]}");
        JsonNode entry = server.post("", batch).json().at("/entry/0/response");
        assertThat(entry.path("status").asText()).startsWith("404");
        assertThat(entry.toString()).contains("cannot stand in a bundle");
    }

    @Test
    void theNumberAloneCanBeAskedFor() {
        JsonNode bundle = server.get("Patient/p/$everything?_count=0").json();
        assertThat(bundle.path("total").asInt()).isEqualTo(ALL.size());
        assertThat(bundle.has("entry")).isFalse();
    }

    @Test
    void itsPagesHaveEverythingOnce() {
        for (int count : List.of(1, 2, 5)) {
            List<String> found = new ArrayList<>();
            Optional<String> next = Optional.of("Patient/p/$everything?_summary=text&_count=" + count);
            while (next.isPresent()) {
                Answer page = server.get(next.get());
                assertThat(Expect.paths(page)).hasSizeLessThanOrEqualTo(count);
                found.addAll(Expect.paths(page));
                next = Expect.link(page, "next");
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }
}

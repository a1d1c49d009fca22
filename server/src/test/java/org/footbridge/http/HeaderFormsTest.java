package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types, preferences and conditions in the forms that HTTP allows. */
class HeaderFormsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final List<String> READS = List.of(
            "Patient/hdr1",
            "Patient/hdr1/_history/1",
            "Patient",
            "Patient/hdr1/_history",
            "?_type=Patient",
            "metadata",
            "Patient/hdr1/$validate",
            "Patient/never-was");
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"hdr1\",\"active\":true}";

    @BeforeAll
    static void aPatient() {
        server.put("Patient/hdr1", PATIENT);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "Application/FHIR+XML                                                   > xml",
                "APPLICATION/XML                                                        > xml",
                "Application/Fhir+Json                                                  > json",
                "application/fhir+xml;fhirVersion=4.0                                   > xml",
                "application/fhir+xml; FHIRVersion=\"4.0\"                              > xml",
                "application/fhir+xml;fhirVersion=3.0, application/fhir+json            > json",
                "application/fhir+json;fhirVersion=5.0, application/fhir+xml;q=0.1      > xml",
                "application/fhir+json;q=0, application/fhir+xml;q=0.1                  > xml",
                "application/fhir+json;q=0.2, APPLICATION/FHIR+XML;Q=0.3                > xml",
                "application/fhir+json; fhirVersion=3.0                                 > 406",
                "application/fhir+json; fhirVersion=4.3                                 > 406",
                "application/fhir+xml;fhirVersion=1.0, application/json;fhirVersion=3.0 > 406",
                "application/fhir+json;q=0                                              > 406",
                "image/png                                                              > 406"
            })
    void theFormIsChosenWithoutRegardToCase(String accept, String form) {
        for (String path : READS) {
            Answer answer = server.get(path, "Accept", accept);
            if (form.equals("406")) {
                assertThat(answer.status()).as(path).isEqualTo(406);
            } else {
                assertThat(answer.header("Content-Type")).as(path).contains(form);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "XML, xml",
        "Json, json",
        "Application/FHIR%2BXML, xml",
        "application/fhir%2Bxml;fhirVersion=4.0, xml",
        "application/fhir%2Bjson;fhirVersion=3.0, 406",
        "html, 406"
    })
    void soIsThatOfTheParameter(String format, String form) {
        for (String path : List.of("Patient/hdr1", "Patient", "metadata")) {
            Answer answer = server.get(path + "?_format=" + format, "Accept", "application/fhir+json");
            assertThat(form.equals("406") ? answer.status() + "" : answer.header("Content-Type"))
                    .contains(form);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json;fhirVersion=3.0",
                "Application/JSON; FHIRversion=1.0",
                "application/fhir+xml;fhirVersion=5.0"
            })
    void aBodyOfAnotherReleaseIsRefused(String type) {
        for (String path : List.of("Patient", "", "Patient/$validate")) {
            assertThat(server.send("POST", path, PATIENT, "Content-Type", type).status())
                    .isEqualTo(415);
        }
        assertThat(server.send("PUT", "Patient/hdr1", PATIENT, "Content-Type", type)
                        .status())
                .isEqualTo(415);
        assertThat(server.send("POST", "Patient", PATIENT, "Content-Type", "Application/FHIR+JSON;fhirVersion=\"4.0\"")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "handling=lenient, handling=strict > 200",
                "handling=strict, handling=lenient > 400",
                "Handling=LENIENT                  > 200",
                "return=minimal; handling=x, handling=\"lenient\" > 200",
                "wait=10                           > 400"
            })
    void theFirstOfTwoPreferencesCounts(String prefer, int status) {
        assertThat(server.get("Patient?nosuch=1", "Prefer", prefer).status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "return=minimal, return=representation      > ''",
                "RETURN=Minimal                             > ''",
                "return=\"minimal\"                         > ''",
                "return=representation, return=minimal      > Patient",
                "return=operationoutcome                    > OperationOutcome",
                "respond-nothing, return = OperationOutcome > OperationOutcome",
                "return=nonsense                            > Patient"
            })
    void soItIsWithWhatAWriteReturns(String prefer, String expected) {
        Answer answer = server.put("Patient/hdr1", PATIENT, "Prefer", prefer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(
                        answer.body().isEmpty()
                                ? ""
                                : answer.json().path("resourceType").asText())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "Sun, 29 Nov 2037 01:00:00 GMT     > 304",
                "Sunday, 29-Nov-37 01:00:00 GMT    > 304",
                "Sun Nov 29 01:00:00 2037          > 304",
                "Sun Nov  1 01:00:00 2037          > 304",
                "sun, 29 nov 2037 01:00:00 gmt     > 304",
                "Sun, 29 Nov 2009 01:00:00 GMT     > 200",
                "Sunday, 29-Nov-99 01:00:00 GMT    > 200",
                "Sun Nov 29 01:00:00 2009          > 200",
                "Sun, 31 Feb 2037 01:00:00 GMT     > 200",
                "2037-11-29T01:00:00Z              > 200",
                "tomorrow                          > 200"
            })
    void datesComeInThreeForms(String since, int status) {
        for (String path : List.of("Patient/hdr1", "Patient/hdr1/_history/1")) {
            assertThat(server.get(path, "If-Modified-Since", since).status()).isEqualTo(status);
        }
    }

    @Test
    void anEntryHasAnInstant() {
        String updated =
                server.get("Patient/hdr1").json().at("/meta/lastUpdated").asText();
        assertThat(entry("'ifModifiedSince':'" + updated + "'")).startsWith("304");
        assertThat(entry("'ifModifiedSince':'2037-11-29T01:00:00Z'")).startsWith("304");
        assertThat(entry("'ifModifiedSince':'2009-11-29T01:00:00+01:00'")).startsWith("200");
        assertThat(entry("'ifNoneMatch':'W/\\\"1\\\"'")).startsWith("304");
        assertThat(entry("'ifNoneMatch':'w/\\\"1\\\"'")).startsWith("400");
    }

    private static String entry(String condition) {
        String entry = "{'request':{'method':'GET','url':'Patient/hdr1'," + condition + "}}";
        JsonNode answer = server.post(
                        "", Expect.json("{'resourceType':'Bundle','type':'batch','entry':[" + entry + "]}"))
                .json();
        return answer.at("/entry/0/response/status").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/hdr1",
                "Patient/hdr1/_history/1",
                "Patient?_id=hdr1",
                "?_type=Patient",
                "Patient/_history",
                "_history",
                "metadata",
                "Patient/hdr1/_history",
                "Patient/hdr1/Observation",
                "Patient/hdr1/$validate",
                "ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender",
                "$reindex"
            })
    void headIsWhereverGetIs(String path) {
        Answer get = server.get(path);
        Answer head = server.send("HEAD", path, "");
        assertThat(head.status()).isEqualTo(200).isEqualTo(get.status());
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.body()).isEmpty();
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which a resource goes out, and that what was sent in is what comes out. */
class RepresentationTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String PATH = "Patient/shape-77012";
    private static final String BODY = Expect.json("{'resourceType':'Patient','id':'shape-77012',"
            + "'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>Told</div>'},"
            + "'active':true,'name':[{'family':'Shape'}],'maritalStatus':{'text':'single'},'birthDate':'1970'}");

    @BeforeEach
    void aPatient() {
        assertThat(server.put(PATH, BODY).status()).isIn(200, 201);
    }

    @ParameterizedTest(name = "Accept {0}, _format {1}: {2}")
    @CsvSource(
            delimiter = '>',
            value = {
                "                                            >                           > fhir+json",
                "*/*                                         >                           > fhir+json",
                "application/fhir+json                       >                           > fhir+json",
                "application/json                            >                           > json",
                "application/fhir+xml                        >                           > fhir+xml",
                "application/xml                             >                           > xml",
                "text/xml                                    >                           > xml",
                "text/html, application/fhir+xml;q=0.5       >                           > fhir+xml",
                "application/fhir+xml;q=0.2, application/fhir+json;q=0.9 >               > fhir+json",
                "application/fhir+json; fhirVersion=4.0      >                           > fhir+json",
                "                                            > xml                       > xml",
                "                                            > json                      > json",
                "                                            > application/fhir%2Bxml    > fhir+xml",
                "                                            > application/fhir+xml      > fhir+xml",
                "application/fhir+xml                        > json                      > json",
                "application/fhir+json                       > xml                       > xml",
                "text/html                                   > application/fhir%2Bjson   > fhir+json"
            })
    void theClientChoosesTheForm(String accept, String format, String expected) {
        String[] headers = accept == null ? new String[0] : new String[] {"Accept", accept};
        boolean xml = expected.endsWith("xml");
        for (String path : List.of(PATH, "Patient", "Patient/_history", "metadata", "Patient/never-9")) {
            Answer answer = server.get(path + (format == null ? "" : "?_format=" + format), headers);
            assertThat(answer.header("Content-Type"))
                    .as(path)
                    .contains(xml ? "xml" : "json")
                    .containsIgnoringCase("charset=UTF-8");
            assertThat(answer.body()).startsWith(xml ? "<" : "{");
        }
        assertThat(server.get(PATH, "Accept", "application/" + expected).header("Content-Type"))
                .contains(xml ? "xml" : "application/" + expected);
    }

    @Test
    void prettyIsIndentedAndOtherwiseTheSame() {
        Answer pretty = server.get(PATH + "?_pretty=true");
        assertThat(pretty.body()).contains("\n  \"");
        assertThat(pretty.json()).isEqualTo(server.get(PATH).json());
        assertThat(server.get(PATH + "?_pretty=false").body())
                .isEqualTo(server.get(PATH).body())
                .doesNotContain("\n");
        assertThat(server.get(PATH + "?_pretty=true&_format=xml").body()).contains("\n   <");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '>',
            value = {
                "_summary=true        > active,birthDate,id,meta,name,resourceType",
                "_summary=text        > id,meta,resourceType,text",
                "_summary=data        > active,birthDate,id,maritalStatus,meta,name,resourceType",
                "_summary=false       > active,birthDate,id,maritalStatus,meta,name,resourceType,text",
                "_elements=birthDate  > birthDate,id,meta,resourceType",
                "_elements=name,active > active,id,meta,name,resourceType"
            })
    void partsAreMarkedAsSuch(String query, String elements) {
        Answer read = server.get(PATH + "?" + query);
        Answer search = server.get("Patient?_id=shape-77012&" + query);
        for (JsonNode patient :
                List.of(read.json(), Expect.entries(search).get(0).path("resource"))) {
            List<String> names = new ArrayList<>();
            patient.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsExactlyInAnyOrder(elements.split(","));
            boolean part = !query.equals("_summary=false");
            assertThat(patient.path("meta").toString().contains("SUBSETTED")).isEqualTo(part);
            assertThat(patient.at("/meta/versionId").asText()).isEqualTo("1");
        }
        assertThat(server.get(PATH).body()).doesNotContain("SUBSETTED");
    }

    @Test
    void aCountHasNoEntries() {
        Answer count = server.get("Patient?_id=shape-77012&_summary=count");
        assertThat(Expect.entries(count)).isEmpty();
        assertThat(count.json().path("total").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_summary=some", "_summary=true&_summary=false"})
    void anUnknownSummaryIsRefused(String query) {
        assertThat(server.get("Patient?" + query).status()).isEqualTo(400);
        assertThat(server.get(PATH + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void aLargeAnswerIsCompressedForWhoeverAsks() throws IOException {
        String text = "compressible ".repeat(2_000);
        String body = Expect.json("{'resourceType':'Basic','id':'zip-5','code':{'text':'" + text + "'}}");
        assertThat(server.send("PUT", "Basic/zip-5", gzip(body), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(201);
        Answer plain = server.get("Basic/zip-5");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.json().at("/code/text").asText()).isEqualTo(text);
        Answer zipped = server.get("Basic/zip-5", "Accept-Encoding", "gzip");
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.header("Vary").toLowerCase(java.util.Locale.ROOT)).contains("accept-encoding");
        assertThat(zipped.response().body().length).isLessThan(1_000);
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(zipped.response().body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "return=minimal,",
        "return=representation, Patient",
        "return=OperationOutcome, OperationOutcome",
        "'return=representation; handling=lenient', Patient",
        "nonsense, Patient"
    })
    void preferSaysWhatAWriteAnswers(String prefer, String type) {
        Answer created = server.post("Patient", "{\"resourceType\":\"Patient\"}", "Prefer", prefer);
        assertThat(created.status()).isEqualTo(201);
        String path = created.header("Location").replaceFirst(".*/fhir/(Patient/[^/]*)/_history/1", "$1");
        String id = path.substring("Patient/".length());
        String changed = Expect.json("{'resourceType':'Patient','id':'" + id + "','active':true}");
        Answer updated = server.put(path, changed, "Prefer", prefer);
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.header("ETag")).isEqualTo("W/\"2\"");
        for (Answer answer : List.of(created, updated)) {
            if (type == null) {
                assertThat(answer.body()).isEmpty();
            } else {
                assertThat(answer.json().path("resourceType").asText()).isEqualTo(type);
            }
        }
    }

    @Test
    void headIsGetWithoutTheBody() {
        for (String path : List.of(PATH, PATH + "/_history/1", "Patient?_id=shape-77012", "metadata")) {
            Answer get = server.get(path);
            Answer head = server.send("HEAD", path, "");
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        }
        assertThat(server.send("HEAD", "Patient/never-9", "").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            trailing zeros       | 'valueQuantity':{'value':1.50}
            more trailing zeros  | 'valueQuantity':{'value':0.000}
            thirty digits        | 'valueQuantity':{'value':3.14159265358979323846264338327}
            a large whole number | 'valueQuantity':{'value':123456789012345678901234567890}
            an exponent          | 'valueQuantity':{'value':1.20e3}
            a capital exponent   | 'valueQuantity':{'value':-4E-7}
            a year               | 'effectiveDateTime':'2024'
            a month              | 'effectiveDateTime':'2024-05'
            a day                | 'effectiveDateTime':'2024-05-17'
            a second             | 'effectiveDateTime':'2024-05-17T09:30:00Z'
            another zone         | 'effectiveDateTime':'2024-05-17T09:30:00+05:45'
            zero behind the zone | 'effectiveDateTime':'2024-05-17T09:30:00+00:00'
            milliseconds         | 'effectiveDateTime':'2024-05-17T09:30:00.120-03:00'
            nanoseconds          | 'effectiveDateTime':'2024-05-17T09:30:00.123456789Z'
            the year one         | 'effectiveDateTime':'0001-01-01'
            the far future       | 'effectiveDateTime':'9999-12-31T23:59:59Z'
            an instant           | 'issued':'2024-05-17T09:30:00.100+02:00'
            a time of day        | 'valueTime':'23:59:59.5'
            extension, no value  | '_effectiveDateTime':{'extension':[{'url':'urn:x','valueCode':'unknown'}]}
            value and extension  | 'status':'final','_status':{'id':'e1','extension':[{'url':'u','valueCode':'v'}]}
            emoji                | 'valueString':'👩‍👩‍👧 and 𝄞'
            scripts              | 'valueString':'Zoë, Ἀθηνᾶ, שלום, 東京'
            composed and not     | 'valueString':'é é'
            white space          | 'valueString':' two  spaces,\\ttab,\\r\\nline '
            quotes and slashes   | 'valueString':'\\' \\\\ / <b>&amp;</b>'
            line separators      | 'valueString':'a\\u2028b\\u2029c'
            contained, not referred to | 'contained':[{'resourceType':'Patient','id':'c1','active':true}]
            contained, referred to | 'contained':[{'resourceType':'Patient','id':'c1'}],'subject':{'reference':'#c1'}
            an order of its own  | 'valueInteger':1,'code':{'text':'c'},'status':'final'
            """)
    void whatWasSentIsWhatComesOut(String name, String members) {
        String text = Expect.json(members);
        Answer created = server.post("Observation", "{\"resourceType\":\"Observation\"," + text + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String path = "Observation/" + created.id();
        Answer read = server.get(path);
        assertThat(read.body()).isEqualTo(created.body());
        if (!text.contains("\\") && !name.equals("emoji")) {
            assertThat(read.body()).endsWith("}," + text + "}");
        }
        Answer xml = server.get(path + "?_format=xml");
        assertThat(xml.status()).as(xml.body()).isEqualTo(200);
        Answer again = server.post("Observation", xml.body(), Expect.XML);
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        if (!name.contains("order") && !name.contains("exponent")) {
            assertThat(withoutServerParts(again)).isEqualTo(withoutServerParts(read));
        }
    }

    private static String withoutServerParts(Answer answer) {
        return answer.body().replaceFirst("\"id\":\"[^\"]*\",\"meta\":\\{[^}]*}", "");
    }

    @Test
    void extensionsOnArraysOfPrimitivesStayAtTheirPlaces() {
        String members = Expect.json(
                "'name':[{'given':['A',null,'C'],'_given':[null,{'extension':[{'url':'urn:h','valueCode':'w'}]},"
                        + "{'extension':[{'url':'urn:g',"
                        + "'valueString':'v'}]}]}]");
        Answer created = server.post("Patient", "{\"resourceType\":\"Patient\"," + members + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(server.get("Patient/" + created.id()).body()).endsWith("," + members + "}");
        Answer xml = server.get("Patient/" + created.id() + "?_format=xml");
        assertThat(xml.body()).contains("<given value=\"A\"/><given><extension url=\"urn:h\">");
    }

    @Test
    void aBinaryIsItsContentForWhoeverAsksForThat() {
        byte[] content = {0, 1, 2, (byte) 0xFF, 'x'};
        Answer created = server.send(
                "POST", "Binary", content, "Content-Type", "image/x-test", "Accept", "application/fhir+json");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String path = created.header("Location").replaceFirst(".*/fhir/(Binary/[^/]*)/.*", "$1");
        Answer resource = server.get(path, "Accept", "application/fhir+json");
        assertThat(resource.json().path("contentType").asText()).isEqualTo("image/x-test");
        assertThat(resource.json().path("data").asText()).isEqualTo("AAEC/3g=");
        Answer raw = server.get(path, "Accept", "image/x-test");
        assertThat(raw.status()).as(raw.body()).isEqualTo(200);
        assertThat(raw.header("Content-Type")).startsWith("image/x-test");
        assertThat(raw.response().body()).isEqualTo(content);
        assertThat(server.get(path).response().body()).as("without Accept").isEqualTo(content);
    }

    @Test
    void aReferenceInXmlKeepsTheVersionThatItNames() {
        Answer posted = server.post(
                "Provenance",
                "<Provenance xmlns='http://hl7.org/fhir'><target><reference value='Patient/1/_history/2'/></target></Provenance>",
                Expect.XML);
        assertThat(posted.json().at("/target/0/reference").asText()).isEqualTo("Patient/1/_history/2");
    }
}

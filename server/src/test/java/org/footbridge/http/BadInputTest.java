package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no server should take: each is refused with its reason, and nothing of it is stored. */
class BadInputTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.limits.body-max=8MB");

    private static final int BYTES_MAX = 8 * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(60);

    private String before = "";

    @BeforeEach
    void rememberWhatIsStored() {
        server.put("Basic/anchor-78231", "{\"resourceType\":\"Basic\",\"id\":\"anchor-78231\"}");
        before = Expect.newest(server);
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        truncated              | {P,                                          | structure | not well-formed JSON
        no comma               | {P 'active':true}                            | structure | line 1, column
        no JSON                | hello                                        | structure | not well-formed JSON
        blank                  | `   `                                        | structure | object
        an array               | []                                           | structure | object
        null                   | null                                         | structure | object
        a text                 | 'Patient'                                    | structure | object
        text after the end     | {P}x                                         | structure | end
        two resources          | {P}{P}                                       | structure | after the end
        a comment              | {P/* no */}                                  | structure | not well-formed JSON
        a comma too many       | {P,}                                         | structure | not well-formed JSON
        not a number           | {P,'multipleBirthInteger':NaN}               | structure | not well-formed JSON
        a leading zero         | {P,'multipleBirthInteger':01}                | structure | not well-formed JSON
        duplicate key          | {P,'active':true,'active':false}             | structure | twice
        duplicate nested key   | {P,'name':[{'text':'a','text':'b'}]}         | structure | twice
        no resourceType        | {'active':true}                              | structure | resourceType
        resourceType a number  | {'resourceType':1}                           | structure | resourceType
        another type           | {'resourceType':'Observation'}               | invalid   | 'Observation'
        an unknown type        | {'resourceType':'Patiend'}                   | invalid   | 'Patiend'
        another case of type   | {'resourceType':'patient'}                   | invalid   | 'patient'
        empty text             | {P,'birthDate':''}                           | structure | empty
        an unknown code        | {P,'gender':'xyz'}                           | value     | 'xyz'
        the 13th month         | {P,'birthDate':'2020-13-01'}                 | value     | 'birthDate' must be a date
        the 30th of February   | {P,'birthDate':'2020-02-30'}                 | value     | 'birthDate' must be a date
        a word for a date      | {P,'birthDate':'yesterday'}                  | value     | 'birthDate' must be a date
        a fraction             | {P,'multipleBirthInteger':1.5}               | value     | must be a whole number
        too large an integer   | {P,'multipleBirthInteger':99999999999}       | value     | must be a whole number of 32 bits
        two values of a choice | {P,'deceasedBoolean':true,'deceasedDateTime':'2020'} | structure | deceased
        narrative not XHTML    | {P,'text':{'status':'generated','div':'<div><p></div>'}} | structure | narrative
        """)
    void badJsonIsRefused(String name, String body, String code, String diagnostics) {
        String json = Expect.json(body.replace("{P", "{'resourceType':'Patient'"));
        Expect.refused(server.post("Patient", json), 400, code, diagnostics);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        unknown at the top      | 'nam':1                                      | Patient.nam
        unknown below           | 'name':[{'familly':'x'}]                     | Patient.name[0].familly
        unknown type of choice  | 'deceasedString':'x'                         | Patient.deceasedString
        text for a boolean      | 'active':'true'                              | Patient.active
        number for a boolean    | 'active':1                                   | Patient.active
        number for a code       | 'gender':1                                   | Patient.gender
        boolean for a date      | 'birthDate':true                             | Patient.birthDate
        text for a number       | 'multipleBirthInteger':'2'                   | Patient.multipleBirthInteger
        array for a primitive   | 'birthDate':['2020']                         | Patient.birthDate
        object for a primitive  | 'birthDate':{'a':1}                          | Patient.birthDate
        object for an array     | 'name':{'family':'x'}                        | Patient.name
        text for an array       | 'name':'x'                                   | Patient.name
        text in an array        | 'name':['x']                                 | Patient.name
        array in an array       | 'name':[[]]                                  | Patient.name
        text for an array below | 'name':[{'given':'x'}]                       | Patient.name[0].given
        array for an object     | 'maritalStatus':[{'text':'x'}]               | Patient.maritalStatus
        text for an object      | 'maritalStatus':'x'                          | Patient.maritalStatus
        null                    | 'birthDate':null                             | Patient.birthDate
        null for an array       | 'name':null                                  | Patient.name
        null among objects      | 'name':[{'family':'a'},null]                 | Patient.name
        an empty array          | 'name':[]                                    | Patient.name
        an empty object         | 'maritalStatus':{}                           | Patient.maritalStatus
        an empty object inside  | 'name':[{}]                                  | Patient.name
        extension with both     | 'extension':[{'url':'u','valueCode':'x','extension':[{}]}] | Patient.extension
        contained without type  | 'contained':[{'id':'c'}]                     | Patient.contained
        """)
    void anElementThatR4DoesNotHaveThereIsNamed(String name, String members, String place) {
        Answer answer = server.post("Patient", Expect.json("{'resourceType':'Patient'," + members + "}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        Expect.refused(answer, 400, answer.json().at("/issue/0/code").asText());
        assertThat(answer.json().at("/issue/0/code").asText()).isIn("structure", "value");
        assertThat(answer.json().at("/issue/0/expression/0").asText()).startsWith(place);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "\\u0000",
                "\\u0001",
                "\\u001f",
                "\\b",
                "\\f",
                "\\ud800",
                "\\udc00",
                "\\udc00\\ud800",
                "\\ud800x",
                "\\uffff",
                "\\ufffe",
                "\u0000",
                "\u0001",
                "\u001f",
                "\t",
                "\n",
                "\uffff",
                "\ufffe"
            })
    void aCharacterThatNoFhirStringHasIsRefused(String text) {
        for (String template : new String[] {
            "{'resourceType':'Patient','name':[{'family':'a%sb'}]}",
            "{'resourceType':'Patient','meta':{'tag':[{'code':'a%sb'}]}}",
            "{'resourceType':'Patient','extension':[{'url':'urn:%s','valueString':'x'}]}",
            "{'resourceType':'Patient','a%sb':1}"
        }) {
            String body = Expect.json(template).formatted(text);
            Expect.refused(server.post("Patient", body), 400, "structure");
            Answer asXml = server.post("Patient", body, "Accept", "application/fhir+xml");
            assertThat(asXml.status()).isEqualTo(400);
            assertThat(asXml.body()).endsWith("</OperationOutcome>");
        }
        Expect.refused(
                server.put("Patient/a", "{\"resourceType\":\"Patient\",\"id\":\"a" + text + "\"}"), 400, "structure");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no start of a sequence, 80",
        "half a sequence,        C3",
        "no UTF-8 at all,        FFFE",
        "a surrogate,            EDA080",
        "NUL in two bytes,       C080"
    })
    void bytesThatAreNotUtf8AreRefused(String name, String hex) {
        String json = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"a?b\"}]}";
        Expect.refused(server.send("POST", "Patient", with(hex, json)), 400, "structure");
        String xml = "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"a?b\"/></name></Patient>";
        Expect.refused(server.send("POST", "Patient", with(hex, xml), Expect.XML), 400, "structure");
    }

    @Test
    void otherEncodingsThanTheDeclaredOneAreRefused() {
        byte[] utf16 = "{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_16);
        Expect.refused(server.send("POST", "Patient", utf16), 400, "structure");
        String json = "{\"resourceType\":\"Patient\"}";
        Expect.refused(
                server.post("Patient", json, "Content-Type", "application/fhir+json;charset=x-none"),
                415,
                "not-supported",
                "charset");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        truncated           | <P><active value='true'/>
        no XML              | hello
        text after the end  | <P/>x
        two resources       | <P/><P/>
        no namespace        | <Patient/>
        another namespace   | <Patient xmlns='urn:other'/>
        foreign element     | <P><active xmlns='urn:other' value='true'/></P>
        HTML                | <html/>
        unknown type        | <Patiend xmlns='http://hl7.org/fhir'/>
        unknown element     | <P><nam value='1'/></P>
        unknown attribute   | <P><active valu='true'/></P>
        text in between     | <P>lost<active value='true'/></P>
        element twice       | <P><active value='true'/><active value='false'/></P>
        attribute twice     | <P><active value='true' value='true'/></P>
        no boolean          | <P><active value='yes'/></P>
        NUL                 | <P><name><family value='a&#0;b'/></name></P>
        control character   | <P><name><family value='a&#1;b'/></name></P>
        surrogate           | <P><name><family value='a&#xD800;b'/></name></P>
        noncharacter        | <P><name><family value='a&#xFFFF;b'/></name></P>
        XML 1.1             | <?xml version='1.1'?><P><name><family value='a&#1;b'/></name></P>
        a file as entity    | <!DOCTYPE P [<!ENTITY x SYSTEM 'file:/x'>]><P><language value='&x;'/></P>
        file, in narrative  | <!DOCTYPE P [<!ENTITY x SYSTEM 'file:/x'>]><P><text><div>&x;</div></text></P>
        an entity           | <!DOCTYPE P [<!ENTITY x 'boom'>]><P><language value='&x;'/></P>
        nested entities     | <!DOCTYPE P [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]><P><language value='&b;'/></P>
        an outside DTD      | <!DOCTYPE P SYSTEM 'http://localhost:9/x.dtd'><P><active value='true'/></P>
        """)
    void badXmlIsRefused(String name, String body) {
        String xml = Expect.json(body.replace("<P>", "<P >")
                .replace("<P ", "<Patient xmlns='http://hl7.org/fhir' ")
                .replace("<P/", "<Patient xmlns='http://hl7.org/fhir'/")
                .replace("</P>", "</Patient>")
                .replace("<div>", "<div xmlns='http://www.w3.org/1999/xhtml'>"));
        Answer answer = server.post("Patient", xml, Expect.XML);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        Expect.refused(answer, 400, answer.json().at("/issue/0/code").asText());
        assertThat(answer.json().at("/issue/0/code").asText()).isIn("structure", "value");
    }

    @Test
    void xmlOfAnotherTypeIsRefused() {
        String body = "<Observation xmlns=\"http://hl7.org/fhir\"/>";
        Expect.refused(server.post("Patient", body, Expect.XML), 400, "invalid", "'Observation'");
    }

    @Test
    void depthIsBounded() {
        int depth = 10_000;
        String arrays = "{\"extension\":[".repeat(depth) + "]}".repeat(depth);
        Expect.refused(
                server.post("Patient", "{\"resourceType\":\"Patient\",\"name\":[" + arrays + "]}"),
                400,
                "structure",
                "deep");
        String extensions = "{\"url\":\"u\",\"extension\":[".repeat(depth) + "]}".repeat(depth);
        Expect.refused(
                server.post("Patient", "{\"resourceType\":\"Patient\",\"extension\":[" + extensions + "]}"),
                400,
                "structure",
                "deep");
        String xml = "<Patient xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"u\">".repeat(depth)
                + "</extension>".repeat(depth) + "</Patient>";
        Expect.refused(server.post("Patient", xml, Expect.XML), 400, "structure");
        String narrative =
                "<div xmlns='http://www.w3.org/1999/xhtml'>" + "<p>".repeat(depth) + "</p>".repeat(depth) + "</div>";
        Expect.refused(
                server.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"" + narrative
                                + "\"}}"),
                400,
                "structure");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1e999999", "1e-999999", "-1E+9999999", "1e999999999", "1e99999999999"})
    void aNumberOfAbsurdSizeIsRefusedAtOnce(String number) {
        String json = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":" + number + "}}";
        Answer refusal = assertTimeoutPreemptively(SOON, () -> server.post("Observation", json));
        assertThat(refusal.status()).as(refusal.body()).isEqualTo(400);
        Expect.refused(refusal, 400, refusal.json().at("/issue/0/code").asText());
        String xml = "<Observation xmlns=\"http://hl7.org/fhir\"><valueQuantity><value value=\"" + number
                + "\"/></valueQuantity></Observation>";
        assertThat(assertTimeoutPreemptively(
                        SOON, () -> server.post("Observation", xml, Expect.XML).status()))
                .isEqualTo(400);
    }

    @Test
    void aNumberOfAThousandAndOneDigitsIsRefused() {
        String body = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":" + "1".repeat(1_001) + "}}";
        Expect.refused(server.post("Observation", body), 400, "structure", "number");
    }

    @Test
    void aBodyAboveTheLimitIsTooLarge() {
        String json = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + "a".repeat(BYTES_MAX) + "\"}]}";
        Expect.refused(server.post("Patient", json), 413, "too-long", "8388608 bytes");
        Expect.refused(server.put("Patient/large", json), 413, "too-long", "8388608 bytes");
        Expect.refused(
                server.post(
                        "Patient/_search",
                        "name=" + "a".repeat(BYTES_MAX),
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                413,
                "too-long");
    }

    @Test
    void aFormThatIsNotWellFormedIsNotTooLarge() {
        Expect.refused(
                server.post("Patient/_search", "name=%zz", "Content-Type", "application/x-www-form-urlencoded"),
                400,
                "value",
                "form");
    }

    @Test
    void aSmallBodyThatUnpacksToALargeOneIsTooLarge() throws IOException {
        byte[] bomb = gzip("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + "a".repeat(50_000_000) + "\"}]}");
        assertThat(bomb).hasSizeLessThan(100_000);
        Expect.refused(
                server.send("POST", "Patient", bomb, "Content-Encoding", "gzip"), 413, "too-long", "8388608 bytes");
    }

    @Test
    void aBodyThatIsNotWhatItsEncodingSaysIsRefused() throws IOException {
        String json = "{\"resourceType\":\"Patient\"}";
        byte[] whole = gzip(json);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 12);
        Expect.refused(server.send("POST", "Patient", half, "Content-Encoding", "gzip"), 400, "invalid");
        Expect.refused(server.post("Patient", json, "Content-Encoding", "gzip"), 400, "invalid");
        Expect.refused(server.post("Patient", json, "Content-Encoding", "br"), 415, "not-supported", "'br'");
    }

    @ParameterizedTest(name = "{0} without a body")
    @CsvSource({"POST, Patient", "PUT, Patient/empty-19933"})
    void anEmptyBodyIsRefused(String method, String path) {
        Expect.refused(
                server.send(method, path, "", "Content-Type", "application/fhir+json"), 400, "structure", "no body");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/fhir+turtle",
                "application/json-patch+json",
                "nonsense"
            })
    void aBodyOfAnotherMediaTypeIsNotSupported(String contentType) {
        String json = "{\"resourceType\":\"Patient\",\"id\":\"media-33051\"}";
        Expect.refused(
                server.post("Patient", json, "Content-Type", contentType),
                415,
                "not-supported",
                "application/fhir+json");
        Expect.refused(
                server.put("Patient/media-33051", json, "Content-Type", contentType),
                415,
                "not-supported",
                "application/fhir+json");
    }

    /** {@code text} with its question mark replaced by the bytes that {@code hex} stands for. */
    private static byte[] with(String hex, String text) {
        int at = text.indexOf('?');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(java.util.HexFormat.of().parseHex(hex));
        out.writeBytes(text.substring(at + 1).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}

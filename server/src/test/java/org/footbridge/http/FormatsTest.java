package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and XML say the same, keep the same, and are refused for the same reasons at the same places. */
class FormatsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String XHTML = " xmlns='http://www.w3.org/1999/xhtml'";

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        an empty element        | 'name':[{}]                 | <name/>                               | Patient.name[0]
        an empty object         | 'maritalStatus':{}          | <maritalStatus/>                      | Patient.maritalStatus
        an empty text           | 'birthDate':''              | <birthDate value=''/>                 | Patient.birthDate
        nothing for a value     | 'name':[{'given':[null]}]   | <name><given/></name>                 | Patient.name[0].given[0]
        an unknown element      | 'nam':'x'                   | <nam value='x'/>                      | Patient.nam
        unknown, further down   | 'contact':[{'nam':'x'}]     | <contact><nam value='x'/></contact>   | Patient.contact[0].nam
        two values of a choice  | 'deceasedBoolean':true,'deceasedDateTime':'2020' | <deceasedBoolean value='true'/><deceasedDateTime value='2020'/> | Patient.deceasedDateTime
        two in an extension     | 'extension':[{'url':'u:u','valueCode':'a','valueString':'b'}] | <extension url='u:u'><valueCode value='a'/><valueString value='b'/></extension> | Patient.extension[0].valueString
        an exponent             | 'multipleBirthInteger':1e1  | <multipleBirthInteger value='1e1'/>   | Patient.multipleBirthInteger
        a fraction              | 'multipleBirthInteger':1.0  | <multipleBirthInteger value='1.0'/>   | Patient.multipleBirthInteger
        33 bits                 | 'multipleBirthInteger':2147483648 | <multipleBirthInteger value='2147483648'/> | Patient.multipleBirthInteger
        a rank of zero          | 'telecom':[{'rank':0}]      | <telecom><rank value='0'/></telecom>  | Patient.telecom[0].rank
        a word for a boolean    | 'active':'yes'              | <active value='yes'/>                 | Patient.active
        a day that is not       | 'birthDate':'2021-02-29'    | <birthDate value='2021-02-29'/>       | Patient.birthDate
        a time for a date       | 'birthDate':'2020-01-01T10:00:00Z' | <birthDate value='2020-01-01T10:00:00Z'/> | Patient.birthDate
        no seconds              | 'deceasedDateTime':'2020-01-01T10:00Z' | <deceasedDateTime value='2020-01-01T10:00Z'/> | Patient.deceasedDateTime
        no zone                 | 'deceasedDateTime':'2020-01-01T10:00:00' | <deceasedDateTime value='2020-01-01T10:00:00'/> | Patient.deceasedDateTime
        blanks in a URI         | 'implicitRules':'a b'       | <implicitRules value='a b'/>          | Patient.implicitRules
        blanks around a code    | 'language':' en'            | <language value=' en'/>               | Patient.language
        no base64               | 'photo':[{'data':'abc'}]    | <photo><data value='abc'/></photo>    | Patient.photo[0].data
        a list of one           | 'extension':[{'url':'u:u','valueOid':'1.2'}] | <extension url='u:u'><valueOid value='1.2'/></extension> | Patient.extension[0].valueOid
        an id that is none      | 'contained':[{'resourceType':'Basic','id':'#a'}] | <contained><Basic><id value='#a'/></Basic></contained> | Patient.contained[0].id
        contained in contained  | 'contained':[{'resourceType':'Basic','contained':[{'resourceType':'Basic'}]}] | <contained><Basic><contained><Basic/></contained></Basic></contained> | Patient.contained[0].contained
        no div                  | 'text':{'div':'<p^>x</p>'}  | <text><p^>x</p></text>                | Patient.text.div
        another namespace       | 'text':{'div':'<div>x</div>'} | <text><div>x</div></text>           | Patient.text.div
        an entity of HTML       | 'text':{'div':'<div^>&nbsp;</div>'} | <text><div^>&nbsp;</div></text> | Patient.text.div
        not well-formed         | 'text':{'div':'<div^><br></div>'} | <text><div^><br></div></text>   | Patient.text.div
        """)
    void bothAreRefusedAtTheSamePlace(String name, String json, String xml, String place) {
        String jsonBody =
                Expect.json("{'resourceType':'Patient'," + json.replace("^", XHTML.replace("'", "\\'")) + "}");
        String xmlBody = "<Patient xmlns='http://hl7.org/fhir'>" + xml.replace("^", XHTML) + "</Patient>";
        for (Answer answer : new Answer[] {
            server.post("Patient", jsonBody),
            server.post("Patient", xmlBody, Expect.XML),
            server.put("Patient/refused-1", jsonBody.replaceFirst(",", ",\"id\":\"refused-1\",")),
            server.post("Patient/$validate", jsonBody),
            server.post("Patient/$validate", xmlBody, Expect.XML)
        }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().at("/issue/0/expression/0").asText())
                    .as(answer.body())
                    .isEqualTo(place);
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        an unknown attribute | <active valu='true'/>                                 | Patient.active
        an attribute of XML  | <active xml:lang='en' value='true'/>                  | Patient.active
        text in between      | <name>Ada</name>                                      | Patient.name[0]
        an element twice     | <active value='true'/><active value='true'/>          | Patient.active
        another namespace    | <active xmlns='urn:other' value='true'/>              | Patient
        nothing contained    | <contained/>                                          | Patient.contained[0]
        two contained in one | <contained><Basic/><Basic/></contained>               | Patient.contained[0]
        no resource          | <contained><Basis/></contained>                       | Patient.contained[0]
        """)
    void whatJsonCannotSayIsRefused(String name, String xml, String place) {
        Answer answer =
                server.post("Patient", "<Patient xmlns='http://hl7.org/fhir'>" + xml + "</Patient>", Expect.XML);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/issue/0/expression/0").asText()).isEqualTo(place);
    }

    @Test
    void anArrayBesideNoneIsKeptAndALongerOneIsRefused() {
        String given = "'name':[{'_given':[{'extension':[{'url':'http://x.example/e','valueString':'now'}]}]}]";
        Answer created = server.post("Patient", Expect.json("{'resourceType':'Patient'," + given + "}"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).contains(Expect.json(given));
        String xml = server.get("Patient/" + created.id(), "Accept", "application/fhir+xml")
                .body();
        assertThat(xml).contains("<name><given><extension url=\"http://x.example/e\"><valueString value=\"now\"/>");
        Answer again = server.put("Patient/" + created.id(), xml, Expect.XML);
        assertThat(again.json().at("/meta/versionId").asText()).isEqualTo("1");
        Answer longer = server.post(
                "Patient",
                Expect.json("{'resourceType':'Patient','name':[{'given':['a'],'_given':[null,{'id':'b'}]}]}"));
        Expect.refused(longer, 400, "structure", "write null in 'given'");
        assertThat(longer.json().at("/issue/0/expression/0").asText()).isEqualTo("Patient.name[0].given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "span", "body"})
    void aNarrativeOfAnotherRootIsRefusedWhereverItStands(String root) {
        String text =
                "'text':{'status':'generated','div':'<" + root + XHTML.replace("'", "\\'") + ">x</" + root + ">'}";
        String basic = "{'resourceType':'Basic'," + text + "}";
        assertThat(server.put("Basic/told-1", Expect.json("{'resourceType':'Basic','id':'told-1'}"))
                        .status())
                .isIn(200, 201);
        String parameters = "{'resourceType':'Parameters','parameter':[{'name':'resource','resource':" + basic + "}]}";
        String entry = "{'resourceType':'Bundle','type':'%s','entry':[{'resource':" + basic
                + ",'request':{'method':'POST','url':'Basic'}}]}";
        refused(
                server.post("Patient", Expect.json("{'resourceType':'Patient','contained':[" + basic + "]}")),
                "Patient.contained[0].text.div");
        refused(server.post("Parameters", Expect.json(parameters)), "Parameters.parameter[0].resource.text.div");
        refused(server.post("Basic/$validate", Expect.json(parameters)), "Parameters.parameter[0].resource.text.div");
        refused(server.post("Bundle", Expect.json(entry.formatted("collection"))), "Bundle.entry[0].resource.text.div");
        refused(server.post("", Expect.json(entry.formatted("transaction"))), "text.div");
        refused(
                server.send(
                        "PATCH",
                        "Basic/told-1",
                        Expect.json("[{'op':'add','path':'/text','value':{" + text.substring(8) + "}]"),
                        "Content-Type",
                        "application/json-patch+json"),
                "Basic.text.div");
        Answer batch = server.post("", Expect.json(entry.formatted("batch")));
        assertThat(batch.json().at("/entry/0/response/status").asText()).startsWith("400");
    }

    private static void refused(Answer answer, String place) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/issue/0/expression/0").asText())
                .as(answer.body())
                .endsWith(place);
    }

    @Test
    void aRoundTripThroughXmlIsNoNewVersion() {
        String body =
                Expect.json("{'resourceType':'Observation','id':'round-1','text':{'status':'generated','div':'<div"
                        + XHTML.replace("'", "\\'")
                        + "><pre>x<!-- d -->y</pre> <b>a</b>  &#160;</div>'},'status':'final',"
                        + "'_status':{'id':'s1'},'code':{'text':'c'},'valueQuantity':{'value':1.4E+2}}");
        assertThat(server.put("Observation/round-1", body).status()).isEqualTo(201);
        String xml = "";
        for (int i = 0; i < 3; i++) {
            Answer read = server.get("Observation/round-1", "Accept", "application/fhir+xml");
            assertThat(xml.isEmpty() || xml.equals(read.body())).isTrue();
            xml = read.body();
            Answer put = server.put("Observation/round-1", xml, Expect.XML);
            assertThat(put.json().at("/meta/versionId").asText()).isEqualTo("1");
        }
        assertThat(xml)
                .contains(
                        "<pre>x<!-- d -->y</pre> <b>a</b>  &#160;</div>",
                        "<value value=\"1.4E+2\"/>",
                        "<status id=\"s1\" value=\"final\"/>");
        for (String path : new String[] {
            "Observation/round-1/_history/1",
            "Observation?_id=round-1",
            "Observation/round-1/_history",
            "Observation/_history"
        }) {
            assertThat(server.get(path, "Accept", "application/fhir+xml").body())
                    .as(path)
                    .contains("<pre>x<!-- d -->y</pre> <b>a</b>  &#160;</div>", "<value value=\"1.4E+2\"/>");
        }
        assertThat(server.get("Observation/round-1?_pretty=true").body()).contains("1.4E+2");
    }

    @Test
    void theServerReadsItsOwnXmlOfALargeAttachment() {
        String data = Base64.getEncoder().encodeToString(new byte[600_000]);
        String body = Expect.json(
                "{'resourceType':'Media','id':'large-1','status':'completed','content':{'data':'" + data + "'}}");
        assertThat(server.put("Media/large-1", body).status()).isEqualTo(201);
        String xml =
                server.get("Media/large-1", "Accept", "application/fhir+xml").body();
        Answer again = server.put("Media/large-1", xml, Expect.XML);
        assertThat(again.status()).as(again.body().substring(0, 200)).isEqualTo(200);
        assertThat(again.json().at("/meta/versionId").asText()).isEqualTo("1");
    }
}

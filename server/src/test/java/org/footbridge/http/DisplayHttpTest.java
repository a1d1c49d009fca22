package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.validation.Validators;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Displays that are none of the names of their codes: a warning, wherever a Coding stands, and never a refusal. */
class DisplayHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=enforce");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] SHOWN = {"Prefer", "return=OperationOutcome"};
    private static final String OBSERVATION = "{'resourceType':'Observation','status':'final','code':%s}";

    @BeforeAll
    static void definitions() {
        put(
                "CodeSystem",
                "'url':'urn:names','status':'active','content':'complete','concept':[{'code':'b','display':'Bee',"
                        + "'designation':[{'language':'cy','value':'Gwenynen'}]},{'code':'mute'}]");
        put(
                "ValueSet",
                "'url':'urn:vs:names','status':'active','compose':{'include':[{'system':'urn:names',"
                        + "'concept':[{'code':'b','display':'Bumblebee'}]}]}");
    }

    private static void put(String type, String members) {
        Answer answer = server.put(
                type + "/names", Expect.json("{'resourceType':'" + type + "','id':'names'," + members + "}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** The elements that are warned about. */
    private static List<String> warned(Answer answer) {
        return StreamSupport.stream(answer.json().path("issue").spliterator(), false)
                .filter(issue -> issue.path("severity").asText().equals("warning"))
                .filter(issue -> issue.path("diagnostics").asText().contains("not one of its names"))
                .map(issue -> issue.path("expression").path(0).asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "{'resourceType':'Patient','maritalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus','code':'M','display':'Divorced'}]}}"
                        + " > Patient.maritalStatus.coding[0].display",
                "{'resourceType':'Observation','status':'final','code':{'text':'c','coding':[{'system':'urn:x','code':'b','display':'Wasp'},WRONG]}}"
                        + " > Observation.code.coding[1].display",
                "{'resourceType':'Observation','status':'final','code':{'text':'c'},'valueCodeableConcept':{'coding':[WRONG]}}"
                        + " > Observation.value.coding[0].display",
                "{'resourceType':'Observation','status':'final','code':{'text':'c'},'component':[{'code':{'coding':[WRONG]}}]}"
                        + " > Observation.component[0].code.coding[0].display",
                "{'resourceType':'Patient','meta':{'tag':[WRONG]}} > Patient.meta.tag[0].display",
                "{'resourceType':'Patient','extension':[{'url':'urn:any','valueCoding':WRONG}]} >"
                        + " Patient.extension[0].value.display",
                "{'resourceType':'Patient','birthDate':'2020','_birthDate':{'extension':[{'url':'urn:any','valueCoding':WRONG}]}}"
                        + " > Patient.birthDate.extension[0].value.display",
                "{'resourceType':'Encounter','status':'planned','class':WRONG} > Encounter.class.display",
                "{'resourceType':'Observation','status':'final','code':{'text':'c'},'subject':{'reference':'#p'},'contained':[{'resourceType':'Patient','id':'p','maritalStatus':{'coding':[WRONG]}}]}"
                        + " > Observation.contained[0].maritalStatus.coding[0].display",
                "{'resourceType':'Bundle','type':'collection','entry':[{'fullUrl':'urn:uuid:3fdc72f4-a11d-4a9d-9260-a9f745779e1d','resource':{'resourceType':'Patient','maritalStatus':{'coding':[WRONG]}}}]}"
                        + " > Bundle.entry[0].resource.maritalStatus.coding[0].display",
                "{'resourceType':'QuestionnaireResponse','status':'completed','item':[{'linkId':'1','answer':[{'valueCoding':WRONG}]}]}"
                        + " > QuestionnaireResponse.item[0].answer[0].value.display"
            })
    void isWarnedAboutWhereverItStands(String body, String place) {
        String json = Expect.json(body.replace("WRONG", "{'system':'urn:names','code':'b','display':'Wasp'}"));
        String type = body.replaceFirst(".*?'resourceType':'(\\w+)'.*", "$1");
        assertThat(warned(server.post(type + "/$validate", json))).containsExactly(place);
        Answer written = server.post(type, json, SHOWN);
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        assertThat(warned(written)).containsExactly(place);
        assertThat(server.post(type, json).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'system':'urn:names','code':'b','display':'Bee'",
                "'system':'urn:names','code':'b','display':' bEE  '",
                "'system':'urn:names','code':'b','display':'gwenynen'",
                "'system':'urn:names','code':'b'",
                "'system':'urn:names','code':'mute','display':'Anything'",
                "'system':'urn:unknown','code':'b','display':'Anything'",
                "'code':'b','display':'Anything'",
                "'system':'urn:names','version':'9','code':'b','display':'Anything'",
                "'display':'Anything'"
            })
    void isNoneOfTheseDisplays(String coding) {
        String json = Expect.json(OBSERVATION.formatted("{'coding':[{" + coding + "}]}"));
        assertThat(warned(server.post("Observation/$validate", json))).isEmpty();
        assertThat(server.post("Observation", json).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"Bee, true", "bumblebee, true", "Gwenynen, true", "Wasp, false"})
    void isJudgedInAValueSetByItsNamesAndThoseOfTheCodeSystem(String display, boolean right) {
        Answer answer =
                server.get("ValueSet/$validate-code?url=urn:vs:names&system=urn:names&code=b&display=" + display);
        assertThat(answer.json().path("parameter").path(0).path("valueBoolean").asBoolean())
                .as(answer.body())
                .isEqualTo(right);
    }

    /** A write without Prefer is accepted by the compiled profiles, if they can; $validate is HAPI's. */
    @Test
    void changesNoVerdictOfEitherValidator() throws IOException {
        int changed = 0;
        for (String example : Validators.r4Examples()) {
            if (example.length() > 4_000 || !example.contains("\"display\"") || changed == 40) {
                continue;
            }
            JsonNode wrong = MAPPER.readTree(example);
            String type = wrong.path("resourceType").asText();
            codings(wrong).toList().forEach(coding -> coding.put("display", "None of the names"));
            ((ObjectNode) wrong).remove("id");
            boolean refused = server.post(type + "/$validate", example).body().contains("\"severity\":\"error\"");
            assertThat(server.post(type + "/$validate", wrong.toString()).body().contains("\"severity\":\"error\""))
                    .as(example)
                    .isEqualTo(refused);
            if (!refused) {
                assertThat(server.post(type, wrong.toString()).status())
                        .as(example)
                        .isEqualTo(201);
                changed++;
            }
        }
        assertThat(changed).isPositive();
    }

    private static Stream<ObjectNode> codings(JsonNode node) {
        Stream<ObjectNode> self = node.isObject() && node.has("system") && node.has("code") && !node.has("value")
                ? Stream.of((ObjectNode) node)
                : Stream.empty();
        return Stream.concat(
                self, StreamSupport.stream(node.spliterator(), false).flatMap(DisplayHttpTest::codings));
    }
}

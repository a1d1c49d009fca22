package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in which elements have an extension in place of a value: parameters of operations, entries of Bundles, patches. */
class AbsentInputTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final String ABSENT =
            "{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}";

    /** {@code $x} stands for an extension in place of a value. */
    private static final List<String> PARAMETERS = List.of(
            "{'name':'coding','valueCoding':{'_system':$x,'_code':$x}}",
            "{'name':'coding','valueCoding':{'_system':$x,'code':'a'}}",
            "{'name':'code','_valueCode':$x},{'name':'system','_valueUri':$x}",
            "{'_name':$x,'_valueCode':$x}",
            "{'name':'url','_valueUri':$x},{'name':'package','_valueBase64Binary':$x},{'name':'type','_valueCode':$x}",
            "{'name':'package','_valueBase64Binary':$x}",
            "{'name':'valueSet','resource':{'resourceType':'ValueSet','_url':$x,'status':'draft','compose':{"
                    + "'_inactive':$x,'include':[{'_system':$x,'_version':$x,'_valueSet':[$x],"
                    + "'concept':[{'_code':$x},{'code':'z'}]}]}}},{'name':'code','valueCode':'z'},"
                    + "{'name':'system','valueUri':'urn:s'}",
            "{'name':'valueSet','resource':{'resourceType':'ValueSet','url':'urn:me','status':'draft','compose':{"
                    + "'include':[{'valueSet':['urn:me']}]}}}",
            "{'name':'codeSystem','resource':{'resourceType':'CodeSystem','_url':$x,'_caseSensitive':$x,'_content':$x,"
                    + "'concept':[{'_code':$x}]}},{'name':'code','valueCode':'a'}",
            "{'name':'conceptMap','resource':{'resourceType':'ConceptMap','_url':$x,'group':[{'_source':$x,'element':"
                    + "[{'_code':$x,'target':[{'_code':$x}]}],'unmapped':{'_mode':$x}}]}},"
                    + "{'name':'code','valueCode':'a'},{'name':'system','valueUri':'urn:s'}",
            "{'name':'property','part':[{'name':'code','_valueCode':$x},{'name':'value','_valueCode':$x}]},"
                    + "{'name':'system','valueUri':'http://hl7.org/fhir/administrative-gender'}",
            "{'name':'codingA','valueCoding':{'_code':$x}},{'name':'codingB','valueCoding':{'_system':$x,'code':'a'}}",
            "{'name':'resource','resource':{'resourceType':'Patient','_id':$x,'_birthDate':$x}},"
                    + "{'name':'mode','_valueCode':$x},{'name':'profile','_valueUri':$x}");

    private static String json(String text) {
        return Expect.json(text.replace("$x", ABSENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CodeSystem/$lookup",
                "CodeSystem/$validate-code",
                "CodeSystem/$subsumes",
                "CodeSystem/$find-matches",
                "ValueSet/$expand",
                "ValueSet/$validate-code",
                "ConceptMap/$translate",
                "$install",
                "$reindex",
                "Patient/$validate"
            })
    void anOperationAnswersWithoutAFailureOfItsOwn(String operation) {
        for (String parameter : PARAMETERS) {
            Answer answer =
                    server.post(operation, json("{'resourceType':'Parameters','parameter':[" + parameter + "]}"));
            assertThat(answer.status()).as(parameter + answer.body()).isBetween(200, 422);
            assertThat(answer.body()).doesNotContain("Cannot invoke", "NullPointer");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "method | 'resource':{'resourceType':'Patient'},'request':{'_method':$x,'url':'Patient'} | 400",
                "url | 'resource':{'resourceType':'Patient'},'request':{'method':'POST','_url':$x} | 400",
                "fullUrl |"
                        + " '_fullUrl':$x,'resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'Patient'}"
                        + " | 201",
                "ifNoneExist |"
                        + " 'resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'Patient','_ifNoneExist':$x}"
                        + " | 201",
                "id | 'resource':{'resourceType':'Patient','_id':$x},'request':{'method':'POST','url':'Patient'} | 201",
                "id of PUT |"
                        + " 'resource':{'resourceType':'Patient','_id':$x},'request':{'method':'PUT','url':'Patient/a1'} |"
                        + " 400",
                "reference |"
                        + " 'resource':{'resourceType':'Patient','managingOrganization':{'_reference':$x}},'request':{'method':'POST','url':'Patient'}"
                        + " | 201",
                "profile |"
                        + " 'resource':{'resourceType':'Patient','meta':{'_profile':[$x],'_source':$x,'_lastUpdated':$x}},'request':{'method':'POST','url':'Patient'}"
                        + " | 201",
                "identifier |"
                        + " 'resource':{'resourceType':'Patient','identifier':[{'_system':$x,'_value':$x}]},'request':{'method':'PUT','url':'Patient?identifier=b'}"
                        + " | 201",
            })
    void anEntryIsStoredOrRefused(String what, String entry, int status) {
        for (String type : List.of("batch", "transaction")) {
            Answer answer =
                    server.post("", json("{'resourceType':'Bundle','type':'" + type + "','entry':[{" + entry + "}]}"));
            String found = answer.status() == 200
                    ? answer.json().at("/entry/0/response/status").asText()
                    : String.valueOf(answer.status());
            assertThat(found).as(answer.body()).startsWith(String.valueOf(status));
        }
    }

    @Test
    void patchesReachAndLeaveElementsWithoutAValue() {
        String organization = "{'_reference':$x}";
        assertThat(server.put("Patient/p1", json("{'resourceType':'Patient','id':'p1','_birthDate':$x}"))
                        .status())
                .isEqualTo(201);
        List<String[]> patches = List.of(
                new String[] {
                    "application/json-patch+json",
                    "[{'op':'add','path':'/managingOrganization','value':" + organization + "}]"
                },
                new String[] {
                    "application/fhir+json",
                    "{'resourceType':'Parameters','parameter':[{'name':'operation','part':[{'name':'type','valueCode':'delete'},{'name':'path','valueString':'Patient.where(birthDate"
                            + " > @2020-01-01).birthDate'}]}]}"
                },
                new String[] {
                    "application/fhir+json",
                    "{'resourceType':'Parameters','parameter':[{'name':'operation','part':[{'name':'type','_valueCode':$x},"
                            + "{'name':'path','_valueString':$x},{'_name':$x,'_valueDate':$x}]}]}"
                },
                new String[] {
                    "application/xml-patch+xml",
                    "<diff><replace sel=\"Patient/birthDate/@value\">2020-01-01</replace></diff>"
                });
        patches.forEach(patch -> {
            Answer answer = server.send("PATCH", "Patient/p1", json(patch[1]), "Content-Type", patch[0]);
            assertThat(answer.status()).as(patch[1] + answer.body()).isBetween(200, 422);
        });
    }
}

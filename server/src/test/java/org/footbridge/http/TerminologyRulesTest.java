package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of R4 that hold for every operation on codes: the case of letters, retired codes, systems and supplements. */
class TerminologyRulesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    @BeforeAll
    static void definitions() {
        put(
                "CodeSystem",
                "loose",
                "'url':'urn:loose','status':'active','content':'complete','caseSensitive':false,"
                        + "'property':[{'code':'gone','type':'boolean','uri':'http://hl7.org/fhir/concept-properties#inactive'},"
                        + "{'code':'warm','type':'boolean'}],"
                        + "'concept':[{'code':'Top','property':[{'code':'warm','valueBoolean':true}],'concept':[{'code':'Low'}]},"
                        + "{'code':'Old','property':[{'code':'gone','valueBoolean':true}]}]");
        put(
                "CodeSystem",
                "extra",
                "'url':'urn:extra','status':'active','content':'supplement','supplements':'urn:loose',"
                        + "'concept':[{'code':'Top','designation':[{'language':'cy','value':'Brig'}]}]");
        set("all", "'include':[{'system':'urn:loose'}]");
        set("current", "'inactive':false,'include':[{'system':'urn:loose'}]");
        set("either", "'inactive':true,'include':[{'system':'urn:loose'}]");
        set("listed", "'inactive':false,'include':[{'system':'urn:loose','concept':[{'code':'TOP'},{'code':'old'}]}]");
        set("imported", "'include':[{'valueSet':['urn:vs:current']}]");
        set("below", "'include':[{'system':'urn:loose','filter':[{'property':'concept','op':'is-a','value':'top'}]}]");
        set("in", "'include':[{'system':'urn:loose','filter':[{'property':'code','op':'in','value':'top,old'}]}]");
        set("but", "'include':[{'system':'urn:loose'}],'exclude':[{'system':'urn:loose','concept':[{'code':'tOP'}]}]");
        set("warm", "'include':[{'system':'urn:loose','filter':[{'property':'warm','op':'=','value':'true'}]}]");
        put(
                "ConceptMap",
                "m",
                "'url':'urn:m','status':'active','group':[{'source':'urn:loose','target':'urn:x',"
                        + "'element':[{'code':'Top','target':[{'code':'t','equivalence':'equal'}]}]}]");
    }

    private static void set(String id, String compose) {
        put("ValueSet", id, "'url':'urn:vs:" + id + "','status':'active','compose':{" + compose + "}");
    }

    private static void put(String type, String id, String members) {
        Answer answer = server.put(
                type + "/" + id, Expect.json("{'resourceType':'" + type + "','id':'" + id + "'," + members + "}"));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static boolean isTrue(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().matches("(?s).*\"result\"[^}]*\"valueBoolean\"\\s*:\\s*true.*");
    }

    @ParameterizedTest
    @CsvSource({
        "all, Top Low Old",
        "current, Top Low",
        "either, Top Low Old",
        "listed, Top",
        "imported, Top Low",
        "below, Top Low",
        "in, Top Old",
        "but, Low Old",
        "warm, Top"
    })
    void anExpansionHasWhatValidateCodeSays(String set, String codes) {
        String expansion =
                server.get("ValueSet/$expand?url=urn:vs:" + set).body().replaceAll("\\s", "");
        for (String code : new String[] {"Top", "Low", "Old"}) {
            boolean member = codes.contains(code);
            assertThat(expansion.contains("\"code\":\"" + code + "\"")).as(code).isEqualTo(member);
            for (String spelled : new String[] {code, code.toUpperCase(Locale.ROOT)}) {
                assertThat(isTrue(server.get(
                                "ValueSet/$validate-code?url=urn:vs:" + set + "&system=urn:loose&code=" + spelled)))
                        .as(spelled)
                        .isEqualTo(member);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "all, Top Low Old",
        "current, Top Low",
        "listed, Top",
        "imported, Top Low",
        "below, Top Low",
        "in, Top Old",
        "but, Low Old",
        "warm, Top"
    })
    void aRequiredBindingTakesWhatValidateCodeSays(String set, String codes) {
        put(
                "StructureDefinition",
                "p-" + set,
                "'url':'urn:p:" + set + "','name':'P','status':'active','kind':'resource','abstract':false,"
                        + "'type':'Observation','baseDefinition':'http://hl7.org/fhir/StructureDefinition/Observation',"
                        + "'derivation':'constraint','differential':{'element':[{'id':'Observation.code',"
                        + "'path':'Observation.code','binding':{'strength':'required','valueSet':'urn:vs:" + set
                        + "'}}]}");
        for (String code : new String[] {"Top", "Low", "Old", "None"}) {
            String observation = Expect.json("{'resourceType':'Observation','meta':{'profile':['urn:p:" + set
                    + "']},'status':'final','code':{'coding':[{'system':'urn:loose','code':'" + code + "'}]}}");
            Answer written = server.post("Observation", observation);
            assertThat(written.status()).as(code + written.body()).isEqualTo(codes.contains(code) ? 201 : 422);
            assertThat(server.post("Observation/$validate", observation).body().contains("\"error\""))
                    .as(code)
                    .isEqualTo(!codes.contains(code));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CodeSystem/$validate-code?url=urn:loose&code=TOP",
                "CodeSystem/loose/$validate-code?code=tOP",
                "ConceptMap/$translate?url=urn:m&system=urn:loose&code=TOP"
            })
    void theCaseOfLettersDoesNotMatterWhereTheCodeSystemSaysSo(String question) {
        assertThat(isTrue(server.get(question))).isTrue();
    }

    @Test
    void lookupAndSubsumesTakeAnyCase() {
        assertThat(server.get("CodeSystem/$lookup?system=urn:loose&code=low").status())
                .isEqualTo(200);
        assertThat(server.get("CodeSystem/$subsumes?system=urn:loose&codeA=top&codeB=LOW")
                        .body())
                .contains("\"subsumes\"");
        assertThat(server.get("CodeSystem/$subsumes?system=urn:loose&codeA=top&codeB=TOP")
                        .body())
                .contains("equivalent");
    }

    private static Answer concept(String operation, String first, String codings) {
        return server.post(
                operation,
                Expect.json("{'resourceType':'Parameters','parameter':[" + first
                        + "{'name':'codeableConcept','valueCodeableConcept':{'coding':[" + codings + "]}}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CodeSystem/$validate-code; {'name':'url','valueUri':'urn:loose'},",
                "CodeSystem/loose/$validate-code; ''",
                "ValueSet/$validate-code; {'name':'url','valueUri':'urn:vs:all'},",
                "ValueSet/all/$validate-code; ''",
                "ConceptMap/$translate; {'name':'url','valueUri':'urn:m'},"
            },
            quoteCharacter = '"')
    void anyCodingOfAConceptWillDo(String operation, String first) {
        String url = first.equals("''") ? "" : first;
        assertThat(isTrue(concept(
                        operation,
                        url,
                        "{'display':'typed'},{'code':'x'},{'system':'urn:other','code':'Top'},"
                                + "{'system':'urn:loose','code':'Top'}")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$validate-code", "$lookup"})
    void theSystemOfACodingCountsOnAnInstance(String operation) {
        String body =
                "{'resourceType':'Parameters','parameter':[{'name':'coding','valueCoding':{'system':'%s','code':'Top'}}]}";
        assertThat(server.post("CodeSystem/loose/" + operation, Expect.json(body.formatted("urn:other")))
                        .status())
                .isEqualTo(400);
        assertThat(server.post("CodeSystem/loose/" + operation, Expect.json(body.formatted("urn:loose")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSupplementHasNoCodesOfItsOwn() {
        assertThat(isTrue(server.get("CodeSystem/$validate-code?url=urn:extra&code=Top")))
                .isFalse();
        assertThat(isTrue(server.get("CodeSystem/extra/$validate-code?code=Top")))
                .isFalse();
        assertThat(server.get("CodeSystem/$lookup?system=urn:extra&code=Top").status())
                .isEqualTo(404);
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.ecl.SyntheticConcepts;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoad;
import org.footbridge.store.concept.ConceptLoads;
import org.footbridge.terminology.load.Loading;
import org.footbridge.terminology.load.SyntheticRelease;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of code systems, editions of SNOMED CT, supplements, languages, and the case of codes in the tables. */
class TerminologyVersionsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=enforce");

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String EDITION = SNOMED + "/900000000000207008";

    @BeforeAll
    static void definitions(@TempDir Path directory) throws IOException {
        for (String version : List.of("1", "2", "3")) {
            put(
                    "CodeSystem",
                    "v" + version,
                    "'url':'urn:v','version':'" + version
                            + "','status':'active','content':'complete','concept':[{'code':'c" + version
                            + "'},{'code':'all'}]");
        }
        put("ValueSet", "open", "'url':'urn:vs:open','status':'active','compose':{'include':[{'system':'urn:v'}]}");
        put(
                "ValueSet",
                "two",
                "'url':'urn:vs:two','status':'active','compose':{'include':[{'system':'urn:v','version':'2'}]}");
        put(
                "ValueSet",
                "nested",
                "'url':'urn:vs:nested','status':'active','compose':{'include':[{'valueSet':['urn:vs:open']}]}");
        put(
                "CodeSystem",
                "cy",
                "'url':'urn:cy','status':'active','content':'supplement','supplements':'urn:v','language':'cy','concept':[{'code':'all','display':'Pob"
                        + " un','designation':[{'language':'de','value':'Alle'}]},{'code':'more'}]");
        put(
                "ValueSet",
                "named",
                "'url':'urn:vs:named','status':'active','extension':[{'url':"
                        + "'http://hl7.org/fhir/StructureDefinition/valueset-supplement','valueCanonical':'urn:cy'}],"
                        + "'compose':{'include':[{'system':'urn:v'}]}");
        for (String date : List.of("20250101", "20260101")) {
            snomed(EDITION + "/version/" + date, "4" + date);
        }
        snomed(SNOMED + "/731000124108/version/20260301", "5");
        loadLoose(directory);
        server.look();
    }

    private static void snomed(String version, String code) {
        try (ConceptLoad load = server.store()
                .loads()
                .begin(new ConceptLoads.Subject(SNOMED, version, "SNOMED CT", Map.of()), new ConceptHierarchy())) {
            load.add(List.of(Concept.of(code, "Concept " + code)));
            load.finish();
        }
    }

    private static void loadLoose(Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("loose.json"),
                Expect.json(
                        "{'resourceType':'CodeSystem','url':'urn:loose','status':'active','content':'complete',"
                                + "'caseSensitive':false,'concept':[{'code':'Top','concept':[{'code':'Low'}]},{'code':'Old'}]}"));
        new Loading(server.store().loads(), progress -> {}).load(new Loading.Request(file, Optional.empty()));
        for (String[] set : new String[][] {
            {"listed", "'concept':[{'code':'TOP'}]"},
            {"below", "'filter':[{'property':'concept','op':'is-a','value':'TOP'}]"},
            {"child", "'filter':[{'property':'parent','op':'=','value':'tOP'}]"},
            {"in", "'filter':[{'property':'code','op':'in','value':'top,old'}]"},
            {"whole", ""}
        }) {
            String content = set[1].isEmpty() ? "" : "," + set[1];
            put(
                    "ValueSet",
                    set[0],
                    "'url':'urn:loose:" + set[0] + "','status':'active','compose':{'include':[{'system':'urn:loose'"
                            + content + "}]}");
            put(
                    "StructureDefinition",
                    set[0],
                    "'url':'urn:p:" + set[0] + "','name':'P','status':'active','kind':'resource',"
                            + "'abstract':false,'type':'Observation','derivation':'constraint',"
                            + "'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Observation','differential':{'element':["
                            + "{'id':'Observation.code','path':'Observation.code','binding':{'strength':'required','valueSet':'urn:loose:"
                            + set[0] + "'}}]}");
        }
        put(
                "ConceptMap",
                "m",
                "'url':'urn:m','status':'active','group':[{'source':'urn:loose','target':'urn:v',"
                        + "'element':[{'code':'tOp','target':[{'code':'all','equivalence':'equal'}]}]}]");
    }

    private static void put(String type, String id, String members) {
        Answer answer = server.put(
                type + "/" + id, Expect.json("{'resourceType':'" + type + "','id':'" + id + "'," + members + "}"));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static List<String> codes(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> codes = new ArrayList<>();
        for (JsonNode one : answer.json().path("expansion").path("contains")) {
            codes.add(one.path("code").asText());
        }
        return codes;
    }

    @ParameterizedTest
    @CsvSource({
        "open, c3 all",
        "open&system-version=urn:v%7C1, c1 all",
        "two&system-version=urn:v%7C1, c2 all",
        "open&check-system-version=urn:v%7C1, c1 all",
        "two&check-system-version=urn:v%7C2, c2 all",
        "two&force-system-version=urn:v%7C1, c1 all",
        "nested&force-system-version=urn:v%7C1, c1 all",
        "open&force-system-version=urn:other%7C1, c3 all"
    })
    void expandTakesVersionsOfSystems(String question, String codes) {
        assertThat(codes(server.get("ValueSet/$expand?url=urn:vs:" + question))).containsExactly(codes.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "two&check-system-version=urn:v%7C1, check-system-version requires '1'",
        "open&force-system-version=urn:v%7C9, 'urn:v|9'",
        "open&system-version=urn:v, must be a code system with its version"
    })
    void expandRefusesOtherVersions(String question, String why) {
        Answer answer = server.get("ValueSet/$expand?url=urn:vs:" + question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "CodeSystem/$validate-code?url=urn:v&version=1&code=c1, true",
        "CodeSystem/$validate-code?url=urn:v&version=2&code=c1, false",
        "CodeSystem/$validate-code?url=urn:v&code=c1, false",
        "ValueSet/$validate-code?url=urn:vs:two&system=urn:v&systemVersion=2&code=c2, true",
        "ValueSet/$validate-code?url=urn:vs:two&system=urn:v&systemVersion=1&code=c2, false",
        "CodeSystem/$validate-code?url=urn:loose&code=TOP, true",
        "CodeSystem/$validate-code?url=urn:loose&code=lOW, true",
        "CodeSystem/$validate-code?url=urn:loose&code=none, false",
        "ConceptMap/$translate?url=urn:m&system=urn:loose&code=TOP, true",
        "ValueSet/$validate-code?url=urn:vs:named&system=urn:v&code=all&display=alle, true",
        "ValueSet/$validate-code?url=urn:vs:named&system=urn:v&code=all&display=other, false",
        "ValueSet/$validate-code?url=urn:vs:open&system=urn:v&code=all&display=other&useSupplement=urn:cy, false",
        "ValueSet/$validate-code?url=urn:vs:open&system=urn:v&code=all&display=alle&useSupplement=urn:cy, true",
        "ValueSet/$validate-code?url=urn:vs:named&system=urn:v&code=more, false",
        "CodeSystem/$validate-code?url=urn:v&code=all&display=other&useSupplement=urn:cy, false"
    })
    void validatesCodes(String question, boolean result) {
        Answer answer = server.get(question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("parameter").path(0).path("valueBoolean").asBoolean())
                .as(answer.body())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct/900000000000207008?fhir_vs, 420260101",
        "http://snomed.info/sct/900000000000207008/version/20250101?fhir_vs, 420250101",
        "http://snomed.info/sct/731000124108?fhir_vs, 5",
        "http://snomed.info/sct/900000000000207008?fhir_vs=isa/420260101, 420260101"
    })
    void anEditionWithoutAVersionIsItsNewest(String url, String code) {
        assertThat(codes(server.get("ValueSet/$expand?url=" + url.replace("?", "%3F"))))
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:vs:named&displayLanguage=cy, '', Pob un",
        "urn:vs:named&displayLanguage=de-AT, '', Alle",
        "urn:vs:named, 'en;q=0.5,de-AT', Alle",
        "urn:vs:named, '*', ''",
        "urn:vs:named, 'not a;language', ''",
        "urn:vs:open&displayLanguage=cy, '', ''",
        "urn:vs:open&displayLanguage=cy&useSupplement=urn:cy, '', Pob un"
    })
    void namesOfSupplementsCountWhereTheyAreNamed(String question, String language, String display) {
        Answer answer = language.isEmpty()
                ? server.get("ValueSet/$expand?url=" + question)
                : server.get("ValueSet/$expand?url=" + question, "Accept-Language", language);
        assertThat(codes(answer)).containsExactly("c3", "all");
        assertThat(answer.json().at("/expansion/contains/1/display").asText()).isEqualTo(display);
    }

    @Test
    void lookupHasTheNamesOfASupplement() {
        String lookup = "CodeSystem/$lookup?system=urn:v&code=all&displayLanguage=de";
        assertThat(server.get(lookup).body()).doesNotContain("Alle");
        assertThat(server.get(lookup + "&useSupplement=urn:cy").body()).contains("Alle");
        assertThat(server.get(lookup + "&useSupplement=urn:none").status()).isEqualTo(400);
        assertThat(server.get("CodeSystem/$lookup?system=urn:v&code=more&useSupplement=urn:cy")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"listed, Top", "below, Top Low", "child, Low", "in, Top Old", "whole, Top Low Old"})
    void theCaseOfCodesInTheTablesDoesNotMatterWhereTheCodeSystemSaysSo(String set, String members) {
        assertThat(codes(server.get("ValueSet/$expand?url=urn:loose:" + set)))
                .containsExactlyInAnyOrder(members.split(" ", -1));
        for (String code : List.of("Top", "TOP", "low", "oLd", "none")) {
            boolean member =
                    List.of(members.toLowerCase(Locale.ROOT).split(" ", -1)).contains(code.toLowerCase(Locale.ROOT));
            validatesCodes("ValueSet/$validate-code?url=urn:loose:" + set + "&system=urn:loose&code=" + code, member);
            Answer written = server.post(
                    "Observation",
                    Expect.json("{'resourceType':'Observation','meta':{'profile':['urn:p:" + set
                            + "']},'status':'final','code':{'coding':[{'system':'urn:loose','code':'" + code
                            + "'}]}}"));
            assertThat(written.status()).as(written.body()).isEqualTo(member ? 201 : 422);
        }
        assertThat(server.get("Observation?code:in=urn:loose:" + set + "&_summary=count")
                        .json()
                        .path("total")
                        .asInt())
                .isPositive();
    }

    @Test
    void lookupSubsumesAndSearchesTakeAnyCaseOfCodesInTheTables() {
        assertThat(server.get("CodeSystem/$lookup?system=urn:loose&code=LOW").body())
                .contains("\"Low\"");
        assertThat(server.get("CodeSystem/$subsumes?system=urn:loose&codeA=TOP&codeB=low")
                        .body())
                .contains("\"subsumes\"");
        assertThat(server.get("CodeSystem/$subsumes?system=urn:loose&codeA=TOP&codeB=top")
                        .body())
                .contains("equivalent");
        assertThat(server.get("Observation?code:below=urn:loose%7CTOP&_summary=count")
                        .status())
                .isEqualTo(200);
    }

    /** Nobody can know before; a minute later it is known, without a restart. */
    @Test
    void bindingsFollowALoadAtOnce(@TempDir Path directory) {
        String edition = SyntheticRelease.VERSION.replaceFirst("/version/.*", "");
        put(
                "ValueSet",
                "late",
                "'url':'urn:vs:late','status':'active','compose':{'include':[{'system':'" + SNOMED + "','version':'"
                        + edition + "','filter':[{'property':'constraint','op':'=','value':'<"
                        + SyntheticConcepts.concept(2) + "'}]}]}");
        put(
                "StructureDefinition",
                "late",
                "'url':'urn:p:late','name':'P','status':'active','kind':'resource',"
                        + "'abstract':false,'type':'Observation','derivation':'constraint',"
                        + "'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Observation','differential':{'element':["
                        + "{'id':'Observation.code','path':'Observation.code','binding':{'strength':'required',"
                        + "'valueSet':'urn:vs:late'}}]}");
        assertThat(late(1).status()).isEqualTo(201);
        new Loading(server.store().loads(), progress -> {})
                .load(new Loading.Request(
                        SyntheticRelease.write(directory, 300), Optional.of(SyntheticRelease.VERSION)));
        server.look();
        assertThat(late(1).status()).isEqualTo(422);
        String below =
                codes(server.get("ValueSet/$expand?count=1&url=urn:vs:late")).get(0);
        assertThat(late(below).status()).isEqualTo(201);
    }

    private static Answer late(int concept) {
        return late(SyntheticConcepts.concept(concept));
    }

    private static Answer late(String code) {
        return server.post(
                "Observation",
                Expect.json("{'resourceType':'Observation','meta':{'profile':['urn:p:late']},'status':'final',"
                        + "'code':{'coding':[{'system':'" + SNOMED + "','code':'" + code + "'}]}}"));
    }
}

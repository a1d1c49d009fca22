package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches by value sets and code systems: those of R4, ours, and those that clients have stored. */
class TerminologyHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String OURS = "https://fhir.footbridge.example/";

    private static final Map<String, String> OBSERVATIONS = new TreeMap<>(Map.of(
            "A", "'status':'final',CODE" + "{'system':'urn:t','code':'a'}]}",
            "B", "'status':'amended',CODE" + "{'system':'urn:t','code':'b'}]}",
            "C", "'status':'final',CODE" + "{'system':'urn:u','code':'b'},{'system':'urn:t','code':'c'}]}",
            "D",
                    "'status':'registered',CODE" + "{'system':'" + OURS
                            + "CodeSystem/sp-outcome-measure','code':'ons4-life-satisfaction'}]}",
            "E", "'status':'registered'"));

    @BeforeAll
    static void lettered() {
        put(
                "CodeSystem",
                "tree",
                "'url':'urn:t','status':'active','content':'complete','concept':[{'code':'a','concept':"
                        + "[{'code':'b','concept':[{'code':'c'}]}]}]");
        put(
                "ValueSet",
                "some",
                "'url':'urn:vs','version':'1','status':'active','compose':{'include':[{'system':'urn:t',"
                        + "'filter':[{'property':'concept','op':'is-a','value':'b'}]}]}");
        put(
                "ValueSet",
                "later",
                "'url':'urn:vs','version':'2','status':'active','compose':{'include':[{'system':'urn:t',"
                        + "'concept':[{'code':'a'}]}]}");
        put(
                "ValueSet",
                "unknown",
                "'url':'urn:incomplete','status':'active','compose':{'include':[{'system':" + "'http://loinc.org'}]}");
        put(
                "ValueSet",
                "huge",
                "'url':'urn:huge','status':'active','compose':{'include':[{'system':'urn:n','concept':["
                        + IntStream.range(0, 5_001)
                                .mapToObj(i -> "{'code':'" + i + "'}")
                                .collect(Collectors.joining(","))
                        + "]}]}");
        OBSERVATIONS.forEach(
                (letter, members) -> put("Observation", letter, members.replace("CODE", "'code':{'coding':[")));
    }

    private static void put(String type, String id, String members) {
        String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
        Answer answer = server.put(type + "/" + id, Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "code:in=urn:vs|1                      > BC",
                "code:in=urn:vs|2                      > A",
                "code:in=urn:vs                        > A",
                "code:in=ValueSet/some                 > BC",
                "code:in=urn:vs|1,urn:vs|2             > ABC",
                "code:not-in=urn:vs|1                  > ADE",
                "code:not-in=urn:vs|1,urn:vs|2         > DE",
                "code:in=OURS/ValueSet/sp-outcome-measure > D",
                "status:in=http://hl7.org/fhir/ValueSet/observation-status > ABCDE",
                "status:not-in=http://hl7.org/fhir/ValueSet/observation-status > \"\"",
                "code:below=urn:t|a                    > ABC",
                "code:below=urn:t|b                    > BC",
                "code:below=urn:t|c                    > C",
                "code:above=urn:t|b                    > AB",
                "combo-code:below=urn:t|b              > BC",
                "code:below=urn:t|b&status=final       > C",
                "code:in=urn:vs|1&code:in=urn:vs|2     > \"\""
            })
    void finds(String query, String letters) {
        Answer answer = search(query.replace("OURS/", OURS));
        assertThat(Expect.entries(answer).stream()
                        .map(entry -> entry.at("/resource/id").asText())
                        .sorted()
                        .collect(Collectors.joining()))
                .isEqualTo(letters);
    }

    private static Answer search(String query) {
        return server.get("Observation?" + query.replace("|", "%7C"));
    }

    @Test
    void refusesWhatItCannotKnow() {
        Expect.refused(search("code:in=urn:nowhere"), 400, "value", "urn:nowhere");
        Expect.refused(search("code:in=ValueSet/nowhere"), 400, "value", "ValueSet/nowhere");
        Expect.refused(search("code:in=ValueSet/"), 400, "value", "ValueSet/");
        Expect.refused(search("code:in=urn:vs|3"), 400, "value", "urn:vs|3");
        Expect.refused(search("code:in=urn:incomplete"), 400, "value", "http://loinc.org");
        Expect.refused(search("code:not-in=urn:incomplete"), 400, "value", "http://loinc.org");
        Expect.refused(search("code:in=urn:huge"), 422, "too-costly", "urn:huge");
        Expect.refused(search("code:below=urn:t|z"), 400, "value", "'z'");
        Expect.refused(search("code:below=http://snomed.info/sct|1"), 400, "value", "http://snomed.info/sct");
    }

    @Test
    void aDeletedValueSetIsNone() {
        String id = "gone";
        put("ValueSet", id, "'url':'urn:gone','status':'active','compose':{'include':[{'valueSet':['urn:vs|1']}]}");
        server.delete("ValueSet/" + id);
        Expect.refused(search("code:in=urn:gone"), 400, "value", "urn:gone");
        Expect.refused(search("code:in=ValueSet/gone"), 400, "value", "ValueSet/gone");
    }
}

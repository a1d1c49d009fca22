package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoad;
import org.footbridge.store.concept.ConceptLoads;
import org.footbridge.store.concept.Designation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Questions to the terminology service and what it answers: about our code systems, R4's, those stored here, and one of
 * 3,011 concepts in the tables. {@code OURS} stands for our base URL, {@code R4} for that of R4.
 */
class TerminologyOperationsTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.terminology.expansion-max=2000");

    /** a over b and c, c over d; c is not to be chosen, d is retired. */
    private static final String TREE =
            "'status':'active','content':'complete','property':[{'code':'kind','type':'code'}],"
                    + "'concept':[{'code':'a','display':'Ant','concept':[{'code':'b','display':'Bee',"
                    + "'designation':[{'language':'cy','value':'Gwenynen'}],'property':[{'code':'kind','valueCode':'x'}]},"
                    + "{'code':'c','display':'Chafer','property':[{'code':'notSelectable','valueBoolean':true}],'concept':[{'code':'d','display':'Dor"
                    + " beetle','property':[{'code':'inactive','valueBoolean':true}]}]}]}]";

    @BeforeAll
    static void definitions() {
        put("CodeSystem", "tree", "'url':'urn:t','version':'1.9'," + TREE);
        put(
                "CodeSystem",
                "old",
                "'url':'urn:t','version':'1.10','status':'retired','content':'complete'," + "'concept':[{'code':'z'}]");
        put(
                "CodeSystem",
                "versions-9",
                "'url':'urn:n','version':'9','status':'active','content':'complete'," + "'concept':[{'code':'nine'}]");
        put(
                "CodeSystem",
                "versions-10",
                "'url':'urn:n','version':'10','status':'active','content':'complete'," + "'concept':[{'code':'ten'}]");
        put(
                "CodeSystem",
                "versions-11",
                "'url':'urn:n','version':'11','status':'draft','content':'complete',"
                        + "'concept':[{'code':'eleven'}]");
        put(
                "CodeSystem",
                "fragment",
                "'url':'urn:part','status':'active','content':'fragment','concept':[{'code':'p'}]");
        valueSet("insects", "{'system':'urn:t'}");
        valueSet(
                "named", "{'system':'urn:t','concept':[{'code':'c'},{'code':'b','display':'Bumblebee'},{'code':'q'}]}");
        valueSet("below-c", "{'system':'urn:t','filter':[{'property':'concept','op':'is-a','value':'c'}]}");
        valueSet("nested", "{'valueSet':['urn:vs:below-c']},{'system':'urn:t','concept':[{'code':'a'}]}");
        valueSet("circle", "{'valueSet':['urn:vs:circle-too']}");
        valueSet("circle-too", "{'valueSet':['urn:vs:circle']}");
        valueSet("half-known", "{'system':'http://loinc.org'},{'system':'urn:t','concept':[{'code':'a'}]}");
        valueSet("big", "{'system':'urn:big'}");
        valueSet("big-3", "{'system':'urn:big','filter':[{'property':'concept','op':'descendent-of','value':'g3'}]}");
        valueSet(
                "big-kind",
                "{'system':'urn:big','filter':[{'property':'kind','op':'=','value':'odd'},"
                        + "{'property':'concept','op':'is-a','value':'g1'}]}");
        valueSet("mixed", "{'system':'urn:t'},{'valueSet':['urn:vs:big-3']}");
        put(
                "ValueSet",
                "but",
                "'url':'urn:vs:but','status':'active','compose':{'include':[{'system':'urn:t'}],"
                        + "'exclude':[{'valueSet':['urn:vs:below-c']}]}");
        put(
                "ConceptMap",
                "insects",
                "'url':'urn:map','status':'active','group':[{'source':'urn:t','target':'urn:big',"
                        + "'element':[{'code':'a','target':[{'code':'c1','equivalence':'wider'}]},"
                        + "{'code':'b','target':[{'equivalence':'unmatched'}]}],"
                        + "'unmapped':{'mode':'fixed','code':'c0','display':'Concept 0'}}]");
        loadBig();
    }

    private static void valueSet(String name, String include) {
        put(
                "ValueSet",
                name,
                "'url':'urn:vs:" + name + "','version':'1','status':'active','compose':{'include':[" + include + "]}");
    }

    private static void put(String type, String id, String members) {
        Answer answer = server.put(
                type + "/" + id, Expect.json("{'resourceType':'" + type + "','id':'" + id + "'," + members + "}"));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    /** root over g0 to g9; below each those of c0 to c2999 that end with its digit. The odd ones are of kind odd. */
    private static void loadBig() {
        ConceptHierarchy hierarchy = new ConceptHierarchy();
        IntStream.range(0, 10).forEach(i -> hierarchy.add("g" + i, "root"));
        IntStream.range(0, 3_000).forEach(i -> hierarchy.add("c" + i, "g" + i % 10));
        try (ConceptLoad load = server.store()
                .loads()
                .begin(new ConceptLoads.Subject("urn:big", "2024", "Big", Map.of("kind", "code")), hierarchy)) {
            load.add(List.of(Concept.of("root", "Root")));
            load.add(IntStream.range(0, 10)
                    .mapToObj(i -> Concept.of("g" + i, "Group " + i))
                    .toList());
            load.add(IntStream.range(0, 3_000)
                    .mapToObj(TerminologyOperationsTest::big)
                    .toList());
            load.finish();
        }
    }

    private static Concept big(int i) {
        return new Concept(
                "c" + i,
                (i < 20 ? "Blue" : "Red") + " concept " + i,
                i != 13,
                Optional.empty(),
                List.of(),
                i % 2 == 1 ? Map.of("kind", List.of("odd")) : Map.of(),
                i == 7 ? List.of(new Designation("cy", "", "", "Cysyniad saith")) : List.of());
    }

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "CodeSystem/$lookup?system=urn:t&code=b > name=urn:t; version=1.9; display=Bee; designation=cy"
                        + " Gwenynen; inactive=false; parent=a; kind=x",
                "CodeSystem/$lookup?system=urn:t&code=b&displayLanguage=cy&property=parent > name=urn:t; version=1.9;"
                        + " display=Gwenynen; parent=a",
                "CodeSystem/$lookup?system=urn:t&version=1.10&code=z > name=urn:t; version=1.10; display=z;"
                        + " inactive=false",
                "CodeSystem/$lookup?system=urn:t|1.10&code=z&property=parent > name=urn:t; version=1.10; display=z",
                "CodeSystem/tree/$lookup?code=a&property=child > name=urn:t; version=1.9; display=Ant; child=b;"
                        + " child=c",
                "CodeSystem/$lookup?system=urn:big&code=c7 > name=Big; version=2024; display=Blue concept 7;"
                        + " designation=cy Cysyniad saith; inactive=false; parent=g7; kind=odd",
                "CodeSystem/$lookup?system=R4/administrative-gender&code=male&property=x > name=AdministrativeGender;"
                        + " version=4.0.1; display=Male",
                "CodeSystem/$validate-code?url=urn:t&code=b > result=true; display=Bee; code=b; system=urn:t",
                "CodeSystem/$validate-code?url=urn:t&code=b&display=%20bEE > result=true; display=Bee; code=b;"
                        + " system=urn:t",
                "CodeSystem/$validate-code?url=urn:t&code=b&display=gwenynen&displayLanguage=cy > result=true;"
                        + " display=Gwenynen; code=b; system=urn:t",
                "CodeSystem/$validate-code?url=urn:t&code=z > result=false; message=Code 'z' is not in code system"
                        + " 'urn:t|1.9'.; code=z; system=urn:t; issues=code-invalid",
                "CodeSystem/$validate-code?url=urn:t&code=b&display=Wasp > result=false; message=Code 'b' is valid,"
                        + " but the display 'Wasp' is not one of its names: 'Bee', 'Gwenynen'.; display=Bee; code=b; system=urn:t;"
                        + " issues=code-invalid",
                "CodeSystem/$validate-code?url=urn:t&code=c&abstract=true > result=true; display=Chafer; code=c;"
                        + " system=urn:t",
                "CodeSystem/$validate-code?url=urn:t&code=c > result=false; message=Code 'c' is abstract: it groups"
                        + " the codes below it and cannot be selected.; display=Chafer; code=c; system=urn:t;"
                        + " issues=code-invalid",
                "CodeSystem/$validate-code?url=urn:part&code=p > result=true; code=p; system=urn:part",
                "CodeSystem/$validate-code?url=urn:part&code=q > result=false; message=Code system 'urn:part' is not"
                        + " known to this server, so it is unknown whether code 'q' is valid.; code=q; system=urn:part;"
                        + " x-caused-by-unknown-system=urn:part; issues=not-found",
                "CodeSystem/$validate-code?url=http://loinc.org&code=4548-4 > result=false; message=Code system"
                        + " 'http://loinc.org' is not known to this server, so it is unknown whether code '4548-4' is"
                        + " valid.; code=4548-4; system=http://loinc.org; x-caused-by-unknown-system=http://loinc.org;"
                        + " issues=not-found",
                "CodeSystem/$validate-code?url=urn:big&code=c2999 > result=true; display=Red concept 2999; code=c2999;"
                        + " system=urn:big",
                "CodeSystem/$validate-code?url=OURS/CodeSystem/ahp-profession&code=osteopath > result=true;"
                        + " display=Osteopath; code=osteopath; system=OURS/CodeSystem/ahp-profession",
                "ValueSet/$validate-code?url=urn:vs:named&system=urn:t&code=b > result=true; display=Bumblebee;"
                        + " code=b; system=urn:t",
                "ValueSet/$validate-code?url=urn:vs:named&inferSystem=true&code=b > result=true; display=Bumblebee;"
                        + " code=b; system=urn:t",
                "ValueSet/$validate-code?url=urn:vs:named&system=urn:t&code=q > result=false; message=Code 'q' of code"
                        + " system 'urn:t' is not in value set 'urn:vs:named'.; code=q; system=urn:t; issues=code-invalid",
                "ValueSet/$validate-code?url=urn:vs:below-c|1&system=urn:t&code=d > result=true; display=Dor beetle;"
                        + " code=d; system=urn:t",
                "ValueSet/below-c/$validate-code?system=urn:t&code=a > result=false; message=Code 'a' of code system"
                        + " 'urn:t' is not in value set 'ValueSet/below-c'.; code=a; system=urn:t; issues=code-invalid",
                "ValueSet/$validate-code?url=urn:vs:half-known&system=urn:t&code=a > result=true; display=Ant; code=a;"
                        + " system=urn:t",
                "ValueSet/$validate-code?url=urn:vs:half-known&system=http://loinc.org&code=x > result=false;"
                        + " message=Code system 'http://loinc.org' is not known to this server, so it is unknown whether"
                        + " code 'x' is valid.; code=x; system=http://loinc.org;"
                        + " x-caused-by-unknown-system=http://loinc.org; issues=not-found",
                "ValueSet/$validate-code?url=urn:vs:big-3&system=urn:big&code=c13 > result=true; display=Blue concept"
                        + " 13; code=c13; system=urn:big",
                "ValueSet/$validate-code?url=urn:vs:big-3&system=urn:big&systemVersion=2023&code=c13 > result=false;"
                        + " message=Code 'c13' of code system 'urn:big|2023' is not in value set 'urn:vs:big-3'.;"
                        + " code=c13; system=urn:big; issues=code-invalid",
                "ValueSet/$validate-code?url=urn:vs:big-3&system=urn:big&code=c14 > result=false; message=Code 'c14'"
                        + " of code system 'urn:big' is not in value set 'urn:vs:big-3'.; code=c14; system=urn:big;"
                        + " issues=code-invalid",
                "ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system=R4/administrative-gender&code=male"
                        + " > result=true; display=Male; code=male; system=R4/administrative-gender",
                "CodeSystem/$subsumes?system=urn:t&codeA=a&codeB=d > outcome=subsumes",
                "CodeSystem/$subsumes?system=urn:t&codeA=d&codeB=c > outcome=subsumed-by",
                "CodeSystem/$subsumes?system=urn:t&codeA=b&codeB=b > outcome=equivalent",
                "CodeSystem/tree/$subsumes?codeA=b&codeB=c > outcome=not-subsumed",
                "CodeSystem/$subsumes?system=urn:big&codeA=root&codeB=c42 > outcome=subsumes",
                "CodeSystem/$subsumes?system=urn:big&codeA=c42&codeB=g2 > outcome=subsumed-by",
                "CodeSystem/$subsumes?system=urn:big&codeA=g3&codeB=c42 > outcome=not-subsumed",
                "ConceptMap/$translate?url=urn:map&system=urn:t&code=a > result=true; match=wider urn:big|c1 urn:map",
                "ConceptMap/insects/$translate?system=urn:t&code=b > \"result=false; message=There is no match for"
                        + " 'urn:t|b'.; match=unmatched urn:map\"",
                "ConceptMap/$translate?url=urn:map&system=urn:t&code=d > result=true; match=inexact urn:big|c0 urn:map",
                "ConceptMap/$translate?system=urn:big&code=c1&reverse=true > result=true; match=narrower urn:t|a"
                        + " urn:map",
                "ConceptMap/$translate?system=urn:none&code=c1 > \"result=false; message=This server has no concept"
                        + " map from the code system of 'urn:none|c1' as asked for.\"",
                "ConceptMap/$translate?system=OURS/CodeSystem/ahp-profession&code=dietitian&targetsystem=OURS/CodeSystem/hcpc-register-letters"
                        + " > result=true; match=equivalent OURS/CodeSystem/hcpc-register-letters|DT"
                        + " OURS/ConceptMap/ahp-profession-to-hcpc"
            })
    void answers(String question, String said) {
        assertThat(said(get(question))).isEqualTo(said.replace("OURS", OURS).replace("R4/", R4));
    }

    private static final String OURS = "https://fhir.footbridge.example";
    private static final String R4 = "http://hl7.org/fhir/";

    private static Answer get(String question) {
        return server.get(question.replace("OURS", OURS)
                .replace("R4/", R4)
                .replace("|", "%7C")
                .replace(" ", "%20"));
    }

    /** The parameters in order, each as name=value; of structures what matters. */
    private static String said(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("parameter").spliterator(), false)
                .map(TerminologyOperationsTest::said)
                .collect(Collectors.joining("; "));
    }

    private static String said(JsonNode parameter) {
        String name = parameter.path("name").asText();
        if (name.equals("issues")) {
            return name + "=" + parameter.at("/resource/issue/0/code").asText();
        } else if (name.equals("property")) {
            return value(parameter.path("part").path(0)) + "="
                    + value(parameter.path("part").path(1));
        } else if (parameter.has("part")) {
            return name + "="
                    + StreamSupport.stream(parameter.path("part").spliterator(), false)
                            .map(TerminologyOperationsTest::value)
                            .collect(Collectors.joining(" "));
        }
        return name + "=" + value(parameter);
    }

    private static String value(JsonNode parameter) {
        JsonNode coding = parameter.path("valueCoding");
        if (!coding.isMissingNode()) {
            return coding.path("system").asText() + "|" + coding.path("code").asText();
        }
        return StreamSupport.stream(((Iterable<String>) parameter::fieldNames).spliterator(), false)
                .filter(field -> field.startsWith("value"))
                .map(field -> parameter.path(field).asText())
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "urn:vs:insects                        > a b c d of 4",
                "urn:vs:insects&activeOnly=true        > a b c of 3",
                "urn:vs:insects&filter=dor             > d of 1",
                "urn:vs:insects&filter=GWEN            > b of 1",
                "urn:vs:insects&filter=ee              > \" of 0\"",
                "urn:vs:insects&count=2                > a b of 4",
                "urn:vs:insects&count=2&offset=3       > d of 4",
                "urn:vs:insects&count=0                > \" of 4\"",
                "urn:vs:insects&offset=9               > \" of 4\"",
                "urn:vs:named                          > c b of 2",
                "urn:vs:named&filter=bumble            > b of 1",
                "urn:vs:named|1                        > c b of 2",
                "urn:vs:below-c                        > c d of 2",
                "urn:vs:nested                         > a c d of 3",
                "urn:vs:but                            > a b of 2",
                "urn:vs:mixed&count=3&offset=3         > d c1003 c1013 of 304",
                "urn:vs:mixed&count=3&filter=blue      > c3 c13 of 2",
                "urn:vs:big&count=3                    > c0 c1 c10 of 3011",
                "urn:vs:big&count=2&offset=3009        > g9 root of 3011",
                "urn:vs:big&filter=blu%20con%201&count=4 > c1 c10 c11 c12 of 11",
                "urn:vs:big&filter=red&count=2         > c20 c21 of 2980",
                "urn:vs:big&filter=saith               > c7 of 1",
                "urn:vs:big-3&filter=blue              > c3 c13 of 2",
                "urn:vs:big-3&filter=blue&activeOnly=true > c3 of 1",
                "urn:vs:big-3&count=1&offset=299       > c993 of 300",
                "urn:vs:big-kind&count=2               > c1 c1001 of 300",
                "OURS/ValueSet/sp-outcome-measure&filter=three > ucla3 of 1",
                "http://hl7.org/fhir/ValueSet/administrative-gender > male female other unknown of 4"
            })
    void expands(String valueSet, String codes) {
        Answer answer = get("ValueSet/$expand?url=" + valueSet);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode expansion = answer.json().path("expansion");
        String total = expansion.has("total") ? expansion.path("total").asText() : "more";
        assertThat(codes(answer) + " of " + total).isEqualTo(codes);
        assertThat(expansion.path("identifier").asText()).startsWith("urn:uuid:");
        assertThat(expansion.path("timestamp").asText()).isNotBlank();
    }

    private static String codes(Answer expanded) {
        return StreamSupport.stream(expanded.json().at("/expansion/contains").spliterator(), false)
                .map(entry -> entry.path("code").asText())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{0} is refused: {3}")
    @CsvSource(
            delimiter = '>',
            value = {
                "CodeSystem/$lookup?system=http://loinc.org&code=x > 404 > not-found > Code system 'http://loinc.org'"
                        + " is not known to this server.",
                "CodeSystem/$lookup?system=urn:t&code=x > 404 > not-found > Code 'x' is not in code system"
                        + " 'urn:t|1.9'.",
                "CodeSystem/$lookup?system=urn:t|3&code=a > 404 > not-found > Code system 'urn:t|3' is not known to"
                        + " this server.",
                "CodeSystem/$lookup?code=a > 400 > invalid > Which code system is meant? Name it by its URL, or ask a"
                        + " CodeSystem by its id.",
                "CodeSystem/$lookup?system=urn:t > 400 > invalid > Exactly one of the parameters code, coding and"
                        + " codeableConcept must be given.",
                "CodeSystem/$lookup?system=urn:t&code=a&colour=red > 400 > not-supported > Parameter 'colour' is not"
                        + " supported; $lookup takes code, coding, displayLanguage, property, system, useSupplement,"
                        + " version.",
                "CodeSystem/nowhere/$lookup?code=a > 404 > not-found > Code system 'CodeSystem/nowhere' is not known"
                        + " to this server.",
                "CodeSystem/$subsumes?system=urn:t&codeA=a&codeB=x > 404 > not-found > Code 'x' is not in code system"
                        + " 'urn:t|1.9'.",
                "CodeSystem/$subsumes?system=urn:t&codeA=a > 400 > invalid > Parameter 'codeB' is missing.",
                "CodeSystem/$find-matches?system=urn:t > 400 > invalid > Parameter 'property' is missing; POST a"
                        + " Parameters resource.",
                "ValueSet/$validate-code?url=urn:vs:none&system=urn:t&code=a > 404 > not-found > Value set"
                        + " 'urn:vs:none' is not known to this server.",
                "ValueSet/$validate-code?url=urn:vs:named&code=a > 400 > invalid > Code 'a' needs a code system: give"
                        + " 'system', or let it be found with inferSystem=true.",
                "ValueSet/$validate-code?system=urn:t&code=a > 400 > invalid > Which value set is meant? Name it by"
                        + " its 'url', send it as 'valueSet', or ask a ValueSet by its id.",
                "ValueSet/$validate-code?url=urn:vs:circle&system=urn:t&code=a > 400 > value > The codes of value set"
                        + " 'urn:vs:circle' are not known. 'urn:vs:circle' includes itself.",
                "ValueSet/$expand?url=urn:vs:circle > 400 > value > The codes of value set 'urn:vs:circle' are not"
                        + " known. 'urn:vs:circle' includes itself.",
                "ValueSet/$expand?url=urn:vs:half-known > 400 > value > The codes of value set 'urn:vs:half-known' are"
                        + " not known. This server does not have the complete content of code system 'http://loinc.org'.",
                "ValueSet/$expand?url=urn:vs:none > 404 > not-found > Value set 'urn:vs:none' is not known to this"
                        + " server.",
                "ValueSet/$expand?url=urn:vs:insects|2 > 404 > not-found > Value set 'urn:vs:insects|2' is not known"
                        + " to this server.",
                "ValueSet/$expand?url=urn:vs:big > 422 > too-costly > Value set 'urn:vs:big' has more than 2000 codes;"
                        + " request a page with 'count' and 'offset', or fewer codes with 'filter'.",
                "ValueSet/$expand?url=urn:vs:big&count=2001 > 422 > too-costly > Parameter 'count' is 2001, but at"
                        + " most 2000 codes fit in one response; request the next ones with 'offset'.",
                "ValueSet/$expand?url=urn:vs:big&count=-1 > 400 > value > Parameter 'count' must be a whole number of"
                        + " 0 or more, not '-1'.",
                "ValueSet/$expand?url=urn:vs:insects&activeOnly=yes > 400 > value > Parameter 'activeOnly' must be"
                        + " true or false, not 'yes'.",
                "ConceptMap/$translate?code=a > 400 > invalid > Code 'a' needs a code system: give 'system'.",
                "ConceptMap/$translate?url=urn:no-map&system=urn:t&code=a > 404 > not-found > Concept map 'urn:no-map'"
                        + " is not known to this server."
            })
    void refuses(String question, int status, String issue, String diagnostics) {
        Answer answer = get(question);
        Expect.refused(answer, status, issue);
        assertThat(answer.diagnostics()).isEqualTo(diagnostics);
    }

    @Test
    void ofTwoVersionsTheNewestActiveOneIsMeant() {
        assertThat(said(get("CodeSystem/$validate-code?url=urn:n&code=ten"))).startsWith("result=true");
        assertThat(said(get("CodeSystem/$validate-code?url=urn:n&code=eleven")))
                .contains("'eleven' is not in code system 'urn:n|10'");
        assertThat(said(get("CodeSystem/$validate-code?url=urn:n&version=11&code=eleven")))
                .startsWith("result=true");
        assertThat(said(get("CodeSystem/$validate-code?url=urn:n&version=9&code=nine")))
                .startsWith("result=true");
    }

    @Test
    void whatIsStoredComesBeforeWhatTheServerComesWith() {
        String url = OURS + "/CodeSystem/phq-answer";
        put(
                "CodeSystem",
                "own",
                "'url':'" + url + "','version':'0.0.1','status':'active','content':'complete',"
                        + "'concept':[{'code':'own'}]");
        assertThat(said(get("CodeSystem/$validate-code?code=own&url=" + url))).startsWith("result=true");
        server.delete("CodeSystem/own");
        assertThat(said(get("CodeSystem/$validate-code?code=own&url=" + url))).startsWith("result=false");
    }

    @Test
    void aChangeTakesEffectAtOnce() {
        for (int i = 0; i < 5; i++) {
            String code = "code-" + i;
            put(
                    "ValueSet",
                    "changing",
                    "'url':'urn:vs:changing','status':'active','compose':{'include':"
                            + "[{'system':'urn:any','concept':[{'code':'" + code + "'}]}]}");
            assertThat(codes(get("ValueSet/$expand?url=urn:vs:changing"))).isEqualTo(code);
        }
    }

    @Test
    void takesStructuresAndResourcesInTheBody() {
        String coding = "{'name':'coding','valueCoding':{'system':'urn:t','code':'b'}}";
        assertThat(said(post("CodeSystem/$validate-code", coding + ",{'name':'url','valueUri':'urn:t'}")))
                .isEqualTo("result=true; display=Bee; code=b; system=urn:t");
        String concept = "{'name':'codeableConcept','valueCodeableConcept':{'coding':[{'system':'urn:u','code':'b'},"
                + "{'system':'urn:t','code':'b'}]}}";
        assertThat(said(post("ValueSet/below-c/$validate-code", concept)))
                .startsWith("result=false; message=Code 'b' of code system 'urn:u' is not in");
        assertThat(said(post("ValueSet/named/$validate-code", concept)))
                .isEqualTo("result=true; display=Bumblebee; code=b; system=urn:t");
        String set = "{'name':'valueSet','resource':{'resourceType':'ValueSet','status':'active','compose':{'include':"
                + "[{'system':'urn:t','filter':[{'property':'kind','op':'=','value':'x'}]}]}}}";
        assertThat(codes(post("ValueSet/$expand", set))).isEqualTo("b");
        assertThat(said(post("ValueSet/$validate-code", set + "," + coding))).startsWith("result=true; display=Bee");
        String system =
                "{'name':'codeSystem','resource':{'resourceType':'CodeSystem','url':'urn:sent','status':'active',"
                        + "'content':'complete','concept':[{'code':'s'}]}},{'name':'code','valueCode':'s'}";
        assertThat(said(post("CodeSystem/$validate-code", system))).isEqualTo("result=true; code=s; system=urn:sent");
        String property =
                "{'name':'property','part':[{'name':'code','valueCode':'kind'}," + "{'name':'value','valueCode':'x'}]}";
        assertThat(said(post("CodeSystem/tree/$find-matches", property))).isEqualTo("match=urn:t|b");
    }

    private static Answer post(String path, String parameters) {
        return server.post(path, Expect.json("{'resourceType':'Parameters','parameter':[" + parameters + "]}"));
    }

    @Test
    void designationsAndDefinitionsComeIfAsked() {
        String bee = get("ValueSet/$expand?url=urn:vs:insects&filter=bee&includeDesignations=true")
                .body();
        assertThat(bee)
                .contains("\"designation\":[{\"language\":\"cy\",\"value\":\"Gwenynen\"}]")
                .doesNotContain("compose");
        assertThat(get("ValueSet/$expand?url=urn:vs:insects&includeDefinition=true")
                        .body())
                .contains("\"compose\"");
        JsonNode welsh = get("ValueSet/$expand?url=urn:vs:insects&filter=bee&displayLanguage=cy")
                .json();
        assertThat(welsh.at("/expansion/contains/0/display").asText()).isEqualTo("Gwenynen");
        JsonNode all = get("ValueSet/$expand?url=urn:vs:insects").json();
        assertThat(all.at("/expansion/contains/2/abstract").asBoolean()).isTrue();
        assertThat(all.at("/expansion/contains/3/inactive").asBoolean()).isTrue();
    }

    @Test
    void answersXmlToWhoAsksForIt() {
        Answer answer = server.get("CodeSystem/$validate-code?url=urn:t&code=b", "Accept", "application/fhir+xml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+xml");
        assertThat(answer.body()).contains("<name value=\"result\"/><valueBoolean value=\"true\"/>");
    }

    @Test
    void isInTheCapabilityStatement() {
        String body = server.get("metadata").body();
        for (String operation : List.of(
                "CodeSystem-lookup",
                "CodeSystem-validate-code",
                "CodeSystem-subsumes",
                "CodeSystem-find-matches",
                "ValueSet-expand",
                "ValueSet-validate-code",
                "ConceptMap-translate",
                "Resource-validate")) {
            assertThat(body).contains("\"http://hl7.org/fhir/OperationDefinition/" + operation + "\"");
        }
    }
}

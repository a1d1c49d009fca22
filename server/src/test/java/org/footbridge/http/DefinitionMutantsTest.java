package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores mutants of definitions: each element left out, without a value, twice, with an odd value, or with the definition's own URL.
 * Whatever is stored or refused, nobody else notices.
 */
class DefinitionMutantsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int GROUP = 100;
    private static final String URL = "urn:mutant";

    private static final List<String> ODD = List.of("a|b", "http://hl7.org/fhir/StructureDefinition/Patient", URL);

    private static final List<String> ORIGINALS = List.of("""
        {'resourceType':'ValueSet','url':'urn:mutant','version':'1','name':'M','title':'T','status':'active','date':'2024',
         'compose':{'inactive':true,'include':[{'system':'urn:cs','version':'1','concept':[{'code':'a','display':'A',
           'designation':[{'language':'en','use':{'system':'urn:u','code':'u'},'value':'v'}]}]},
          {'system':'urn:cs','filter':[{'property':'concept','op':'is-a','value':'a'}]},{'valueSet':['urn:vs']}],
          'exclude':[{'system':'urn:cs','concept':[{'code':'b'}]}]},
         'expansion':{'timestamp':'2024','total':1,'offset':0,'parameter':[{'name':'p','valueString':'s'}],
           'contains':[{'system':'urn:cs','version':'1','code':'a','display':'A','inactive':true,'abstract':true,
             'contains':[{'system':'urn:cs','code':'b'}]}]}}\
        """, """
        {'resourceType':'CodeSystem','url':'urn:mutant','version':'1','name':'M','title':'T','status':'active',
         'caseSensitive':true,'valueSet':'urn:vs','hierarchyMeaning':'is-a','compositional':false,'versionNeeded':false,
         'content':'complete','supplements':'urn:mutant','count':2,
         'filter':[{'code':'f','operator':['='],'value':'v'}],
         'property':[{'code':'parent','uri':'http://hl7.org/fhir/concept-properties#parent','type':'code'},
                     {'code':'status','uri':'http://hl7.org/fhir/concept-properties#status','type':'code'}],
         'concept':[{'code':'a','display':'A','definition':'D','designation':[{'language':'en','value':'v'}],
           'property':[{'code':'parent','valueCode':'b'},{'code':'status','valueCode':'retired'}],
           'concept':[{'code':'b','property':[{'code':'child','valueCode':'a'}]}]}]}\
        """, """
        {'resourceType':'ConceptMap','url':'urn:mutant','version':'1','name':'M','status':'active',
         'sourceCanonical':'urn:vs','targetCanonical':'urn:vs2','group':[{'source':'urn:cs','sourceVersion':'1',
          'target':'urn:ct','targetVersion':'1','element':[{'code':'a','display':'A','target':[{'code':'b','display':'B',
           'equivalence':'equal','comment':'c','dependsOn':[{'property':'urn:p','system':'urn:s','value':'v'}],
           'product':[{'property':'urn:p','value':'v'}]}]}],
          'unmapped':{'mode':'other-map','url':'urn:mutant'}}]}\
        """, """
        {'resourceType':'StructureDefinition','url':'urn:mutant','version':'1','name':'M','status':'active',
         'fhirVersion':'4.0.1','kind':'resource','abstract':false,'type':'Patient',
         'context':[{'type':'element','expression':'Patient'}],'contextInvariant':['true'],
         'mapping':[{'identity':'i','uri':'urn:i','name':'n'}],
         'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Patient','derivation':'constraint',
         'differential':{'element':[{'id':'Patient','path':'Patient','constraint':[{'key':'k-1','severity':'error','human':'h',
           'expression':'name.exists() or true','source':'urn:mutant'}]},
          {'id':'Patient.identifier','path':'Patient.identifier','slicing':{'discriminator':[{'type':'value','path':'system'}],
            'rules':'open','ordered':false},'min':0,'max':'*'},
          {'id':'Patient.identifier:a','path':'Patient.identifier','sliceName':'a','min':0,'max':'1'},
          {'id':'Patient.identifier:a.system','path':'Patient.identifier.system','min':1,'fixedUri':'urn:a'},
          {'id':'Patient.gender','path':'Patient.gender','mustSupport':true,'binding':{'strength':'required',
            'valueSet':'http://hl7.org/fhir/ValueSet/administrative-gender'}},
          {'id':'Patient.managingOrganization','path':'Patient.managingOrganization','type':[{'code':'Reference',
            'targetProfile':['http://hl7.org/fhir/StructureDefinition/Organization'],'aggregation':['referenced']}]}]}}\
        """, """
        {'resourceType':'SearchParameter','url':'urn:mutant','version':'1','name':'M','status':'active','description':'d',
         'derivedFrom':'urn:mutant','code':'mutant','base':['Patient'],'type':'token','expression':'Patient.gender',
         'xpath':'f:x','xpathUsage':'normal','target':['Patient'],'multipleOr':true,'multipleAnd':true,
         'comparator':['eq'],'modifier':['not'],'chain':['c'],
         'component':[{'definition':'urn:mutant','expression':'gender'}]}\
        """, """
        {'resourceType':'Questionnaire','url':'urn:mutant','version':'1','name':'M','status':'active','derivedFrom':['urn:mutant'],
         'subjectType':['Patient'],'item':[{'linkId':'1','definition':'urn:d','code':[{'system':'urn:s','code':'c'}],
          'prefix':'p','text':'t','type':'group','item':[{'linkId':'2','type':'choice','answerValueSet':'urn:vs',
           'required':true,'repeats':false,'maxLength':3,'enableBehavior':'any',
           'enableWhen':[{'question':'3','operator':'=','answerBoolean':true}]},
          {'linkId':'3','type':'choice','answerOption':[{'valueCoding':{'system':'urn:s','code':'c'},'initialSelected':true}]}]}]}\
        """, """
        {'resourceType':'NamingSystem','name':'M','status':'active','kind':'codesystem','date':'2024',
         'uniqueId':[{'type':'uri','value':'urn:mutant','preferred':true,'period':{'start':'2024'}}]}\
        """);

    /** Of the same database; it stores what the other would refuse, and notices nothing of what it stores. */
    private static RunningServer lenient = server;

    @BeforeAll
    static void startAnother() {
        lenient = server.beside("--footbridge.validation.mode=off");
    }

    @AfterAll
    static void stopTheOther() {
        lenient.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void whateverADefinitionSaysNobodyElseNotices(int which) throws IOException {
        JsonNode original = MAPPER.readTree(Expect.json(ORIGINALS.get(which)));
        String type = original.path("resourceType").asText();
        List<String> mutants = List.copyOf(mutants(original));
        int accepted = 0;
        for (int i = 0; i < mutants.size(); i += GROUP) {
            List<String> group = mutants.subList(i, Math.min(mutants.size(), i + GROUP));
            List<String> stored = store(type, group);
            accepted += stored.size();
            requireUnharmed(type + " mutants from " + i);
            for (int n = 0; n < group.size(); n++) {
                requireAnswers(type, URL + "-" + n, group.get(n));
            }
            if (!stored.isEmpty()) {
                delete(stored);
            }
        }
        System.out.printf("%s: %d mutants, %d stored%n", type, mutants.size(), accepted);
        assertThat(accepted).as("mutants that are stored").isPositive();
    }

    /** Each with a URL of its own; where those are that are accepted. */
    private static List<String> store(String type, List<String> mutants) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < mutants.size(); i++) {
            entries.add("{\"resource\":" + mutants.get(i).replaceAll("(?<=\"|:)mutant\\b", "mutant-" + i)
                    + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}");
        }
        List<String> stored = new ArrayList<>();
        JsonNode answers = batch(entries);
        for (int i = 0; i < mutants.size(); i++) {
            JsonNode response = answers.path(i).path("response");
            assertThat(response.path("status").asText())
                    .as(mutants.get(i) + "\n" + response)
                    .matches("(201|4\\d\\d).*");
            if (response.path("status").asText().startsWith("201")) {
                stored.add(response.path("location").asText().replaceFirst(".*/(\\w+/[^/]+)/_history/.*", "$1"));
            }
        }
        return stored;
    }

    private static void delete(List<String> stored) {
        batch(stored.stream()
                .map(path -> "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + path + "\"}}")
                .toList());
    }

    private static JsonNode batch(List<String> entries) {
        Answer answer = lenient.post(
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + String.join(",", entries) + "]}",
                "Prefer",
                "return=minimal");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("entry");
    }

    /** Plain writes, one that a profile and its value sets judge, what HL7's validator judges, and what is read. */
    private static void requireUnharmed(String after) throws IOException {
        // a server sees at once what it has stored itself, and with it all that others have
        server.put(
                "ValueSet/bell",
                Expect.json("{'resourceType':'ValueSet','id':'bell','url':'urn:bell','status':'draft'}"));
        String referral = Files.readString(Path.of("..", "profiles", "src", "main", "fhir", "package", "example")
                .resolve("ServiceRequest-example-referral.json"));
        requireStored(after, "ServiceRequest", referral);
        requireStored(after, "Patient", "{\"resourceType\":\"Patient\",\"gender\":\"female\"}");
        Answer judged =
                server.post("Patient/$validate", Expect.json("{'resourceType':'Patient','birthDate':'1970-01-01'}"));
        assertThat(judged.status()).as(after + judged.body()).isEqualTo(200);
        assertThat(judged.body()).as(after).doesNotContain("\"fatal\"", "\"error\"");
        for (String path : List.of("metadata", "metadata?mode=terminology", "Patient?gender=female&_count=1")) {
            assertThat(server.get(path).status()).as(after + path).isEqualTo(200);
        }
        String guide = URI.create(server.base()).resolve("/ig/").toString();
        assertThat(server.get(guide).status()).as(after).isEqualTo(200);
    }

    private static void requireStored(String after, String type, String resource) {
        Answer written = server.post(type, resource);
        assertThat(written.status()).as(after + written.body()).isEqualTo(201);
    }

    /** Whoever asks for the definition itself gets an answer that is no failure of the server. */
    private static void requireAnswers(String type, String url, String mutant) {
        for (String path : questions(type, url)) {
            Answer answer = server.get(path);
            assertThat(answer.status()).as(mutant + "\n" + path + answer.body()).isBetween(200, 422);
        }
        if (type.equals("StructureDefinition")) {
            requireJudged(mutant, "Patient", "'meta':{'profile':['" + url + "']},'gender':'female'");
        } else if (type.equals("Questionnaire")) {
            requireJudged(
                    mutant,
                    "QuestionnaireResponse",
                    "'questionnaire':'" + url + "','status':'completed','item':[{'linkId':'1'}]");
        }
    }

    private static void requireJudged(String mutant, String type, String claim) {
        Answer answer = server.post(type, Expect.json("{'resourceType':'" + type + "'," + claim + "}"));
        assertThat(answer.status()).as(mutant + answer.body()).isIn(201, 422);
    }

    private static List<String> questions(String type, String url) {
        return switch (type) {
            case "ValueSet" ->
                List.of("ValueSet/$expand?url=" + url, "ValueSet/$validate-code?url=" + url + "&system=urn:cs&code=a");
            case "CodeSystem" ->
                List.of(
                        "CodeSystem/$lookup?system=" + url + "&code=a",
                        "CodeSystem/$validate-code?url=" + url + "&code=a",
                        "CodeSystem/$subsumes?system=" + url + "&codeA=a&codeB=b");
            case "ConceptMap" ->
                List.of(
                        "ConceptMap/$translate?url=" + url + "&system=urn:cs&code=a",
                        "ConceptMap/$translate?url=" + url + "&system=urn:cs&code=x");
            default -> List.of();
        };
    }

    private static Set<String> mutants(JsonNode original) throws JsonProcessingException {
        JsonNode absent = MAPPER.readTree(Expect.json("{'extension':[{'url':"
                + "'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}"));
        Set<String> mutants = new LinkedHashSet<>(List.of(original.toString()));
        for (List<Object> place : places(original, List.of())) {
            String last = String.valueOf(place.get(place.size() - 1));
            mutants.add(mutant(original, place, (parent, old) -> remove(parent, place)));
            mutants.add(mutant(original, place, (parent, old) -> {
                remove(parent, place);
                if (parent instanceof ObjectNode object) {
                    boolean list = old.isArray() && old.path(0).isValueNode();
                    object.set(
                            old.isValueNode() || list ? "_" + last : last,
                            list
                                    ? MAPPER.createArrayNode().add(absent)
                                    : old.isArray() ? MAPPER.createArrayNode().add(absent) : absent);
                }
            }));
            mutants.add(mutant(original, place, (parent, old) -> {
                if (parent instanceof ArrayNode list) {
                    list.add(old.deepCopy());
                } else if (old instanceof ArrayNode list) {
                    list.addAll(list.deepCopy());
                }
            }));
            for (String value : ODD) {
                mutants.add(mutant(original, place, (parent, old) -> {
                    if (old.isTextual()) {
                        set(parent, place, TextNode.valueOf(value));
                    }
                }));
            }
        }
        return mutants;
    }

    private interface Mutation {
        void apply(JsonNode parent, JsonNode old);
    }

    private static String mutant(JsonNode original, List<Object> place, Mutation mutation) {
        JsonNode copy = original.deepCopy();
        JsonNode parent = copy;
        for (Object step : place.subList(0, place.size() - 1)) {
            parent = step instanceof Integer index ? parent.path(index) : parent.path((String) step);
        }
        Object last = place.get(place.size() - 1);
        mutation.apply(parent, last instanceof Integer index ? parent.path(index) : parent.path((String) last));
        return copy.toString();
    }

    private static void remove(JsonNode parent, List<Object> place) {
        Object last = place.get(place.size() - 1);
        if (parent instanceof ArrayNode list && last instanceof Integer index) {
            list.remove(index);
        } else if (parent instanceof ObjectNode object) {
            object.remove((String) last);
        }
    }

    private static void set(JsonNode parent, List<Object> place, JsonNode value) {
        Object last = place.get(place.size() - 1);
        if (parent instanceof ArrayNode list && last instanceof Integer index) {
            list.set(index, value);
        } else if (parent instanceof ObjectNode object) {
            object.set((String) last, value);
        }
    }

    private static List<List<Object>> places(JsonNode node, List<Object> at) {
        List<List<Object>> places = new ArrayList<>();
        if (!at.isEmpty() && !at.equals(List.of("resourceType"))) {
            places.add(at);
        }
        node.properties().forEach(member -> places.addAll(places(member.getValue(), append(at, member.getKey()))));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(node.get(i), append(at, i)));
        }
        return places;
    }

    private static List<Object> append(List<Object> at, Object step) {
        List<Object> longer = new ArrayList<>(at);
        longer.add(step);
        return longer;
    }
}

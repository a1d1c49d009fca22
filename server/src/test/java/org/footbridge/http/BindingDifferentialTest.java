package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.terminology.load.Loading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Value sets made at random over a stored code system and one in the tables: the codes of {@code $expand}, those that
 * {@code $validate-code} accepts, and those that a resource bound to the value set can be written with are the same.
 */
class BindingDifferentialTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=enforce");

    private static final int SETS = 24;
    private static final List<String> SYSTEMS = List.of("urn:d:stored", "urn:d:tabled");
    private static final List<String> CODES = List.of("a", "a1", "a2", "a11", "b", "b1", "C", "none");
    private static final String PROPERTIES =
            "'property':[{'code':'warm','type':'boolean'},{'code':'kind','type':'code'},{'code':'status','type':'code'}]";
    private static final String CONCEPTS = "'concept':[{'code':'a','property':[{'code':'warm','valueBoolean':true}],"
            + "'concept':[{'code':'a1','property':[{'code':'kind','valueCode':'x'}],'concept':[{'code':'a11'}]},"
            + "{'code':'a2','property':[{'code':'inactive','valueBoolean':true},{'code':'kind','valueCode':'y'}]}]},"
            + "{'code':'b','property':[{'code':'notSelectable','valueBoolean':true}],'concept':[{'code':'b1',"
            + "'property':[{'code':'warm','valueBoolean':false},{'code':'status','valueCode':'retired'}]}]},{'code':'C'}]";

    private static String system(String url) {
        return "{'resourceType':'CodeSystem','url':'" + url + "','status':'active','caseSensitive':true,"
                + "'content':'complete'," + PROPERTIES + "," + CONCEPTS + "}";
    }

    @BeforeAll
    static void define(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("tabled.json"), Expect.json(system(SYSTEMS.get(1))));
        List<String> entries = new ArrayList<>(List.of(entry("CodeSystem/stored", system(SYSTEMS.get(0)))));
        Random random = new Random(41_907);
        for (int i = 0; i < SETS; i++) {
            entries.add(entry("ValueSet/d" + i, valueSet(i, random)));
            entries.add(entry("StructureDefinition/d" + i, profile(i)));
        }
        Answer answer = server.post(
                "",
                Expect.json(
                        "{'resourceType':'Bundle','type':'transaction','entry':[" + String.join(",", entries) + "]}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        // loaded last, so that what was answered before must be forgotten
        assertThat(write(0, SYSTEMS.get(1), "none").status()).isIn(201, 422);
        new Loading(server.store().loads(), progress -> {}).load(new Loading.Request(file, Optional.empty()));
        server.look();
    }

    private static String entry(String place, String json) {
        int slash = place.indexOf('/');
        return "{'resource':" + json.replaceFirst("\\{", "{'id':'" + place.substring(slash + 1) + "',")
                + ",'request':{'method':'PUT','url':'" + place + "'}}";
    }

    private static String valueSet(int number, Random random) {
        StringBuilder compose =
                new StringBuilder(random.nextInt(3) == 0 ? "'inactive':" + random.nextBoolean() + "," : "");
        compose.append("'include':[").append(part(number, random));
        if (random.nextBoolean()) {
            compose.append(',').append(part(number, random));
        }
        compose.append(']');
        if (random.nextInt(3) == 0) {
            compose.append(",'exclude':[").append(part(number, random)).append(']');
        }
        return "{'resourceType':'ValueSet','url':'urn:d:vs:" + number + "','status':'active','compose':{" + compose
                + "}}";
    }

    /** Value sets are made of those before them only, so none is a part of itself. */
    private static String part(int number, Random random) {
        String others =
                number > 0 && random.nextInt(4) == 0 ? "'valueSet':['urn:d:vs:" + random.nextInt(number) + "']" : "";
        if (!others.isEmpty() && random.nextBoolean()) {
            return "{" + others + "}";
        }
        String content = "'system':'" + SYSTEMS.get(random.nextInt(2)) + "'" + (others.isEmpty() ? "" : "," + others);
        return switch (random.nextInt(4)) {
            case 0 -> "{" + content + "}";
            case 1 -> "{" + content + ",'concept':[{'code':'" + code(random) + "'},{'code':'" + code(random) + "'}]}";
            default ->
                "{" + content + ",'filter':[" + filter(random) + (random.nextInt(4) == 0 ? "," + filter(random) : "")
                        + "]}";
        };
    }

    private static String code(Random random) {
        return CODES.get(random.nextInt(CODES.size()));
    }

    private static String filter(Random random) {
        String[] kinds = {
            "concept is-a CODE",
            "concept descendent-of CODE",
            "concept is-not-a CODE",
            "concept generalizes CODE",
            "code in CODE,CODE",
            "code not-in CODE,CODE",
            "code = CODE",
            "parent = CODE",
            "child = CODE",
            "warm = true",
            "warm exists false",
            "kind in x,y",
            "kind not-in x",
            "kind exists true"
        };
        String kind = kinds[random.nextInt(kinds.length)];
        while (kind.contains("CODE")) {
            kind = kind.replaceFirst("CODE", code(random));
        }
        String[] words = kind.split(" ", -1);
        return "{'property':'" + words[0] + "','op':'" + words[1] + "','value':'" + words[2] + "'}";
    }

    private static String profile(int number) {
        return "{'resourceType':'StructureDefinition','url':'urn:d:p:" + number + "','name':'D','status':'active',"
                + "'kind':'resource','abstract':false,'type':'Observation','derivation':'constraint',"
                + "'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Observation','differential':{'element':["
                + "{'id':'Observation.code','path':'Observation.code','binding':{'strength':'required',"
                + "'valueSet':'urn:d:vs:" + number + "'}}]}}";
    }

    private static Answer write(int number, String system, String code) {
        return server.post("Observation", observation(number, system, code));
    }

    private static String observation(int number, String system, String code) {
        return Expect.json("{'resourceType':'Observation','meta':{'profile':['urn:d:p:" + number
                + "']},'status':'final','code':{'coding':[{'system':'" + system + "','code':'" + code + "'}]}}");
    }

    private static Set<String> expanded(int number) {
        Answer answer = server.get("ValueSet/$expand?url=urn:d:vs:" + number);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Set<String> codes = new TreeSet<>();
        for (JsonNode one : answer.json().path("expansion").path("contains")) {
            codes.add(one.path("system").asText() + "|" + one.path("code").asText());
        }
        return codes;
    }

    @Test
    void bindingsAreJudgedAsTheTerminologyServiceDoes() {
        int members = IntStream.range(0, SETS).map(this::compared).sum();
        assertThat(members).isBetween(SETS, SETS * 13);
    }

    /** How many codes the value set has. */
    private int compared(int number) {
        Set<String> expanded = expanded(number);
        String set = server.get("ValueSet/d" + number).body();
        for (String system : SYSTEMS) {
            for (String code : CODES) {
                boolean member = expanded.contains(system + "|" + code);
                String what = system + "|" + code + " in " + set;
                assertThat(server.get("ValueSet/$validate-code?abstract=true&url=urn:d:vs:" + number + "&system="
                                        + system + "&code=" + code)
                                .json()
                                .path("parameter")
                                .path(0)
                                .path("valueBoolean")
                                .asBoolean())
                        .as(what)
                        .isEqualTo(member);
                Answer written = write(number, system, code);
                assertThat(written.status())
                        .as(what
                                + server.post("Observation/$validate", observation(number, system, code))
                                        .body())
                        .isEqualTo(member ? 201 : 422);
            }
        }
        return expanded.size();
    }
}

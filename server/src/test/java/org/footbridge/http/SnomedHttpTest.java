package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.ecl.SyntheticConcepts.concept;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.ecl.Expression;
import org.footbridge.ecl.ExpressionParser;
import org.footbridge.ecl.SetsInMemory;
import org.footbridge.ecl.SyntheticConcepts;
import org.footbridge.terminology.load.Loading;
import org.footbridge.terminology.load.SyntheticRelease;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A made-up SNOMED CT of 6,000 concepts in the tables: its implicit value sets, and searches by its hierarchy. */
class SnomedHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final int COUNT = 6_000;
    private static final String SNOMED = "http://snomed.info/sct";

    /** Observations A to E by the numbers of their concepts; F has a code of another system. */
    private static final Map<String, Integer> OBSERVATIONS = Map.of("A", 3, "B", 20, "C", 121, "D", 5, "E", 2_602);

    private static final SetsInMemory SETS = new SetsInMemory(
            IntStream.rangeClosed(1, COUNT)
                    .filter(SyntheticRelease::isActive)
                    .boxed()
                    .collect(Collectors.toMap(
                            SyntheticConcepts::concept,
                            number -> concepts(
                                    SyntheticRelease.parents(number).stream().mapToInt(Integer::intValue)))),
            Map.of(
                    concept(2),
                    concepts(IntStream.rangeClosed(1, COUNT)
                            .filter(SyntheticRelease::isActive)
                            .filter(SyntheticRelease::isMember))));

    private static Set<String> concepts(IntStream numbers) {
        return numbers.mapToObj(SyntheticConcepts::concept).collect(Collectors.toSet());
    }

    @BeforeAll
    static void load(@TempDir Path directory) {
        Path release = SyntheticRelease.write(directory, COUNT);
        new Loading(server.store().loads(), progress -> {})
                .load(new Loading.Request(release, Optional.of(SyntheticRelease.VERSION)));
        OBSERVATIONS.forEach((letter, number) -> put(letter, SNOMED, concept(number)));
        put("F", "urn:other", concept(3));
    }

    private static void put(String id, String system, String code) {
        Answer answer = server.put(
                "Observation/" + id,
                Expect.json("{'resourceType':'Observation','id':'" + id
                        + "','status':'final','code':{'coding':[{'system':'" + system + "','code':'" + code + "'}]}}"));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The active ones of the codes that a value set has. */
    private static Set<String> expanded(String url) {
        Answer answer = server.get("ValueSet/$expand?activeOnly=true&count=10000&url=" + encoded(url));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Set<String> codes = new TreeSet<>();
        for (JsonNode one : answer.json().path("expansion").path("contains")) {
            codes.add(one.path("code").asText());
        }
        return codes;
    }

    /** Of concepts with few and with many below them. */
    private static String random(Random random, int depth) {
        if (depth == 0) {
            int number = 1 + random.nextInt(random.nextBoolean() ? 40 : COUNT);
            return random.nextInt(8) == 0 ? "*" : concept(SyntheticRelease.isActive(number) ? number : 7);
        }
        String one = random(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + one + ") MINUS (" + random(random, depth - 1) + ")";
            case 1 -> "(" + one + ") AND (" + random(random, depth - 1) + ")";
            case 2 -> "(" + one + ") OR (" + random(random, depth - 1) + ")";
            case 3 -> "^ ((" + one + ") OR " + concept(2) + ")";
            default -> List.of("<", "<<", ">", ">>", "<!", "<<!", ">!", ">>!").get(random.nextInt(8)) + "(" + one + ")";
        };
    }

    @Test
    void answersExpressionsAsFollowingThemStepByStepDoes() {
        Random random = new Random(58_213);
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            String text = random(random, 1 + i % 3);
            Expression expression = ExpressionParser.parse(text);
            Set<String> expected = new TreeSet<>(expression.in(SETS));
            assertThat(expanded(SNOMED + "?fhir_vs=ecl/" + text)).as(text).isEqualTo(expected);
            isTheSamePageByPage(text, List.copyOf(expected), random);
            sizes.put(text, expected.size());
        }
        assertThat(sizes.values())
                .anyMatch(size -> size == 0)
                .anyMatch(size -> size > 1_000)
                .anyMatch(size -> size < 50 && size > 0);
    }

    /** A page of few, and whether single codes are among them, may be found in other ways than all of them. */
    private static void isTheSamePageByPage(String text, List<String> expected, Random random) {
        int offset = random.nextInt(40);
        String url = encoded(SNOMED + "?fhir_vs=ecl/" + text);
        JsonNode page = server.get("ValueSet/$expand?activeOnly=true&count=20&offset=" + offset + "&url=" + url)
                .json()
                .path("expansion");
        List<String> codes = new ArrayList<>();
        page.path("contains").forEach(one -> codes.add(one.path("code").asText()));
        assertThat(codes)
                .as(text)
                .isEqualTo(expected.stream().skip(offset).limit(20).toList());
        assertThat(page.path("total").asInt(expected.size())).as(text).isEqualTo(expected.size());
        assertThat(page.has("total")).as(text).isEqualTo(expected.size() <= 1_000 + offset);
        for (int i = 0; i < 3; i++) {
            int number = 1 + random.nextInt(COUNT);
            if (SyntheticRelease.isActive(number)) {
                String question = "&system=" + SNOMED + "&code=" + concept(number);
                assertThat(server.get("ValueSet/$validate-code?url=" + url + question)
                                .json()
                                .at("/parameter/0/valueBoolean")
                                .asBoolean())
                        .as(text + " has " + number)
                        .isEqualTo(expected.contains(concept(number)));
            }
        }
    }

    @Test
    void knowsTheValueSetsThatAUrlSpellsOut() {
        Set<String> below = ExpressionParser.parse("<< " + concept(3)).in(SETS);
        assertThat(expanded(SNOMED + "?fhir_vs")).hasSize(COUNT - COUNT / 50);
        assertThat(expanded(SNOMED + "?fhir_vs=isa/" + concept(3))).isEqualTo(new TreeSet<>(below));
        assertThat(expanded(SyntheticRelease.VERSION + "?fhir_vs=isa/" + concept(3)))
                .isEqualTo(new TreeSet<>(below));
        assertThat(expanded(SNOMED + "?fhir_vs=refset")).containsExactly(concept(2));
        assertThat(expanded(SNOMED + "?fhir_vs=refset/" + concept(2))).hasSize((int) IntStream.rangeClosed(1, COUNT)
                .filter(i -> i % 7 == 0 && i % 50 != 0)
                .count());
        assertThat(expanded(SNOMED + "?fhir_vs=ecl/%3C%3C%20" + concept(3))).isEqualTo(new TreeSet<>(below));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '>', quoteCharacter = '"', textBlock = """
            "<< 1234567"      > 400 > at character 4
            "<< UNKNOWN"      > 400 > which code system 'http://snomed.info/sct|VERSION' does not have
            "<< KNOWN : a = b" > 400 > refinements are not supported
            "<< KNOWN AND"    > 400 > where it ends
            """)
    void refusesExpressionsWithThePlace(String expression, int status, String reason) {
        String text = expression.replace("UNKNOWN", concept(9_999)).replace("KNOWN", concept(3));
        Answer answer = server.get("ValueSet/$expand?count=10&url=" + encoded(SNOMED + "?fhir_vs=ecl/" + text));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.diagnostics())
                .contains(reason.replace(SNOMED + "|VERSION", SNOMED + "|" + SyntheticRelease.VERSION));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "concept, is-a, 3, true, 20",
        "concept, in, 2, true, 21",
        "concept, in, 2, false, 20",
        "constraint, =, '<< 3', true, 121",
        "expression, =, '< 3', false, 3",
    })
    void validatesCodesByFiltersOfValueSets(String property, String op, String value, boolean expected, int number) {
        String filter = value.replaceFirst("\\d+$", concept(Integer.parseInt(value.replaceAll("\\D", ""))));
        Answer answer = server.post(
                "ValueSet/$validate-code",
                Expect.json("{'resourceType':'Parameters','parameter':["
                        + "{'name':'system','valueUri':'" + SNOMED + "'},{'name':'code','valueCode':'" + concept(number)
                        + "'},{'name':'valueSet','resource':{'resourceType':'ValueSet','status':'active','compose':{'include':["
                        + "{'system':'" + SNOMED + "','filter':[{'property':'" + property + "','op':'" + op
                        + "','value':'"
                        + filter + "'}]}]}}}]}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()
                        .path("parameter")
                        .findParents("valueBoolean")
                        .get(0)
                        .path("valueBoolean")
                        .asBoolean())
                .as(answer.body())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '>', quoteCharacter = '"', textBlock = """
            code:below=http://snomed.info/sct|#1               > ABCDE
            code:below=http://snomed.info/sct|#3               > ABC
            code:above=http://snomed.info/sct|#121             > ABC
            code:in=http://snomed.info/sct?fhir_vs=isa/#1      > ABCDE
            code:in=http://snomed.info/sct?fhir_vs=ecl/* MINUS %3C%3C #3 > DE
            code:not-in=http://snomed.info/sct?fhir_vs=isa/#3  > DEF
            code:not-in=http://snomed.info/sct?fhir_vs         > F
            """)
    void findsByHierarchy(String query, String expected) {
        assertThat(found(query)).isEqualTo(expected);
    }

    @Test
    void findsACodeAmongVeryManyAsSoonAsAResourceHasIt() {
        String wide = "code:below=http://snomed.info/sct|#1&_id=late";
        assertThat(found(wide)).isEmpty();
        put("late", SNOMED, concept(5_999));
        assertThat(found(wide)).isEqualTo("late");
        server.delete("Observation/late");
    }

    private static String found(String query) {
        String path = query.replace(" ", "%20");
        for (int number : List.of(121, 1, 3)) {
            path = path.replace("#" + number, concept(number));
        }
        Answer answer = server.get("Observation?" + path.replace("|", "%7C"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("entry").findParents("resource").stream()
                .map(one -> one.path("resource").path("id").asText())
                .sorted()
                .collect(Collectors.joining());
    }
}

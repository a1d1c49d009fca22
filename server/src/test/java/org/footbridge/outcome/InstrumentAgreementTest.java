package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.outcome.instrument.Band;
import org.footbridge.outcome.instrument.Instrument;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.outcome.instrument.Item;
import org.footbridge.outcome.instrument.Score;
import org.footbridge.validation.definition.ConformancePackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of instruments says the same as the code systems, maps and questionnaires of our packages. */
class InstrumentAgreementTest {
    private static final String BASE = "https://fhir.footbridge.example";
    private static final Instruments INSTRUMENTS = Instruments.ours(BASE);
    private static final ConformancePackages PACKAGES = new ConformancePackages();

    static Stream<Instrument> instruments() {
        return INSTRUMENTS.all().stream();
    }

    static Stream<Score> scores() {
        return instruments().flatMap(one -> one.scores().stream());
    }

    private static JsonNode definition(String type, String id) {
        return PACKAGES.json(type).stream()
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, JsonNode> properties(JsonNode concept) {
        return concept.path("property")
                .valueStream()
                .collect(Collectors.toMap(
                        property -> property.path("code").asText(),
                        property -> property.properties().stream()
                                .filter(member -> member.getKey().startsWith("value"))
                                .findFirst()
                                .orElseThrow()
                                .getValue()));
    }

    private static Map<String, JsonNode> concepts(String system) {
        return definition("CodeSystem", system)
                .path("concept")
                .valueStream()
                .collect(Collectors.toMap(concept -> concept.path("code").asText(), concept -> concept));
    }

    @Test
    void everyMeasureIsAScoreOfOneInstrument() {
        assertThat(scores().map(Score::measure))
                .containsExactlyInAnyOrderElementsOf(
                        concepts("sp-outcome-measure").keySet());
    }

    @ParameterizedTest
    @MethodSource("scores")
    void scoreHasTheBoundsDirectionAndTermsOfItsMeasure(Score score) {
        JsonNode concept = get(concepts("sp-outcome-measure"), score.measure());
        Map<String, JsonNode> properties = properties(concept);
        assertThat(score.title()).isEqualTo(concept.path("display").asText());
        assertThat(score.min().map(BigDecimal::intValue)).isEqualTo(number(properties, "min"));
        assertThat(score.max().map(BigDecimal::intValue)).isEqualTo(number(properties, "max"));
        assertThat(score.better().code()).isEqualTo(get(properties, "direction").asText());
        assertThat(score.licensed()).isEqualTo(get(properties, "licensed").asBoolean());
        number(properties, "mic")
                .ifPresent(mic ->
                        assertThat(score.change().orElseThrow().by().intValue()).isEqualTo(mic));
        Instrument instrument = instruments()
                .filter(one -> one.scores().contains(score))
                .findFirst()
                .orElseThrow();
        assertThat(instrument.licence()).isEqualTo(get(properties, "licence").asText());
    }

    private static JsonNode get(Map<String, JsonNode> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static Optional<Integer> number(Map<String, JsonNode> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(JsonNode::asInt);
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, sp-outcome-measure-to-snomed-ct",
        "http://loinc.org, sp-outcome-measure-to-loinc"
    })
    void scoreHasTheCodesOfTheMaps(String system, String map) {
        Map<String, String> mapped = new TreeMap<>();
        definition("ConceptMap", map)
                .at("/group/0/element")
                .forEach(element -> element.path("target").forEach(target -> {
                    if (target.has("code")) {
                        mapped.put(
                                element.path("code").asText(),
                                target.path("code").asText());
                    }
                }));
        assertThat(mapped).isNotEmpty();
        assertThat(scores().filter(score -> score.codes().containsKey(system))
                        .collect(Collectors.toMap(
                                Score::measure, score -> score.codes().get(system))))
                .isEqualTo(mapped);
    }

    @Test
    void everyQuestionnaireIsThatOfAnInstrumentWithTheSameItems() {
        assertThat(instruments().filter(Instrument::isScored).map(INSTRUMENTS::questionnaire))
                .containsExactlyInAnyOrderElementsOf(PACKAGES.json("Questionnaire").stream()
                        .map(form -> form.path("url").asText())
                        .toList());
        instruments().filter(Instrument::isScored).forEach(instrument -> {
            JsonNode form = definition("Questionnaire", instrument.id());
            assertThat(form.path("item").findValuesAsText("linkId"))
                    .containsExactlyElementsOf(
                            instrument.items().stream().map(Item::linkId).toList());
            assertThat(form.path("code").findValuesAsText("code"))
                    .containsExactlyElementsOf(
                            instrument.scores().stream().map(Score::measure).toList());
            form.path("item")
                    .forEach(item -> assertSame(
                            instrument.item(item.path("linkId").asText()).orElseThrow(), item));
        });
    }

    private static void assertSame(Item item, JsonNode asked) {
        assertThat(asked.path("type").asText()).isEqualTo(item.isCoded() ? "choice" : "integer");
        if (!item.isCoded()) {
            assertThat(asked.path("extension").findValuesAsText("valueInteger"))
                    .containsExactly(String.valueOf(item.low()), String.valueOf(item.high()));
            return;
        }
        assertThat(asked.path("answerValueSet").asText()).isEqualTo(BASE + "/ValueSet/" + item.answerSystem());
        Map<String, Integer> values = concepts(item.answerSystem()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, concept -> value(concept.getValue())));
        assertThat(item.values()).isEqualTo(values);
        assertThat(values.values()).allMatch(item::allows);
    }

    private static int value(JsonNode concept) {
        return concept.at("/extension/0/valueDecimal").asInt(Integer.MIN_VALUE);
    }

    @ParameterizedTest
    @MethodSource("scores")
    void bandsAreCodesAndDoNotOverlap(Score score) {
        List<Band> bands = score.bands();
        bands.forEach(band -> {
            assertThat(concepts(band.system())).containsKey(band.code());
            assertThat(get(concepts(band.system()), band.code()).path("display").asText())
                    .isEqualTo(band.display());
        });
        IntStream.range(1, bands.size())
                .forEach(i -> assertThat(bands.get(i).from())
                        .isEqualTo(bands.get(i - 1).to() + 1));
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void rangeOfATotalIsThatOfItsItems(Instrument instrument) {
        for (Score score : instrument.scores()) {
            List<Item> items = score.of().stream()
                    .map(linkId -> instrument.item(linkId).orElseThrow())
                    .toList();
            if (!items.isEmpty()) {
                assertThat(items.stream().mapToInt(Item::low).sum())
                        .isEqualTo(score.min().orElseThrow().intValue());
                assertThat(items.stream().mapToInt(Item::high).sum())
                        .isEqualTo(score.max().orElseThrow().intValue());
            }
        }
        assertThat(instrument.licensed() && instrument.isScored()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{a: {title: A, licence: L, source: S, colour: red, scores: {}}};colour",
                "{a: {title: A, licence: L, scores: {}}};source",
                "{a: {title: A, licence: L, source: S, licensed: true, items: {x: {range: [0, 1]}}}};licensed",
                "{a: {title: A, licence: L, source: S, scores: {b: {title: B, of: [x], range: [0, 1], better: higher}}}};item x",
                "{a: {title: A, licence: L, source: S, items: {x: {range: [0, 1], answers: none}}}};none"
            })
    void mistakesInTheFileAreNamed(String instruments, String named) {
        assertThatThrownBy(() -> Instruments.of("{answers: {}, instruments: " + instruments + "}", BASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}

package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.footbridge.outcome.instrument.Band;
import org.footbridge.outcome.instrument.Instrument;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.outcome.instrument.Item;
import org.footbridge.outcome.instrument.Score;
import org.footbridge.outcome.instrument.Scoring;
import org.footbridge.outcome.instrument.Scoring.Scored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores are reckoned as the instruments say, whatever the order of the answers, and never from missing ones. */
class ScoringTest {
    private static final Instruments OURS = Instruments.ours("https://fhir.footbridge.example");

    /** Four items of 1 to 5, of which two are reversed, as the file of instruments can say; invented. */
    private static final Instruments REVERSED = Instruments.of("""
        answers: {}
        instruments:
          mood:
            title: Mood
            licence: Invented.
            source: Nobody
            items:
              glad: {range: [1, 5]}
              sad: {range: [1, 5], reversed: true}
              calm: {range: [1, 5]}
              tense: {range: [1, 5], reversed: true}
            scores:
              mood: {title: Mood, of: [glad, sad, calm, tense], range: [4, 20], better: higher}
        """, "https://example.org");

    private static Instrument instrument(String id) {
        return Stream.concat(OURS.all().stream(), REVERSED.all().stream())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> values(Instrument instrument, List<Integer> values) {
        Map<String, Integer> byItem = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byItem.put(instrument.items().get(i).linkId(), values.get(i));
        }
        return byItem;
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
    }

    /** Worked examples, with the band of the total; {@code -} where there is none. */
    @ParameterizedTest
    @CsvSource({
        "phq9, 0 0 0 0 0 0 0 0 0, 0, minimal",
        "phq9, 1 1 1 1 0 0 0 0 0, 4, minimal",
        "phq9, 1 1 1 1 1 0 0 0 0, 5, mild",
        "phq9, 1 1 1 1 1 1 1 1 1, 9, mild",
        "phq9, 2 1 1 1 1 1 1 1 1, 10, moderate",
        "phq9, 2 2 2 2 2 1 1 1 1, 14, moderate",
        "phq9, 2 2 2 2 2 2 1 1 1, 15, moderately-severe",
        "phq9, 3 2 2 2 2 2 2 2 2, 19, moderately-severe",
        "phq9, 3 3 2 2 2 2 2 2 2, 20, severe",
        "phq9, 3 3 3 3 3 3 3 3 3, 27, severe",
        "gad7, 0 0 0 0 0 0 0, 0, minimal",
        "gad7, 1 1 1 1 0 0 0, 4, minimal",
        "gad7, 1 1 1 1 1 0 0, 5, mild",
        "gad7, 2 2 1 1 1 1 1, 9, mild",
        "gad7, 2 2 2 1 1 1 1, 10, moderate",
        "gad7, 2 2 2 2 2 2 2, 14, moderate",
        "gad7, 3 2 2 2 2 2 2, 15, severe",
        "gad7, 3 3 3 3 3 3 3, 21, severe",
        "ucla3, 1 1 1, 3, -",
        "ucla3, 3 2 2, 7, -",
        "ucla3, 3 3 3, 9, -",
        "ons-loneliness, 1, 1, chronically-lonely",
        "ons-loneliness, 2, 2, -",
        "ons-loneliness, 5, 5, -",
        "mood, 5 1 5 1, 20, -",
        "mood, 1 5 1 5, 4, -",
        "mood, 4 2 3 5, 12, -"
    })
    void workedExamples(String id, String values, int total, String band) {
        Instrument instrument = instrument(id);
        List<Scored> scored = Scoring.scores(instrument, values(instrument, numbers(values)));
        assertThat(scored).singleElement().satisfies(one -> {
            assertThat(one.value()).isEqualByComparingTo(BigDecimal.valueOf(total));
            assertThat(one.score().isInRange(one.value())).isTrue();
            assertThat(one.score().band(one.value()).map(Band::code).orElse("-"))
                    .isEqualTo(band);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ons4-life-satisfaction, 0, low",
        "ons4-life-satisfaction, 4, low",
        "ons4-worthwhile, 5, medium",
        "ons4-worthwhile, 6, medium",
        "ons4-happy, 7, high",
        "ons4-happy, 8, high",
        "ons4-happy, 9, very-high",
        "ons4-life-satisfaction, 10, very-high",
        "ons4-anxious, 0, very-low",
        "ons4-anxious, 1, very-low",
        "ons4-anxious, 2, low",
        "ons4-anxious, 3, low",
        "ons4-anxious, 4, medium",
        "ons4-anxious, 5, medium",
        "ons4-anxious, 6, high",
        "ons4-anxious, 10, high"
    })
    void bandsOfTheOfficeForNationalStatistics(String measure, int value, String band) {
        Score score = instrument("ons4").scores().stream()
                .filter(one -> one.measure().equals(measure))
                .findFirst()
                .orElseThrow();
        assertThat(score.band(BigDecimal.valueOf(value)).orElseThrow().code()).isEqualTo(band);
    }

    @Test
    void eachQuestionOfOns4IsAScoreOfItsOwnAndAChildIsNotAskedAboutAnxiety() {
        Instrument ons4 = instrument("ons4");
        Map<String, Integer> values = values(ons4, List.of(3, 5, 4));
        assertThat(Scoring.missing(ons4, values)).isEmpty();
        assertThat(Scoring.scores(ons4, values))
                .extracting(one -> one.score().measure() + " " + one.value())
                .containsExactly("ons4-life-satisfaction 3", "ons4-worthwhile 5", "ons4-happy 4");
        assertThat(Scoring.missing(ons4, Map.of())).hasSize(4);
    }

    static Stream<Instrument> scored() {
        return Stream.concat(OURS.all().stream().filter(Instrument::isScored), REVERSED.all().stream());
    }

    @ParameterizedTest
    @MethodSource("scored")
    void noTotalIsReckonedIfOneOfItsItemsIsMissing(Instrument instrument) {
        for (Score score : instrument.scores()) {
            for (String left : score.of()) {
                Map<String, Integer> values = values(
                        instrument, instrument.items().stream().map(Item::low).toList());
                values.remove(left);
                assertThat(Scoring.scores(instrument, values))
                        .noneMatch(one -> one.score().equals(score));
                if (score.of().size() > 1) {
                    assertThat(Scoring.missing(instrument, values)).containsExactly(left);
                }
            }
        }
    }

    /** A thousand random sets of answers for each instrument, from a fixed seed. */
    @ParameterizedTest
    @MethodSource("scored")
    void orderOfTheAnswersDoesNotMatter(Instrument instrument) {
        Random random = new Random(20_260_302);
        for (int i = 0; i < 1_000; i++) {
            Map<String, Integer> values = random(instrument, random);
            List<Map.Entry<String, Integer>> shuffled = new ArrayList<>(values.entrySet());
            Collections.shuffle(shuffled, random);
            Map<String, Integer> other = new LinkedHashMap<>();
            shuffled.forEach(entry -> other.put(entry.getKey(), entry.getValue()));
            List<Scored> scored = Scoring.scores(instrument, values);
            assertThat(Scoring.scores(instrument, other)).isEqualTo(scored);
            assertThat(scored).hasSameSizeAs(instrument.scores());
            assertThat(scored).allMatch(one -> one.score().isInRange(one.value()));
        }
    }

    private static Map<String, Integer> random(Instrument instrument, Random random) {
        return values(
                instrument,
                instrument.items().stream()
                        .map(item -> random.nextInt(item.low(), item.high() + 1))
                        .toList());
    }

    /** Answers that are all turned round give the total that is as far from the other end. */
    @ParameterizedTest
    @MethodSource("scored")
    void answersFromTheOtherEndMirrorTheTotal(Instrument instrument) {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            Map<String, Integer> values = random(instrument, random);
            Map<String, Integer> mirrored = new LinkedHashMap<>();
            values.forEach((linkId, value) -> {
                Item item = instrument.item(linkId).orElseThrow();
                mirrored.put(linkId, item.low() + item.high() - value);
            });
            List<Scored> scored = Scoring.scores(instrument, values);
            List<Scored> other = Scoring.scores(instrument, mirrored);
            for (int j = 0; j < scored.size(); j++) {
                Score score = scored.get(j).score();
                assertThat(scored.get(j).value().add(other.get(j).value()))
                        .isEqualByComparingTo(
                                score.min().orElseThrow().add(score.max().orElseThrow()));
            }
        }
    }

    @Test
    void reversedItemCountsFromItsOtherEnd() {
        Instrument mood = instrument("mood");
        for (int value = 1; value <= 4; value++) {
            Map<String, Integer> lower = values(mood, List.of(3, value, 3, 3));
            Map<String, Integer> higher = values(mood, List.of(3, value + 1, 3, 3));
            assertThat(Scoring.scores(mood, higher).get(0).value())
                    .isEqualByComparingTo(
                            Scoring.scores(mood, lower).get(0).value().subtract(BigDecimal.ONE));
        }
    }
}

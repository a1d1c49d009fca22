package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The scores of a referral, paired by measure: the one before, and the latest one after. */
final class Scores {
    private final CodeNames codes;
    private final List<JsonNode> outcomes;

    /** @param outcomes Observations */
    Scores(CodeNames codes, List<JsonNode> outcomes) {
        this.codes = codes;
        this.outcomes = outcomes.stream()
                .filter(one -> !one.path("status").asText().equals("entered-in-error"))
                .sorted(Comparator.comparing(Scores::taken))
                .toList();
    }

    /** One measure: its first and its latest score; the second is empty if there is only one. */
    record Pair(JsonNode before, Optional<JsonNode> after) {}

    private List<Pair> pairs() {
        Map<String, List<JsonNode>> byMeasure = new LinkedHashMap<>();
        outcomes.stream()
                .filter(one -> value(one).isPresent())
                .forEach(one -> byMeasure
                        .computeIfAbsent(codes.of(one.path("code")), same -> new ArrayList<>())
                        .add(one));
        return new TreeMap<>(byMeasure)
                .values().stream()
                        .map(all -> new Pair(
                                all.get(0), all.size() == 1 ? Optional.empty() : Optional.of(all.get(all.size() - 1))))
                        .toList();
    }

    /** A row of a table for each measure: measure, before, after, change. */
    List<List<String>> rows() {
        return pairs().stream()
                .map(pair -> List.of(
                        codes.of(pair.before().path("code")),
                        score(pair.before()),
                        pair.after().map(this::score).orElse("–"),
                        pair.after().map(after -> change(pair.before(), after)).orElse("")))
                .toList();
    }

    /** A sentence for each measure that was taken twice. */
    List<String> sentences() {
        return pairs().stream()
                .flatMap(pair -> pair.after().stream().map(after -> sentence(pair.before(), after)))
                .toList();
    }

    private String sentence(JsonNode before, JsonNode after) {
        int compared = number(after).compareTo(number(before));
        String verb = compared > 0 ? " rose from " : " fell from ";
        String course = compared == 0
                ? " stayed at " + value(after).orElseThrow()
                : verb + value(before).orElseThrow() + " to " + value(after).orElseThrow();
        String range = codes.property(before.path("code"), "max")
                .map(max -> " on a scale from "
                        + codes.property(before.path("code"), "min").orElse("0") + " to " + max)
                .orElse("");
        String change = change(before, after);
        return codes.of(before.path("code")) + course + range + " between " + BritishDates.day(taken(before)) + " and "
                + BritishDates.day(taken(after)) + (change.isEmpty() ? "." : ": " + change + ".");
    }

    /** Whether the person is better off, where the measure says in which direction that is. */
    private String change(JsonNode before, JsonNode after) {
        int compared = number(after).compareTo(number(before));
        if (compared == 0) {
            return "unchanged";
        }
        return codes.property(before.path("code"), "direction")
                .filter(direction -> direction.equals("higher-is-better") || direction.equals("lower-is-better"))
                .map(direction -> direction.equals("higher-is-better") == compared > 0 ? "better" : "worse")
                .orElse("");
    }

    private String score(JsonNode outcome) {
        String point = StreamSupport.stream(outcome.path("extension").spliterator(), false)
                .filter(one -> one.path("url").asText().endsWith("/StructureDefinition/timepoint"))
                .map(one -> codes.of(one.path("valueCodeableConcept")))
                .findFirst()
                .map(name -> ", " + name)
                .orElse("");
        return value(outcome).orElseThrow() + " (" + BritishDates.day(taken(outcome)) + point + ")";
    }

    /** When it was taken, or a period began. */
    private static String taken(JsonNode outcome) {
        return outcome.has("effectiveDateTime")
                ? outcome.path("effectiveDateTime").asText()
                : outcome.at("/effectivePeriod/start").asText();
    }

    private static Optional<String> value(JsonNode outcome) {
        JsonNode value =
                outcome.has("valueInteger") ? outcome.path("valueInteger") : outcome.at("/valueQuantity/value");
        return value.isNumber() ? Optional.of(value.decimalValue().toPlainString()) : Optional.empty();
    }

    private static BigDecimal number(JsonNode outcome) {
        return new BigDecimal(value(outcome).orElseThrow());
    }
}

package org.footbridge.outcome.instrument;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reckons the scores of an instrument from the values of the answers. */
public final class Scoring {
    private Scoring() {}

    /** A score and its value. */
    public record Scored(Score score, BigDecimal value) {}

    /**
     * The scores for which there are answers. Nothing takes the place of a missing answer: a score of which one item is answered
     * and another is not is among {@link #missing}.
     *
     * @param values of the answers, by {@code linkId}
     */
    public static List<Scored> scores(Instrument instrument, Map<String, Integer> values) {
        List<Scored> scored = new ArrayList<>();
        for (Score score : instrument.scores()) {
            if (!score.of().isEmpty() && values.keySet().containsAll(score.of())) {
                int total = instrument.items().stream()
                        .filter(item -> score.of().contains(item.linkId()))
                        .mapToInt(item -> item.points(Objects.requireNonNull(values.get(item.linkId()))))
                        .sum();
                scored.add(new Scored(score, BigDecimal.valueOf(total)));
            }
        }
        return scored;
    }

    /** The items that are not answered although others of the same score are; all of them if nothing is answered. */
    public static List<String> missing(Instrument instrument, Map<String, Integer> values) {
        if (values.isEmpty()) {
            return instrument.items().stream().map(Item::linkId).toList();
        }
        return instrument.scores().stream()
                .filter(score -> score.of().stream().anyMatch(values::containsKey))
                .flatMap(score -> score.of().stream())
                .filter(linkId -> !values.containsKey(linkId))
                .distinct()
                .toList();
    }
}

package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;

/** Codes and a range that are indexed together, asked for at once. */
final class PairMaker {
    private static final List<Pair> PAIRS = List.of(
            new Pair("Observation", List.of("code"), "date"),
            new Pair("Observation", List.of("code"), "value-quantity"),
            new Pair("ServiceRequest", List.of("status", "category"), "authored"),
            new Pair("ServiceRequest", List.of("status"), "authored"),
            new Pair("Task", List.of("status"), "authored-on"));

    private static final int ATTEMPTS = 20;

    private final Dice dice;
    private final Evaluator evaluator;
    private final CriterionMaker criteria;

    private record Pair(String type, List<String> codes, String range) {}

    /** Criteria on {@code seed}, one or two of them about {@code range}. */
    record Paired(Stored seed, List<Made> criteria, String range) {}

    PairMaker(Dice dice, Evaluator evaluator, CriterionMaker criteria) {
        this.dice = dice;
        this.evaluator = evaluator;
        this.criteria = criteria;
    }

    /** Empty if the population has none of it. */
    Optional<Paired> make() {
        Optional<Paired> made = Optional.empty();
        for (int i = 0; i < ATTEMPTS && made.isEmpty(); i++) {
            Pair pair = dice.oneOf(PAIRS);
            made = dice.any(evaluator.population().living(pair.type())).flatMap(seed -> make(pair, seed));
        }
        return made;
    }

    private Optional<Paired> make(Pair pair, Stored seed) {
        List<Made> all = new ArrayList<>();
        for (String code : pair.codes()) {
            Feature form = dice.among(
                    Feature.TOKEN_CODE, Feature.TOKEN_SYSTEM_CODE, Feature.TOKEN_NO_SYSTEM, Feature.TOKEN_FIXED_SYSTEM);
            criteria.make(form, code, seed).ifPresent(all::add);
        }
        Feature range = pair.range().startsWith("value")
                ? dice.among(Feature.QUANTITY, Feature.QUANTITY, Feature.QUANTITY_UNIT)
                : Feature.DATE;
        int bounds = dice.between(1, 2);
        for (int i = 0; i < bounds; i++) {
            // the other bound is that of another resource
            Stored from = i == 0 ? seed : dice.oneOf(evaluator.population().living(pair.type()));
            criteria.make(range, pair.range(), from).ifPresent(all::add);
        }
        return all.size() > 1 ? Optional.of(new Paired(seed, all, pair.range())) : Optional.empty();
    }
}

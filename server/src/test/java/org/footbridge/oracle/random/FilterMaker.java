package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.naive.StringRule;
import org.footbridge.oracle.query.Criterion.Filtered;
import org.footbridge.oracle.query.Filter;
import org.footbridge.oracle.query.Value.Plain;
import org.footbridge.oracle.query.Value.Prefixed;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.hl7.fhir.r4.model.Base;

/** Expressions of {@code _filter}, made from what a resource has. */
final class FilterMaker {
    private final Dice dice;
    private final Evaluator evaluator;
    private final DateMaker dates;
    private final NumberMaker numbers;

    FilterMaker(Dice dice, Evaluator evaluator) {
        this.dice = dice;
        this.evaluator = evaluator;
        this.dates = new DateMaker(dice);
        this.numbers = new NumberMaker(dice);
    }

    Optional<Made> make(Stored seed) {
        return filter(seed, dice.between(0, 2)).map(filter -> Made.of(new Filtered(filter), Feature.FILTER, ""));
    }

    private Optional<Filter> filter(Stored seed, int depth) {
        if (depth == 0) {
            return test(seed, List.of());
        }
        Optional<Filter> left = filter(seed, depth - 1);
        Optional<Filter> right = filter(seed, dice.below(depth));
        if (left.isEmpty() || right.isEmpty()) {
            return left;
        }
        return Optional.of(
                switch (dice.below(3)) {
                    case 0 -> new Filter.And(left.get(), right.get());
                    case 1 -> new Filter.Or(left.get(), right.get());
                    default -> new Filter.Not(left.get());
                });
    }

    private Optional<Filter> test(Stored stored, List<String> path) {
        List<SearchParameter> had = evaluator.definitions().of(stored.type()).stream()
                .filter(parameter ->
                        parameter.isSupported() && !parameter.code().startsWith("_"))
                .filter(parameter -> !evaluator.values(stored, parameter).isEmpty())
                .toList();
        return dice.any(had).flatMap(parameter -> {
            List<Stored> targets = parameter.kind() == Kind.REFERENCE ? followed(stored, parameter) : List.of();
            if (!targets.isEmpty() && path.isEmpty() && dice.chance(30)) {
                return test(dice.oneOf(targets), List.of(parameter.code()));
            }
            List<String> whole = new ArrayList<>(path);
            whole.add(parameter.code());
            return test(whole, parameter.kind(), dice.oneOf(evaluator.values(stored, parameter)));
        });
    }

    private List<Stored> followed(Stored stored, SearchParameter reference) {
        return evaluator.targets(stored, reference).stream()
                .filter(target -> reference.targets().contains(target.type()))
                .toList();
    }

    private Optional<Filter> test(List<String> path, Kind kind, Base value) {
        if (kind != Kind.COMPOSITE && dice.chance(10)) {
            return Optional.of(new Filter.Test(path, "pr", new Plain(dice.among("true", "false"))));
        }
        return switch (kind) {
            case STRING -> text(path, value);
            case DATE -> dates.make(value).map(date -> new Filter.Test(path, operator(), date.unprefixed()));
            case NUMBER ->
                numbers.number(value)
                        .map(number -> new Filter.Test(path, operator(), ((Prefixed) number).unprefixed()));
            case TOKEN ->
                new TokenMaker(dice)
                        .make(Feature.TOKEN_CODE, value)
                        .filter(token -> isCaseless(token.text()))
                        .map(token -> new Filter.Test(path, dice.among("eq", "ne"), token));
            default -> Optional.empty();
        };
    }

    private String operator() {
        return dice.among("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");
    }

    /** R4 has filters disregard case, and codes are otherwise told apart by it: only what both agree on is asked. */
    private static boolean isCaseless(String code) {
        return code.matches("[^\\s\\\\)\\]\"A-Z]+") && !code.equals("a");
    }

    private Optional<Filter> text(List<String> path, Base value) {
        String operator = dice.among("eq", "ne", "co", "sw", "ew");
        Feature like = switch (operator) {
            case "sw" -> Feature.STRING_START;
            case "co", "ew" -> Feature.STRING_CONTAINS;
            default -> Feature.STRING_EXACT;
        };
        return new StringMaker(dice)
                .make(like, value)
                .filter(text -> !StringRule.plain(text.text()).isEmpty())
                .map(text -> new Filter.Test(path, operator, text));
    }
}

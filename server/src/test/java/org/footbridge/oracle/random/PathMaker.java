package org.footbridge.oracle.random;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Criterion.Chain;
import org.footbridge.oracle.query.Criterion.Has;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Value.Plain;
import org.footbridge.search.parameter.SearchParameter;

/** Criteria on what a resource refers to, on what refers to it, and on lists that it is in. */
final class PathMaker {
    /** What this makes. */
    static final Set<Feature> FEATURES = EnumSet.of(
            Feature.CHAIN_TYPED,
            Feature.CHAIN_UNTYPED,
            Feature.CHAIN_DEEP,
            Feature.HAS,
            Feature.HAS_NESTED,
            Feature.HAS_CHAIN,
            Feature.LIST,
            Feature.FILTER,
            Feature.NEAR);

    private static final Set<Feature> AT_THE_END =
            EnumSet.of(Feature.ID, Feature.LAST_UPDATED, Feature.META, Feature.MISSING);

    private final Dice dice;
    private final Evaluator evaluator;
    private final CriterionMaker criteria;
    private final FilterMaker filters;
    private final NearMaker places;
    private final List<Feature> simple;

    /** A reference from one resource to another. */
    private record Step(SearchParameter parameter, Stored to) {}

    PathMaker(Dice dice, Evaluator evaluator, CriterionMaker criteria, Set<Feature> features) {
        this.dice = dice;
        this.evaluator = evaluator;
        this.criteria = criteria;
        this.filters = new FilterMaker(dice, evaluator);
        this.places = new NearMaker(dice, evaluator);
        this.simple = features.stream()
                .filter(feature -> !FEATURES.contains(feature))
                .filter(feature -> feature.kind().isPresent() || AT_THE_END.contains(feature))
                .toList();
    }

    Optional<Made> make(Feature feature, Stored seed) {
        return switch (feature) {
            case CHAIN_TYPED -> chain(seed, true, 1, feature);
            case CHAIN_UNTYPED -> chain(seed, false, 1, feature);
            case CHAIN_DEEP -> chain(seed, dice.chance(60), dice.between(2, 3), feature);
            case HAS -> has(seed, this::simple, feature);
            case HAS_NESTED -> has(seed, other -> has(other, this::simple, feature), feature);
            case HAS_CHAIN -> has(seed, other -> chain(other, dice.chance(60), 1, feature), feature);
            case LIST -> list(seed);
            case FILTER -> filters.make(seed);
            case NEAR -> places.make(seed);
            default -> throw new IllegalArgumentException(feature.name());
        };
    }

    private Optional<Made> simple(Stored stored) {
        return criteria.make(dice.oneOf(simple), stored);
    }

    private Optional<Made> chain(Stored seed, boolean typed, int depth, Feature feature) {
        return step(seed).flatMap(step -> {
            Optional<Made> next = depth == 1 ? simple(step.to()) : chain(step.to(), typed, depth - 1, feature);
            return next.filter(made -> typed || isOneQuestion(step, made.criterion()))
                    .map(made -> made.within(
                            new Chain(step.parameter().code(), typed ? step.to().type() : "", made.criterion()),
                            feature));
        });
    }

    /** A reference that leads somewhere. */
    private Optional<Step> step(Stored from) {
        List<Step> steps = evaluator.definitions().references(from.type()).stream()
                .filter(SearchParameter::isSupported)
                .flatMap(parameter -> evaluator.targets(from, parameter).stream()
                        .filter(to -> parameter.targets().contains(to.type()))
                        .map(to -> new Step(parameter, to)))
                .toList();
        return dice.any(steps);
    }

    /**
     * Whether what follows a chain without a type means the same wherever it may lead: a name can stand for a code here
     * and for a text there.
     */
    private boolean isOneQuestion(Step step, Criterion next) {
        return isOneQuestion(Set.copyOf(step.parameter().targets()), next);
    }

    private boolean isOneQuestion(Set<String> types, Criterion next) {
        String code = next instanceof Chain chain ? chain.reference() : ((Simple) next).code();
        List<SearchParameter> parameters = types.stream()
                .flatMap(type -> evaluator.definitions().find(type, code).stream())
                .toList();
        boolean one = parameters.stream().map(SearchParameter::kind).distinct().count() == 1
                && parameters.stream().allMatch(parameter -> parameter.isSupported() || code.startsWith("_"));
        if (next instanceof Chain chain) {
            Set<String> further = parameters.stream()
                    .flatMap(parameter -> parameter.targets().stream())
                    .collect(Collectors.toSet());
            return one && isOneQuestion(further, chain.next());
        }
        String modifier = ((Simple) next).modifier();
        return one && (modifier.isEmpty() || Character.isLowerCase(modifier.charAt(0)));
    }

    /** What another resource that refers to {@code seed} satisfies. */
    private Optional<Made> has(Stored seed, Next next, Feature feature) {
        List<Step> back = evaluator.population().living().stream()
                .flatMap(other -> evaluator.definitions().references(other.type()).stream()
                        .filter(parameter ->
                                parameter.isSupported() && parameter.targets().contains(seed.type()))
                        .filter(parameter -> evaluator.targets(other, parameter).contains(seed))
                        .map(parameter -> new Step(parameter, other)))
                .toList();
        return dice.any(back)
                .flatMap(step -> next.of(step.to())
                        .map(made -> made.within(
                                new Has(step.to().type(), step.parameter().code(), made.criterion()), feature)));
    }

    /** A criterion on a resource. */
    private interface Next {
        Optional<Made> of(Stored stored);
    }

    private Optional<Made> list(Stored seed) {
        SearchParameter item = evaluator.definitions().get("List", "item");
        List<Stored> lists = evaluator.population().living("List").stream()
                .filter(list -> dice.chance(5) || evaluator.targets(list, item).contains(seed))
                .toList();
        return dice.any(lists)
                .map(list -> Made.of(new Simple("_list", "", List.of(new Plain(list.id()))), Feature.LIST, ""));
    }
}

package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Include;
import org.footbridge.oracle.query.Scope;
import org.footbridge.oracle.query.Shape;
import org.footbridge.oracle.query.Shape.SortKey;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;

/** How the answer is wanted: order, size, number, and what comes along. */
final class ShapeMaker {
    private static final Set<String> OF_THE_ROW = Set.of("_id", "_lastUpdated");

    private final Dice dice;
    private final Evaluator evaluator;
    private final Set<Feature> features;

    ShapeMaker(Dice dice, Evaluator evaluator, Set<Feature> features) {
        this.dice = dice;
        this.evaluator = evaluator;
        this.features = features;
    }

    boolean posted(Scope scope, List<Criterion> criteria, Set<Use> uses) {
        boolean plain = scope.compartment().isEmpty() && !scope.type().isEmpty();
        boolean ascii =
                criteria.stream().allMatch(criterion -> criterion.value().matches("\\p{ASCII}*"));
        return plain && use(ascii ? Feature.POSTED : Feature.POSTED_UNICODE, 15, uses);
    }

    /** Whether to use a feature, so many times in a hundred; if so, it is noted. */
    private boolean use(Feature feature, int percent, Set<Use> uses) {
        boolean used = features.contains(feature) && dice.chance(percent);
        if (used) {
            uses.add(Use.of(feature));
        }
        return used;
    }

    /** {@code range} is a parameter that it is often sorted by. */
    Shape make(Scope scope, List<Criterion> criteria, Set<Use> uses, Optional<String> range) {
        if (use(Feature.COUNT_ONLY, range.isPresent() ? 15 : 6, uses)) {
            return dice.chance(50) ? Shape.USUAL.counting(true) : Shape.USUAL.paged(OptionalInt.of(0));
        }
        List<SortKey> keys = range.isPresent() && use(Feature.SORT_PARAMETER, 50, uses)
                ? List.of(new SortKey(range.get(), dice.chance(50)))
                : keys(scope, criteria, uses);
        Shape shape = Shape.USUAL.sorted(keys).including(includes(scope, uses));
        if (use(Feature.PAGES, 50, uses)) {
            shape = shape.paged(OptionalInt.of(dice.among(1, 2, 3, 5, 7, 1000)));
        }
        if (use(Feature.TOTAL, 35, uses)) {
            shape = shape.totalled(dice.among("none", "estimate", "accurate", "accurate"));
        }
        return shape;
    }

    private List<SortKey> keys(Scope scope, List<Criterion> criteria, Set<Use> uses) {
        List<SortKey> keys = new ArrayList<>();
        boolean near = criteria.stream()
                        .filter(criterion -> criterion.name().equals("near"))
                        .count()
                == 1;
        if (near && use(Feature.SORT_NEAR, 60, uses)) {
            keys.add(new SortKey("near", dice.chance(30)));
        }
        if (use(Feature.SORT_UPDATED, 12, uses)) {
            keys.add(new SortKey("_lastUpdated", dice.chance(50)));
        }
        if (use(Feature.SORT_ID, 8, uses)) {
            keys.add(new SortKey("_id", dice.chance(50)));
        }
        if (!scope.type().isEmpty() && use(Feature.SORT_PARAMETER, 30, uses)) {
            keys.add(0, new SortKey(sortable(scope.type()), dice.chance(50)));
        }
        if (!scope.type().isEmpty() && !keys.isEmpty() && use(Feature.SORT_SEVERAL, 40, uses)) {
            keys.add(0, new SortKey(sortable(scope.type()), dice.chance(50)));
        }
        boolean repeated = keys.stream().map(SortKey::code).distinct().count() < keys.size();
        boolean several = keys.size() > 1 && !features.contains(Feature.SORT_SEVERAL);
        return repeated || several ? keys.subList(0, 1) : keys;
    }

    private String sortable(String type) {
        Set<Kind> not = EnumSet.of(Kind.COMPOSITE, Kind.SPECIAL);
        return parameter(type, parameter -> !not.contains(parameter.kind()) && !OF_THE_ROW.contains(parameter.code()));
    }

    /** Mostly one that some resource of {@code type} has a value of. */
    private String parameter(String type, Predicate<SearchParameter> wanted) {
        List<SearchParameter> all = evaluator.definitions().of(type).stream()
                .filter(parameter -> parameter.isSupported() && wanted.test(parameter))
                .toList();
        List<SearchParameter> had = all.stream()
                .filter(parameter -> evaluator.population().living(type).stream()
                        .anyMatch(stored -> !evaluator.values(stored, parameter).isEmpty()))
                .toList();
        return dice.oneOf(had.isEmpty() || dice.chance(5) ? all : had).code();
    }

    private List<Include> includes(Scope scope, Set<Use> uses) {
        List<Include> includes = new ArrayList<>();
        if (scope.type().isEmpty()) {
            return includes;
        }
        if (use(Feature.INCLUDE, 15, uses)) {
            forward(Stream.of(scope.type()), false, includes);
        }
        if (use(Feature.REVINCLUDE, 12, uses)) {
            reverse(scope.type(), includes);
        }
        if (use(Feature.INCLUDE_ALL, 5, uses)) {
            boolean back = dice.chance(40) && features.contains(Feature.REVINCLUDE);
            includes.add(new Include(back, false, dice.among("*", scope.type()), "*", ""));
        }
        if (!includes.isEmpty() && use(Feature.INCLUDE_ITERATE, 40, uses)) {
            forward(evaluator.population().types().stream(), true, includes);
        }
        return includes;
    }

    private void forward(Stream<String> types, boolean iterate, List<Include> includes) {
        List<Include> possible = types.flatMap(type -> evaluator.definitions().references(type).stream()
                        .filter(parameter -> isSupported(parameter, type))
                        .map(parameter -> include(false, iterate, parameter)))
                .toList();
        dice.any(possible).ifPresent(includes::add);
    }

    private boolean isSupported(SearchParameter parameter, String type) {
        return parameter.isSupported()
                && evaluator.population().living(type).stream()
                        .anyMatch(
                                stored -> !evaluator.targets(stored, parameter).isEmpty());
    }

    private void reverse(String type, List<Include> includes) {
        List<Include> possible = evaluator.population().types().stream()
                .flatMap(source -> evaluator.definitions().references(source).stream())
                .filter(parameter ->
                        parameter.isSupported() && parameter.targets().contains(type))
                .map(parameter -> include(true, false, parameter))
                .toList();
        dice.any(possible).ifPresent(includes::add);
    }

    private Include include(boolean reverse, boolean iterate, SearchParameter parameter) {
        String target = dice.chance(25) && !parameter.targets().isEmpty() ? dice.oneOf(parameter.targets()) : "";
        return new Include(reverse, iterate, parameter.type(), parameter.code(), target);
    }
}

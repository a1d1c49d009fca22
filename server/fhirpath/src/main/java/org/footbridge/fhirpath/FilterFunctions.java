package org.footbridge.fhirpath;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.footbridge.fhirpath.syntax.Literals;
import org.hl7.fhir.r4.model.Base;

/** The functions that evaluate their argument on each item, such as {@code where}. */
final class FilterFunctions {
    private FilterFunctions() {}

    /** Returns the items of {@code values} that {@code wanted} accepts. */
    static List<Base> filter(List<Base> values, Predicate<Base> wanted) {
        if (values.size() == 1) {
            return wanted.test(values.get(0)) ? values : List.of();
        }
        List<Base> found = new ArrayList<>(values.size());
        for (Base value : values) {
            if (wanted.test(value)) {
                found.add(value);
            }
        }
        return found;
    }

    static Step where(Step target, List<Step> arguments) {
        Step criteria = arguments.get(0);
        return (scope, input) -> filtered(target.evaluate(scope, input), criteria, scope);
    }

    private static List<Base> filtered(List<Base> values, Step criteria, Scope scope) {
        List<Base> found = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Base item = values.get(i);
            if (Logic.isTrue(criteria.evaluate(scope.within(item, i), item))) {
                found.add(item);
            }
        }
        return found;
    }

    static Step exists(Step target, List<Step> arguments) {
        if (arguments.isEmpty()) {
            return (scope, input) -> Literals.of(CollectionFunctions.exists(target.evaluate(scope, input)));
        }
        Step found = where(target, arguments);
        return (scope, input) -> Literals.of(!found.evaluate(scope, input).isEmpty());
    }

    static Step all(Step target, List<Step> arguments) {
        Step found = where(target, arguments);
        return (scope, input) -> Literals.of(found.evaluate(scope, input).size()
                == target.evaluate(scope, input).size());
    }

    static Step select(Step target, List<Step> arguments) {
        Step projection = arguments.get(0);
        return (scope, input) -> projected(target.evaluate(scope, input), projection, scope);
    }

    private static List<Base> projected(List<Base> values, Step projection, Scope scope) {
        List<Base> result = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Base item = values.get(i);
            result.addAll(projection.evaluate(scope.within(item, i), item));
        }
        return result;
    }

    static Step repeat(Step target, List<Step> arguments) {
        Step projection = arguments.get(0);
        return (scope, input) -> {
            List<Base> result = new ArrayList<>();
            List<Base> next = projected(target.evaluate(scope, input), projection, scope);
            while (!next.isEmpty()) {
                Budget.requireFewPairs(next.size(), Math.max(result.size(), next.size()));
                List<Base> fresh = FilterFunctions.filter(next, item -> !Equality.contains(result, item));
                result.addAll(Equality.distinct(fresh));
                next = projected(fresh, projection, scope);
            }
            return result;
        };
    }

    static Step aggregate(Step target, List<Step> arguments) {
        Step aggregator = arguments.get(0);
        return (scope, input) -> {
            List<Base> total =
                    arguments.size() == 1 ? List.of() : arguments.get(1).evaluate(scope, input);
            List<Base> values = target.evaluate(scope, input);
            for (int i = 0; i < values.size(); i++) {
                Base item = values.get(i);
                total = aggregator.evaluate(scope.within(item, i).withTotal(total), item);
            }
            return total;
        };
    }

    static Step iif(Step target, List<Step> arguments) {
        return (scope, input) -> {
            List<Base> values = target.evaluate(scope, input);
            Scope inside = values.size() == 1 ? scope.within(values.get(0), scope.index()) : scope;
            if (Logic.isTrue(arguments.get(0).evaluate(inside, values))) {
                return arguments.get(1).evaluate(inside, values);
            }
            return arguments.size() == 2 ? List.of() : arguments.get(2).evaluate(inside, values);
        };
    }
}

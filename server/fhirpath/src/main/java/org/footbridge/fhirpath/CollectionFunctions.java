package org.footbridge.fhirpath;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Property;

/** The functions that operate on a whole collection. */
final class CollectionFunctions {
    private static final Members EXTENSIONS = new Members("extension");
    private static final Members MODIFIER_EXTENSIONS = new Members("modifierExtension");
    private static final Members URLS = new Members("url");

    /** A function of a collection and a number. */
    @FunctionalInterface
    interface Numbered {
        List<Base> apply(List<Base> values, int number);
    }

    private CollectionFunctions() {}

    /** A function of two collections; as for every argument, the second is evaluated on {@code $this}. */
    static Functions.Maker both(BinaryOperator<List<Base>> function) {
        return (target, arguments) -> (scope, input) ->
                function.apply(target.evaluate(scope, input), arguments.get(0).evaluate(scope, scope.self()));
    }

    static Functions.Maker numbered(Numbered function) {
        return (target, arguments) -> (scope, input) -> {
            List<Base> number = arguments.get(0).evaluate(scope, scope.self());
            if (number.size() != 1 || !(number.get(0) instanceof IntegerType integer) || !integer.hasValue()) {
                throw new UnsupportedPath("argument that is not one integer");
            }
            return function.apply(target.evaluate(scope, input), integer.getValue());
        };
    }

    static Step extension(Step target, List<Step> arguments) {
        Step argument = arguments.get(0);
        return (scope, input) -> {
            List<Base> urls = Valued.operand(argument.evaluate(scope, scope.self()));
            if (urls.isEmpty()) {
                return urls;
            }
            String url = StringFunctions.string(urls);
            List<Base> values = target.evaluate(scope, input);
            List<Base> extensions = combine(EXTENSIONS.of(values), MODIFIER_EXTENSIONS.of(values));
            return FilterFunctions.filter(extensions, extension -> hasUrl(extension, url));
        };
    }

    private static boolean hasUrl(Base extension, String url) {
        List<Base> urls = URLS.of(List.of(extension));
        return !urls.isEmpty() && url.equals(urls.get(0).primitiveValue());
    }

    /** Whether any value has content; an element that HAPI made in passing has none. */
    static boolean exists(List<Base> values) {
        for (Base value : values) {
            if (!value.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static List<Base> combine(List<Base> left, List<Base> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        List<Base> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    static List<Base> intersect(List<Base> left, List<Base> right) {
        Budget.requireFewPairs(left.size(), right.size());
        return Equality.distinct(FilterFunctions.filter(left, value -> Equality.contains(right, value)));
    }

    static List<Base> exclude(List<Base> left, List<Base> right) {
        Budget.requireFewPairs(left.size(), right.size());
        return FilterFunctions.filter(left, value -> !Equality.contains(right, value));
    }

    static List<Base> subsetOf(List<Base> left, List<Base> right) {
        return Literals.of(exclude(left, right).isEmpty());
    }

    static List<Base> skip(List<Base> values, int number) {
        return values.subList(Math.min(Math.max(number, 0), values.size()), values.size());
    }

    static List<Base> take(List<Base> values, int number) {
        return values.subList(0, Math.min(Math.max(number, 0), values.size()));
    }

    static List<Base> single(List<Base> values) {
        if (values.size() != 1) {
            throw new UnsupportedPath("single() of none or several");
        }
        return values;
    }

    static List<Base> hasValue(List<Base> values) {
        if (values.size() == 1 && !values.get(0).isPrimitive()) {
            // The specification and HAPI have different answers.
            throw new UnsupportedPath("hasValue() of what is no primitive");
        }
        return Literals.of(values.size() == 1 && values.get(0).hasPrimitiveValue());
    }

    static List<Base> children(List<Base> values) {
        List<Base> children = new ArrayList<>();
        for (Base value : values) {
            for (Property property : value.children()) {
                children.addAll(property.getValues());
            }
        }
        return children;
    }

    static List<Base> descendants(List<Base> values) {
        List<Base> all = new ArrayList<>();
        for (List<Base> next = children(values); !next.isEmpty(); next = children(next)) {
            all.addAll(next);
        }
        return all;
    }
}

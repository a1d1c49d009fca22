package org.footbridge.fhirpath;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.footbridge.fhirpath.syntax.Expression;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;

/**
 * Table of the functions that the compiler supports, by name. It does not contain {@code is}, {@code as} and {@code ofType},
 * which the parser converts to an {@link Expression.TypeTest}.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#functions">FHIRPath functions</a>
 */
final class Functions {
    /** Factory of the step for a function call on {@code target}. */
    @FunctionalInterface
    interface Maker {
        Step make(Step target, List<Step> arguments);
    }

    /** A function and the number of its arguments. */
    record Signature(int argumentsMin, int argumentsMax, Maker maker) {}

    private static final Map<String, Signature> FUNCTIONS = Map.ofEntries(
            Map.entry("where", of(1, FilterFunctions::where)),
            Map.entry("exists", new Signature(0, 1, FilterFunctions::exists)),
            Map.entry("all", of(1, FilterFunctions::all)),
            Map.entry("select", of(1, FilterFunctions::select)),
            Map.entry("repeat", of(1, FilterFunctions::repeat)),
            Map.entry("aggregate", new Signature(1, 2, FilterFunctions::aggregate)),
            Map.entry("iif", new Signature(2, 3, FilterFunctions::iif)),
            Map.entry("trace", new Signature(1, 2, (target, arguments) -> target)),
            Map.entry("extension", of(1, CollectionFunctions::extension)),
            Map.entry("union", of(1, CollectionFunctions.both(Equality::union))),
            Map.entry("combine", of(1, CollectionFunctions.both(CollectionFunctions::combine))),
            Map.entry("intersect", of(1, CollectionFunctions.both(CollectionFunctions::intersect))),
            Map.entry("exclude", of(1, CollectionFunctions.both(CollectionFunctions::exclude))),
            Map.entry("subsetOf", of(1, CollectionFunctions.both(CollectionFunctions::subsetOf))),
            Map.entry("supersetOf", of(1, CollectionFunctions.both((a, b) -> CollectionFunctions.subsetOf(b, a)))),
            Map.entry("skip", of(1, CollectionFunctions.numbered(CollectionFunctions::skip))),
            Map.entry("take", of(1, CollectionFunctions.numbered(CollectionFunctions::take))),
            Map.entry("empty", plain(values -> Literals.of(!CollectionFunctions.exists(values)))),
            Map.entry("not", plain(Logic::not)),
            Map.entry("count", plain(values -> Literals.of(values.size()))),
            Map.entry("first", plain(values -> CollectionFunctions.take(values, 1))),
            Map.entry("last", plain(values -> CollectionFunctions.skip(values, values.size() - 1))),
            Map.entry("tail", plain(values -> CollectionFunctions.skip(values, 1))),
            Map.entry("single", plain(CollectionFunctions::single)),
            Map.entry("distinct", plain(Equality::distinct)),
            Map.entry("isDistinct", plain(v -> Literals.of(Equality.distinct(v).size() == v.size()))),
            Map.entry("children", plain(CollectionFunctions::children)),
            Map.entry("descendants", plain(CollectionFunctions::descendants)),
            Map.entry("hasValue", plain(CollectionFunctions::hasValue)),
            Map.entry("allTrue", plain(v -> Literals.of(v.stream().allMatch(i -> Logic.isTrue(List.of(i)))))),
            Map.entry("anyTrue", plain(v -> Literals.of(v.stream().anyMatch(i -> Logic.isTrue(List.of(i)))))),
            Map.entry("allFalse", plain(v -> Literals.of(v.stream().noneMatch(i -> Logic.isTrue(List.of(i)))))),
            Map.entry("anyFalse", plain(v -> Literals.of(!v.stream().allMatch(i -> Logic.isTrue(List.of(i)))))),
            Map.entry(
                    "resolve",
                    of(
                            0,
                            (target, a) -> (scope, input) ->
                                    scope.targets().of(target.evaluate(scope, input), scope.resource()))),
            Map.entry("toString", plain(StringFunctions::text)),
            Map.entry("toInteger", plain(StringFunctions::integer)),
            Map.entry("length", StringFunctions.of(0, (text, a) -> Literals.of(text.length()))),
            Map.entry("upper", StringFunctions.of(0, (text, a) -> Literals.of(text.toUpperCase(Locale.ROOT)))),
            Map.entry("lower", StringFunctions.of(0, (text, a) -> Literals.of(text.toLowerCase(Locale.ROOT)))),
            Map.entry("startsWith", StringFunctions.of(1, (text, a) -> Literals.of(text.startsWith(a.get(0))))),
            Map.entry("endsWith", StringFunctions.of(1, (text, a) -> Literals.of(text.endsWith(a.get(0))))),
            Map.entry("contains", StringFunctions.of(1, (text, a) -> Literals.of(text.contains(a.get(0))))),
            Map.entry("indexOf", StringFunctions.of(1, (text, a) -> Literals.of(text.indexOf(a.get(0))))),
            Map.entry("matches", StringFunctions.of(1, StringFunctions::matches)),
            Map.entry("replace", StringFunctions.of(2, (text, a) -> Literals.of(text.replace(a.get(0), a.get(1))))),
            Map.entry("substring", new Signature(1, 2, StringFunctions::substring)));

    private Functions() {}

    static Step step(String name, Step target, List<Step> arguments) {
        Signature signature = FUNCTIONS.get(name);
        boolean known = signature != null
                && arguments.size() >= signature.argumentsMin()
                && arguments.size() <= signature.argumentsMax();
        if (signature == null || !known) {
            throw new UnsupportedPath(name + "() with " + arguments.size() + " arguments");
        }
        return signature.maker().make(target, arguments);
    }

    static Signature of(int arguments, Maker maker) {
        return new Signature(arguments, arguments, maker);
    }

    private static Signature plain(UnaryOperator<List<Base>> function) {
        return of(0, (target, arguments) -> (scope, input) -> function.apply(target.evaluate(scope, input)));
    }
}

package org.footbridge.fhirpath;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** The functions that operate on one string. Indexes count UTF-16 code units, as in HAPI. */
final class StringFunctions {
    private static final int PATTERNS_MAX = 1000;
    private static final ConcurrentMap<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private StringFunctions() {}

    /** A function of a string and strings: empty if the target or an argument is. */
    static Functions.Signature of(int arguments, BiFunction<String, List<String>, List<Base>> function) {
        return Functions.of(arguments, (target, steps) -> (scope, input) -> {
            List<Base> values = Valued.operand(target.evaluate(scope, input));
            if (values.isEmpty()) {
                return values;
            }
            List<String> strings = new ArrayList<>(steps.size());
            for (Step step : steps) {
                List<Base> argument = Valued.operand(step.evaluate(scope, scope.self()));
                if (argument.isEmpty()) {
                    return argument;
                }
                strings.add(string(argument));
            }
            return function.apply(string(values), strings);
        });
    }

    /** The one string of {@code values}. */
    static String string(List<Base> values) {
        boolean text = values.size() == 1
                && (values.get(0) instanceof StringType || values.get(0) instanceof UriType)
                && values.get(0).hasPrimitiveValue();
        if (!text && !(values.size() == 1 && values.get(0).fhirType().equals("code"))) {
            throw new UnsupportedPath("not one string");
        }
        return String.valueOf(values.get(0).primitiveValue());
    }

    /** Whether {@code text} has a part that matches, as in R4: the pattern is not anchored. */
    static List<Base> matches(String text, List<String> arguments) {
        String regex = arguments.get(0);
        Pattern known = PATTERNS.get(regex);
        Pattern pattern = known == null ? Pattern.compile(regex, Pattern.DOTALL) : known;
        // Those of expressions are few; one that comes from data is not worth keeping.
        if (known == null && PATTERNS.size() < PATTERNS_MAX) {
            PATTERNS.put(regex, pattern);
        }
        try {
            return Literals.of(pattern.matcher(new BoundedText(text)).find());
        } catch (StackOverflowError deep) {
            // Java matches some groups that repeat by calling itself, once for each time
            throw new Endless("a regular expression needs too much of the stack");
        }
    }

    static Step substring(Step target, List<Step> arguments) {
        return (scope, input) -> {
            List<Base> values = Valued.operand(target.evaluate(scope, input));
            if (values.isEmpty()) {
                return values;
            }
            String text = string(values);
            int start = number(arguments.get(0).evaluate(scope, scope.self()));
            if (start < 0 || start >= text.length()) {
                return List.of();
            }
            int length = arguments.size() == 1
                    ? text.length()
                    : Math.max(0, number(arguments.get(1).evaluate(scope, scope.self())));
            return Literals.of(text.substring(start, (int) Math.min(text.length(), (long) start + length)));
        };
    }

    private static int number(List<Base> values) {
        if (values.size() == 1 && values.get(0) instanceof IntegerType number && number.hasValue()) {
            return number.getValue();
        }
        throw new UnsupportedPath("not one integer");
    }

    static List<Base> text(List<Base> valuesOrAbsent) {
        List<Base> values = Valued.operand(valuesOrAbsent);
        if (values.isEmpty()) {
            return values;
        } else if (values.size() > 1 || !values.get(0).hasPrimitiveValue()) {
            throw new UnsupportedPath("toString() of what is not one primitive");
        }
        return Literals.of(values.get(0).primitiveValue());
    }

    static List<Base> integer(List<Base> valuesOrAbsent) {
        List<Base> values = Valued.operand(valuesOrAbsent);
        if (values.isEmpty()) {
            return values;
        } else if (values.size() > 1) {
            throw new UnsupportedPath("toInteger() of several");
        } else if (values.get(0) instanceof BooleanType truth) {
            return Literals.of(truth.booleanValue() ? 1 : 0);
        }
        String text = values.get(0).primitiveValue();
        boolean number = text != null && text.matches("[+-]?\\d{1,9}");
        return number ? Literals.of(Integer.parseInt(text)) : List.of();
    }
}

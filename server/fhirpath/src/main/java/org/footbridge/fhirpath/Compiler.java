package org.footbridge.fhirpath;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.fhirpath.syntax.Expression;
import org.footbridge.fhirpath.syntax.Expression.Binary;
import org.footbridge.fhirpath.syntax.Expression.Call;
import org.footbridge.fhirpath.syntax.Expression.Indexer;
import org.footbridge.fhirpath.syntax.Expression.Input;
import org.footbridge.fhirpath.syntax.Expression.Literal;
import org.footbridge.fhirpath.syntax.Expression.Member;
import org.footbridge.fhirpath.syntax.Expression.Negation;
import org.footbridge.fhirpath.syntax.Expression.TypeTest;
import org.footbridge.fhirpath.syntax.Expression.Variable;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IntegerType;

/**
 * Compiler from an {@link Expression} to a {@link Step}. It throws {@link UnsupportedPath} for a feature that it does not
 * support.
 */
final class Compiler {
    private Compiler() {}

    static Step compile(Expression expression) {
        if (expression instanceof Input) {
            return (scope, input) -> input;
        } else if (expression instanceof Literal literal) {
            return (scope, input) -> literal.values();
        } else if (expression instanceof Variable variable) {
            return variable(variable.name());
        } else if (expression instanceof Member member) {
            return member(member);
        } else if (expression instanceof Call call) {
            return call(call);
        } else if (expression instanceof Indexer indexer) {
            return indexer(compile(indexer.target()), compile(indexer.index()));
        } else if (expression instanceof Negation negation) {
            Step operand = compile(negation.operand());
            return (scope, input) -> Arithmetic.negate(operand.evaluate(scope, input));
        } else if (expression instanceof TypeTest test) {
            return typeTest(test);
        } else if (expression instanceof Binary binary) {
            return binary(binary.operator(), compile(binary.left()), compile(binary.right()));
        }
        throw new IllegalArgumentException("no such expression: " + expression);
    }

    private static Step variable(String name) {
        return switch (name) {
            case "$this" -> (scope, input) -> List.of(scope.self());
            case "$index" -> (scope, input) -> Literals.of(scope.index());
            case "$total" -> (scope, input) -> scope.total();
            case "%resource", "%rootResource" -> (scope, input) -> List.of(scope.resource());
            case "%context" -> (scope, input) -> List.of(scope.context());
            case "%ucum" -> constant("http://unitsofmeasure.org");
            case "%sct" -> constant("http://snomed.info/sct");
            case "%loinc" -> constant("http://loinc.org");
            default ->
                // HAPI's engine also supports variables of value sets and extensions, such as %vs-name
                throw name.startsWith("%") && name.indexOf('-') < 0 && name.indexOf('`') < 0
                        ? UnsupportedPath.hopeless("there is no variable " + name + ".")
                        : new UnsupportedPath(name);
        };
    }

    private static Step constant(String value) {
        List<Base> values = Literals.of(value);
        return (scope, input) -> values;
    }

    private static Step member(Member member) {
        String name = member.name();
        if (!(member.target() instanceof Input)) {
            Step target = compile(member.target());
            Members members = new Members(name);
            return (scope, input) -> members.of(target.evaluate(scope, input));
        } else if (Character.isUpperCase(name.charAt(0))) {
            return (scope, input) -> Types.isRoot(input.size() == 1 ? input.get(0) : null, name) ? input : List.of();
        }
        Members members = new Members(name);
        return (scope, input) -> members.of(input);
    }

    private static Step call(Call call) {
        List<Step> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(compile(argument));
        }
        return Functions.step(call.function(), compile(call.target()), arguments);
    }

    private static Step indexer(Step target, Step index) {
        return (scope, input) -> {
            List<Base> at = index.evaluate(scope, input);
            if (at.size() != 1 || !(at.get(0) instanceof IntegerType number) || !number.hasValue()) {
                throw new UnsupportedPath("index that is not one integer");
            }
            List<Base> values = target.evaluate(scope, input);
            int i = number.getValue();
            return i >= 0 && i < values.size() ? List.of(values.get(i)) : List.of();
        };
    }

    private static Step typeTest(TypeTest test) {
        String type = test.type();
        if (test.operator().equals("as")) {
            Step operand = compile(test.operand());
            return (scope, input) -> FilterFunctions.filter(operand.evaluate(scope, input), v -> Types.as(v, type));
        } else if (test.operand() instanceof Call call && call.function().equals("resolve")) {
            Step target = compile(call.target());
            return (scope, input) -> {
                List<Base> references = single(target.evaluate(scope, input), "is");
                return references.isEmpty()
                        ? references
                        : scope.targets().is(references.get(0), type, scope.resource());
            };
        }
        Step operand = compile(test.operand());
        return (scope, input) -> {
            List<Base> values = single(operand.evaluate(scope, input), "is");
            return values.isEmpty() ? values : Literals.of(Types.is(values.get(0), type));
        };
    }

    private static List<Base> single(List<Base> values, String where) {
        if (values.size() > 1) {
            throw new UnsupportedPath("collection before " + where);
        }
        return values;
    }

    private static Step binary(String operator, Step left, Step right) {
        return switch (operator) {
            case "and" -> Logic.and(left, right);
            case "or" -> Logic.or(left, right);
            case "xor" -> Logic.xor(left, right);
            case "implies" -> Logic.implies(left, right);
            case "|" -> (scope, input) -> Equality.union(left.evaluate(scope, input), right.evaluate(scope, input));
            case "=" -> (scope, input) -> Equality.equal(left.evaluate(scope, input), right.evaluate(scope, input));
            case "!=" -> (scope, input) -> Equality.notEqual(left.evaluate(scope, input), right.evaluate(scope, input));
            case "~" ->
                (scope, input) -> Equality.equivalent(left.evaluate(scope, input), right.evaluate(scope, input));
            case "!~" ->
                (scope, input) ->
                        Logic.not(Equality.equivalent(left.evaluate(scope, input), right.evaluate(scope, input)));
            case "in" -> (scope, input) -> membership(left.evaluate(scope, input), right.evaluate(scope, input));
            case "contains" -> (scope, input) -> contains(left.evaluate(scope, input), right.evaluate(scope, input));
            case "<", "<=", ">", ">=" ->
                (scope, input) -> Ordering.compare(operator, left.evaluate(scope, input), right.evaluate(scope, input));
            default ->
                (scope, input) ->
                        Arithmetic.compute(operator, left.evaluate(scope, input), right.evaluate(scope, input));
        };
    }

    private static List<Base> contains(List<Base> values, List<Base> item) {
        if (values.isEmpty()) {
            // The specification and HAPI have different answers.
            throw new UnsupportedPath("contains of nothing");
        }
        return membership(item, values);
    }

    private static List<Base> membership(List<Base> item, List<Base> values) {
        List<Base> one = Valued.operand(single(item, "in"));
        return one.isEmpty() ? one : Literals.of(Equality.contains(values, one.get(0)));
    }
}

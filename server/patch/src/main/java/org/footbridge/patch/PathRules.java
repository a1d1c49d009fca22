package org.footbridge.patch;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.fhirpath.syntax.Expression;
import org.footbridge.fhirpath.syntax.Expression.Binary;
import org.footbridge.fhirpath.syntax.Expression.Call;
import org.footbridge.fhirpath.syntax.Expression.Indexer;
import org.footbridge.fhirpath.syntax.Expression.Member;
import org.footbridge.fhirpath.syntax.Expression.Negation;
import org.footbridge.fhirpath.syntax.Expression.TypeTest;
import org.footbridge.fhirpath.syntax.Expression.Variable;
import org.footbridge.fhirpath.syntax.Parser;
import org.footbridge.fhirpath.syntax.UnsupportedPath;

/**
 * Restrictions on the paths of patches: they only navigate downwards, or to the start of the path. Without
 * {@code %resource}, {@code descendants()}, {@code aggregate()} and regular expressions, evaluation takes time proportional
 * to the length of the path and the size of the resource.
 */
final class PathRules {
    private static final int LENGTH_MAX = 1_000;
    private static final Set<String> FUNCTIONS = Set.of(
            "where",
            "exists",
            "empty",
            "all",
            "not",
            "count",
            "first",
            "last",
            "tail",
            "skip",
            "take",
            "single",
            "extension",
            "hasValue",
            "startsWith",
            "endsWith",
            "contains",
            "lower",
            "upper",
            "length",
            "toString");
    private static final Set<String> OPERATORS = Set.of("=", "!=", "<", ">", "<=", ">=", "and", "or", "xor", "implies");

    private PathRules() {}

    /** The tree of {@code path}, if it is one that patches may have. */
    static Expression checked(String path, Operation operation) {
        if (path.length() > LENGTH_MAX) {
            throw operation.malformed(
                    "the path has " + path.length() + " characters; at most " + LENGTH_MAX + " are read.");
        }
        try {
            Expression expression = Parser.parse(path);
            require(expression, operation);
            return expression;
        } catch (UnsupportedPath e) {
            throw operation.malformed("the path is not FHIRPath; give one such as Patient.name[0].family.");
        }
    }

    private static void require(Expression expression, Operation operation) {
        if (expression instanceof Call call && !FUNCTIONS.contains(call.function())) {
            throw unknown("the function " + Operation.shortened(call.function()) + "()", operation);
        } else if (expression instanceof Binary binary && !OPERATORS.contains(binary.operator())) {
            throw unknown("the operator '" + binary.operator() + "'", operation);
        } else if (expression instanceof Variable variable && !variable.name().equals("$this")) {
            throw unknown("'" + Operation.shortened(variable.name()) + "'", operation);
        }
        parts(expression).forEach(part -> require(part, operation));
    }

    private static RuntimeException unknown(String what, Operation operation) {
        return operation.notSupported("paths of patches do not know " + what
                + "; they have names, [index], where(), first(), last(), ofType() and extension(), and conditions of"
                + " those.");
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof Member member) {
            return List.of(member.target());
        } else if (expression instanceof Indexer indexer) {
            return List.of(indexer.target(), indexer.index());
        } else if (expression instanceof Negation negation) {
            return List.of(negation.operand());
        } else if (expression instanceof Binary binary) {
            return List.of(binary.left(), binary.right());
        } else if (expression instanceof TypeTest test) {
            return List.of(test.operand());
        } else if (expression instanceof Call call) {
            return Stream.concat(Stream.of(call.target()), call.arguments().stream())
                    .toList();
        }
        return List.of();
    }
}

package org.footbridge.ecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.ecl.Expression.And;
import org.footbridge.ecl.Expression.Everything;
import org.footbridge.ecl.Expression.Members;
import org.footbridge.ecl.Expression.Minus;
import org.footbridge.ecl.Expression.One;
import org.footbridge.ecl.Expression.Or;
import org.footbridge.ecl.Expression.Related;
import org.footbridge.problem.Problem;

/**
 * Recursive-descent parser of a constraint: {@code < << <! <<! > >> >! >>! ^ * AND OR MINUS ( )}, the keywords of the long
 * syntax for these, identifiers, {@code |terms|} and comments. It refuses attributes and filters, and combinations that ECL
 * leaves undefined, such as {@code AND} and {@code OR} without parentheses.
 */
public final class ExpressionParser {
    private static final int DEPTH_MAX = 50;
    private static final int PARTS_MAX = 1_000;

    private final ExpressionText text;
    private int depth;
    private int parts;

    private ExpressionParser(String text) {
        this.text = new ExpressionText(text);
    }

    /** @throws Problem VALUE if it cannot be read, NOT_SUPPORTED if it is ECL that is not answered here; with the place */
    public static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.compound();
        parser.text.requireEnd();
        return expression;
    }

    private Expression compound() {
        Expression first = operand();
        Optional<String> operator = operator();
        if (operator.isEmpty()) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first));
        for (Optional<String> next = operator; next.isPresent(); next = operator()) {
            if (!next.equals(operator) || (operands.size() == 2 && next.get().equals("MINUS"))) {
                throw text.mistake("parentheses, to say what belongs together, before " + next.get());
            }
            operands.add(operand());
        }
        return switch (operator.get()) {
            case "AND" -> new And(List.copyOf(operands));
            case "OR" -> new Or(List.copyOf(operands));
            default -> new Minus(operands.get(0), operands.get(1));
        };
    }

    /** A comma is an AND. */
    private Optional<String> operator() {
        if (text.take(",")) {
            return Optional.of("AND");
        }
        return text.takeWord(List.of("AND", "OR", "MINUS")).map(word -> word.toUpperCase(Locale.ROOT));
    }

    private Expression operand() {
        if (++parts > PARTS_MAX) {
            throw text.tooLarge("more than " + PARTS_MAX + " parts");
        }
        for (Relation relation : Relation.values()) {
            if (text.take(relation.symbol()) || text.takeKeyword(relation.keyword())) {
                return new Related(relation, members());
            }
        }
        return members();
    }

    private Expression members() {
        return text.take("^") || text.takeKeyword("memberOf") ? new Members(focus()) : focus();
    }

    private Expression focus() {
        if (text.take("*") || text.takeKeyword("any")) {
            return new Everything();
        } else if (text.take("(")) {
            return inParentheses();
        }
        One one = new One(text.identifier());
        text.skipTerm();
        return one;
    }

    private Expression inParentheses() {
        if (++depth > DEPTH_MAX) {
            throw text.tooLarge("parentheses more than " + DEPTH_MAX + " deep");
        }
        Expression inner = compound();
        text.require(")");
        depth--;
        return inner;
    }
}

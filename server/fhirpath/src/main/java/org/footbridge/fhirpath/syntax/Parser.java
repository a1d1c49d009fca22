package org.footbridge.fhirpath.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.fhirpath.syntax.Expression.Binary;
import org.footbridge.fhirpath.syntax.Expression.Call;
import org.footbridge.fhirpath.syntax.Expression.Indexer;
import org.footbridge.fhirpath.syntax.Expression.Input;
import org.footbridge.fhirpath.syntax.Expression.Literal;
import org.footbridge.fhirpath.syntax.Expression.Member;
import org.footbridge.fhirpath.syntax.Expression.Negation;
import org.footbridge.fhirpath.syntax.Expression.TypeTest;
import org.footbridge.fhirpath.syntax.Expression.Variable;

/**
 * Recursive-descent parser of the whole grammar, with one loop for all binary operators (precedence climbing).
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#operator-precedence">FHIRPath operator precedence</a>
 */
public final class Parser {
    private static final int TYPE_LEVEL = 8;
    private static final Set<String> TYPE_FUNCTIONS = Set.of("is", "as", "ofType");

    /** The precedence of each operator; paths and signs bind more tightly than all of them. */
    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("implies", 1),
            Map.entry("or", 2),
            Map.entry("xor", 2),
            Map.entry("and", 3),
            Map.entry("in", 4),
            Map.entry("contains", 4),
            Map.entry("=", 5),
            Map.entry("~", 5),
            Map.entry("!=", 5),
            Map.entry("!~", 5),
            Map.entry("<", 6),
            Map.entry(">", 6),
            Map.entry("<=", 6),
            Map.entry(">=", 6),
            Map.entry("|", 7),
            Map.entry("is", TYPE_LEVEL),
            Map.entry("as", TYPE_LEVEL),
            Map.entry("+", 9),
            Map.entry("-", 9),
            Map.entry("&", 9),
            Map.entry("*", 10),
            Map.entry("/", 10),
            Map.entry("div", 10),
            Map.entry("mod", 10));

    private final List<Token> tokens;
    private int next;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The tree of {@code text}.
     *
     * @throws UnsupportedPath if it is not FHIRPath
     */
    public static Expression parse(String text) {
        Parser parser = new Parser(Lexer.tokens(text));
        Expression expression = parser.expression(1);
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected();
        }
        return expression;
    }

    private Expression expression(int levelMin) {
        Expression left = signed();
        while (true) {
            Token operator = peek();
            int level = operator.kind() == Token.Kind.QUOTED_NAME ? 0 : LEVELS.getOrDefault(operator.text(), 0);
            if (level < levelMin || (operator.kind() != Token.Kind.NAME && operator.kind() != Token.Kind.SYMBOL)) {
                return left;
            }
            next++;
            left = level == TYPE_LEVEL
                    ? new TypeTest(operator.text(), left, typeName())
                    : new Binary(operator.text(), left, expression(level + 1));
        }
    }

    private Expression signed() {
        if (accept("+")) {
            return signed();
        }
        return accept("-") ? new Negation(signed()) : path();
    }

    private Expression path() {
        Expression path = term();
        while (true) {
            if (accept(".")) {
                path = invocation(path);
            } else if (accept("[")) {
                path = new Indexer(path, expression(1));
                expect("]");
            } else {
                return path;
            }
        }
    }

    private Expression term() {
        Token token = peek();
        switch (token.kind()) {
            case STRING, NUMBER, TIME -> {
                return literal(take());
            }
            case VARIABLE -> {
                return new Variable(take().text());
            }
            case NAME, QUOTED_NAME -> {
                return token.is("true") || token.is("false") ? literal(take()) : invocation(new Input());
            }
            default -> {
                return bracketed();
            }
        }
    }

    private Expression bracketed() {
        if (accept("{")) {
            expect("}");
            return new Literal(List.of());
        }
        expect("(");
        Expression inner = expression(1);
        expect(")");
        return inner;
    }

    private Expression literal(Token token) {
        if (token.kind() != Token.Kind.NUMBER) {
            return new Literal(List.of(Literals.of(token)));
        }
        Token unit = peek();
        boolean calendar = unit.kind() == Token.Kind.NAME && Literals.isCalendarUnit(unit.text());
        if (calendar || unit.kind() == Token.Kind.STRING) {
            return new Literal(List.of(Literals.quantity(token, take())));
        }
        return new Literal(List.of(Literals.of(token)));
    }

    private Expression invocation(Expression target) {
        Token name = take();
        if (name.kind() == Token.Kind.VARIABLE) {
            return new Variable(name.text());
        } else if (name.kind() != Token.Kind.NAME && name.kind() != Token.Kind.QUOTED_NAME) {
            next--;
            throw unexpected();
        }
        if (!accept("(")) {
            return new Member(target, name.text());
        } else if (TYPE_FUNCTIONS.contains(name.text())) {
            TypeTest test = new TypeTest(name.text().equals("is") ? "is" : "as", target, typeName());
            expect(")");
            return test;
        }
        return new Call(target, name.text(), arguments());
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        if (accept(")")) {
            return arguments;
        }
        do {
            arguments.add(expression(1));
        } while (accept(","));
        expect(")");
        return arguments;
    }

    /** A type with its namespace, if it is written: {@code Patient}, {@code FHIR.Patient}, {@code System.String}. */
    private String typeName() {
        String name = take().text();
        return accept(".") ? name + "." + take().text() : name;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return peek().kind() == Token.Kind.END ? peek() : tokens.get(next++);
    }

    private boolean accept(String symbol) {
        boolean found = peek().kind() == Token.Kind.SYMBOL && peek().text().equals(symbol);
        next += found ? 1 : 0;
        return found;
    }

    private void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected();
        }
    }

    private UnsupportedPath unexpected() {
        return new UnsupportedPath("unexpected '" + peek().text() + "' at " + peek().at());
    }
}

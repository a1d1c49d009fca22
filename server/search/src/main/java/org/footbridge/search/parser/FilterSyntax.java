package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Parser of the {@code _filter} grammar: it returns a syntax tree in which names are not yet resolved. {@code and} binds
 * more tightly than {@code or}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search_filter.html">R4 filter grammar</a>
 */
final class FilterSyntax {
    /** The operators, for messages. */
    static final String OPERATORS = "eq, ne, co, sw, ew, gt, lt, ge, le, ap, sa, eb, pr, po, ss, sb, in, ni, re";

    private static final Set<String> KNOWN = Set.of(OPERATORS.split(", "));
    private static final int DEPTH_MAX = 50;

    /** A node of the syntax tree. */
    sealed interface Node {
        /** The conjunction of {@code nodes} if {@code all}, otherwise their disjunction. */
        record Logic(boolean all, List<Node> nodes) implements Node {}

        record Not(Node node) implements Node {}

        /** A comparison. {@code operator} is one of {@link #OPERATORS}; {@code quoted} distinguishes "true" from true. */
        record Test(Path path, String operator, String value) implements Node {}
    }

    /**
     * A parameter or a chain of parameters. {@code filter} is the condition on the resources between two links of the chain.
     */
    record Path(String name, Optional<Node> filter, Optional<Path> rest) {}

    private final String text;
    private int at;
    private int depth;

    private FilterSyntax(String text) {
        this.text = text;
    }

    /**
     * @throws Problem VALUE that says where {@code text} is no filter
     */
    static Node parse(String text) {
        FilterSyntax syntax = new FilterSyntax(text);
        Node node = syntax.or();
        if (syntax.at < text.length()) {
            throw syntax.expected("'and', 'or' or the end");
        }
        return node;
    }

    private Node or() {
        if (++depth > DEPTH_MAX) {
            throw new Problem(ProblemKind.VALUE, "_filter is nested more than " + DEPTH_MAX + " deep.");
        }
        List<Node> nodes = new ArrayList<>(List.of(and()));
        while (accept("or")) {
            nodes.add(and());
        }
        depth--;
        return nodes.size() == 1 ? nodes.get(0) : new Node.Logic(false, nodes);
    }

    private Node and() {
        List<Node> nodes = new ArrayList<>(List.of(primary()));
        while (accept("and")) {
            nodes.add(primary());
        }
        return nodes.size() == 1 ? nodes.get(0) : new Node.Logic(true, nodes);
    }

    private Node primary() {
        skipBlanks();
        if (acceptSign('(')) {
            return closed();
        }
        int start = at;
        if (accept("not")) {
            if (acceptSign('(')) {
                return new Node.Not(closed());
            }
            at = start;
        }
        Path path = path();
        String operator = word();
        if (!KNOWN.contains(operator)) {
            at -= operator.length();
            throw expected("one of " + OPERATORS);
        }
        return new Node.Test(path, operator, value());
    }

    private Node closed() {
        Node node = or();
        if (!acceptSign(')')) {
            throw expected("')'");
        }
        return node;
    }

    private Path path() {
        skipBlanks();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-:".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw expected("the name of a search parameter");
        }
        String name = text.substring(start, at);
        Optional<Node> filter = Optional.empty();
        if (at < text.length() && text.charAt(at) == '[') {
            at++;
            filter = Optional.of(or());
            if (!acceptSign(']')) {
                throw expected("']'");
            }
        }
        boolean chained = at < text.length() && text.charAt(at) == '.';
        if (filter.isPresent() && !chained) {
            throw expected("'.' and a search parameter");
        } else if (chained) {
            at++;
            return new Path(name, filter, Optional.of(path()));
        }
        return new Path(name, filter, Optional.empty());
    }

    private String value() {
        skipBlanks();
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted(text.charAt(at));
        }
        int start = at;
        while (at < text.length() && " )]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw expected("a value");
        }
        return text.substring(start, at);
    }

    /** A text as in JSON; a backslash takes the next character as it is. */
    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return value.toString();
            } else if (c == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        throw expected(String.valueOf(quote));
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean accept(String word) {
        int start = at;
        if (word().equals(word)) {
            return true;
        }
        at = start;
        return false;
    }

    private boolean acceptSign(char sign) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == sign;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Problem expected(String what) {
        String rest = text.substring(Math.min(at, text.length()));
        return new Problem(
                ProblemKind.VALUE,
                "_filter: expected " + what + " at character " + (at + 1)
                        + (rest.isEmpty()
                                ? ", where it ends."
                                : ", not '" + rest.substring(0, Math.min(20, rest.length())) + "'."));
    }
}

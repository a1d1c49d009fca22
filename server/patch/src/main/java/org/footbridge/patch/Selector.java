package org.footbridge.patch;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.footbridge.patch.text.Namespaces;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The selector of an operation of an XML Patch: the XPath subset of RFC 5261 (steps to children, a last step to an
 * attribute, text or comment, and predicates), and relative paths in predicates, because FHIR's values are attributes. Steps
 * only lead downwards, so that evaluation takes time proportional to the document.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5261#section-4.1">RFC 5261 4.1</a>
 */
final class Selector {
    private static final int LENGTH_MAX = 1_000;
    private static final Set<String> FUNCTIONS =
            Set.of("text", "comment", "processing-instruction", "position", "last", "not", "contains", "starts-with");
    private static final Set<String> OPERATORS = Set.of("and", "or");

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.\\-]*";
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"[^\"]*\"|'[^']*'|[0-9]+|" + NAME + "(?::(?:" + NAME + "|\\*))?|!=|[/\\[\\]()@*=,.])");

    private final XPathExpression compiled;
    private final String text;

    private Selector(String text, XPathExpression compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    /** The selector {@code text}, with the namespaces that are in scope at {@code element}. */
    static Selector parse(String text, Element element, Operation operation) {
        if (text.length() > LENGTH_MAX) {
            throw operation.malformed(
                    "the selector has " + text.length() + " characters; at most " + LENGTH_MAX + " are read.");
        }
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(new Namespaces(element));
        try {
            return new Selector(text, xpath.compile(translated(text, operation)));
        } catch (XPathExpressionException e) {
            throw operation.malformed("the selector is no XPath, has a prefix that is not declared or too many"
                    + " predicates; give one such as f:Patient/f:name[1]/f:family/@value.");
        }
    }

    /** XPath 1.0 takes a name without prefix to be in no namespace; RFC 5261, in the default one of the patch. */
    private static String translated(String text, Operation operation) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = TOKEN.matcher(text);
        String previous = "";
        int end = 0;
        while (matcher.lookingAt()) {
            String token = matcher.group(1);
            boolean call = text.startsWith("(", matcher.end());
            if (!allowed(previous, token, call)) {
                break;
            }
            boolean element = isName(token) && !token.contains(":") && !call && !previous.equals("@");
            boolean operator = element && isOperandEnd(previous);
            out.append(operator ? " " + token + " " : element ? Namespaces.DEFAULT + ":" + token : token);
            previous = operator ? " " + token : token;
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank() || previous.isEmpty()) {
            throw operation.notSupported("'" + Operation.shortened(text.substring(end))
                    + "' cannot stand there in a selector; it has steps downwards, such as f:name/f:given/@value, and"
                    + " predicates, such as [2], [@id='a'] or [f:system/@value='phone'].");
        }
        return out.toString();
    }

    private static boolean allowed(String previous, String token, boolean call) {
        if (previous.endsWith("=")) { // comparing two sets of nodes takes time in proportion to both
            return isLiteral(token);
        }
        boolean operand = isOperandEnd(previous);
        return switch (token) {
            case "/" -> previous.isEmpty() || operand;
            case "*", "@", "." -> !operand;
            case "(" -> FUNCTIONS.contains(previous);
            case "[", "]", ")", ",", "=", "!=" -> operand || previous.equals("(");
            default ->
                isName(token) ? (operand ? OPERATORS.contains(token) : !call || FUNCTIONS.contains(token)) : !operand;
        };
    }

    private static boolean isLiteral(String token) {
        return "\"'0123456789".indexOf(token.charAt(0)) >= 0;
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    /** Whether {@code token} ends an operand, so that an operator or a step may follow, but no operand. */
    private static boolean isOperandEnd(String token) {
        return !token.isEmpty() && (isName(token) || isLiteral(token) || "])*.".contains(token));
    }

    /** The one node of {@code document} that is selected. */
    Node select(Document document, Operation operation) {
        try {
            NodeList nodes = (NodeList) compiled.evaluate(document, XPathConstants.NODESET);
            if (nodes.getLength() != 1) {
                throw operation.refused("the selector finds " + nodes.getLength() + " nodes and must find one"
                        + (nodes.getLength() == 0 ? "." : "; add a predicate such as [1]."));
            }
            return nodes.item(0);
        } catch (XPathExpressionException e) {
            throw operation.malformed("the selector does not select nodes.");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

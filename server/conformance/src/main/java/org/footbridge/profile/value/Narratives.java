package org.footbridge.profile.value;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Check that the XHTML of a narrative certainly keeps the rules. It accepts a small subset of the allowed markup, which
 * covers most narratives.
 *
 * @see <a href="https://hl7.org/fhir/R4/narrative.html">R4 narrative</a>
 */
public final class Narratives {
    private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";
    private static final int DEPTH_MAX = 30;

    /** Inline elements. An element that is not a key of the map below may contain text and these. */
    private static final Set<String> INLINE =
            Set.of("b", "i", "em", "strong", "small", "span", "code", "tt", "br", "a");

    private static final Set<String> FLOW = Set.of(
            "b",
            "i",
            "em",
            "strong",
            "small",
            "span",
            "code",
            "tt",
            "br",
            "a",
            "hr",
            "p",
            "div",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dl",
            "pre",
            "blockquote");

    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("div", FLOW),
            Map.entry("blockquote", FLOW),
            Map.entry("td", FLOW),
            Map.entry("th", FLOW),
            Map.entry("li", FLOW),
            Map.entry("ul", Set.of("li")),
            Map.entry("ol", Set.of("li")),
            Map.entry("dl", Set.of("dt", "dd")),
            Map.entry("table", Set.of("caption", "thead", "tbody", "tfoot", "tr")),
            Map.entry("thead", Set.of("tr")),
            Map.entry("tbody", Set.of("tr")),
            Map.entry("tfoot", Set.of("tr")),
            Map.entry("tr", Set.of("td", "th")),
            Map.entry("br", Set.of()),
            Map.entry("hr", Set.of()));

    /** Elements that may contain only elements. */
    private static final Set<String> WITHOUT_TEXT =
            Set.of("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "br", "hr");

    private static final Set<String> ATTRIBUTES = Set.of("class", "title", "lang", "xml:lang", "dir", "style");
    private static final Set<String> OF_CELLS = Set.of("colspan", "rowspan", "align", "valign", "width");

    private static final Pattern LINK = Pattern.compile(
            "(https?://|mailto:|tel:)?[A-Za-z0-9][A-Za-z0-9._~/%=&?@+-]{0,500}(#[A-Za-z0-9._-]{0,100})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

    private Narratives() {}

    /** Whether {@code div} is XHTML with some text. */
    public static boolean isDiv(XhtmlNode div) {
        return div.getNodeType() == NodeType.Element
                && "div".equals(div.getName())
                && NAMESPACE.equals(div.getAttribute("xmlns"))
                && hasText(div)
                && isElement(div, 0, "");
    }

    private static boolean hasText(XhtmlNode node) {
        return (node.getNodeType() == NodeType.Text
                        && node.getContent() != null
                        && !node.getContent().isBlank())
                || node.getChildNodes().stream().anyMatch(Narratives::hasText);
    }

    /** {@code around} are the names of inline elements around the node, each followed by a space. */
    private static boolean isElement(XhtmlNode node, int depth, String around) {
        String name = node.getName();
        Set<String> children = CHILDREN.getOrDefault(name, INLINE);
        if (depth > DEPTH_MAX
                || !node.getAttributes().keySet().stream().allMatch(key -> isAttribute(key, name, depth))) {
            return false;
        }
        if (name.equals("a") && !isLink(node)) {
            return false;
        }
        String inside = children == INLINE ? around + name + " " : around;
        for (XhtmlNode child : node.getChildNodes()) {
            if (child.getNodeType() == NodeType.Text) {
                if (WITHOUT_TEXT.contains(name) && !child.getContent().isBlank()) {
                    return false;
                }
            } else if (child.getNodeType() != NodeType.Element
                    || !children.contains(child.getName())
                    || (" " + inside).contains(" " + child.getName() + " ")
                    || !isElement(child, depth + 1, inside)) {
                return false;
            }
        }
        return true;
    }

    /** A link out of the resource, or a name. */
    private static boolean isLink(XhtmlNode anchor) {
        String target = anchor.getAttribute("href");
        String name = anchor.getAttribute("name");
        return (target == null || LINK.matcher(target).matches())
                && (name == null || NAME.matcher(name).matches());
    }

    private static boolean isAttribute(String key, String element, int depth) {
        return ATTRIBUTES.contains(key)
                || (depth == 0 && key.equals("xmlns"))
                || (element.equals("a") && (key.equals("href") || key.equals("name")))
                || ((element.equals("td") || element.equals("th")) && OF_CELLS.contains(key));
    }
}

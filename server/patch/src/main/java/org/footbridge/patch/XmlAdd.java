package org.footbridge.patch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.footbridge.json.ResourceJsonReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Adds nodes, an attribute or a namespace declaration.
 *
 * @param position before, after, prepend, or empty: after the last child of the selected element
 * @param content the element of the operation, which contains the nodes to add
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5261#section-4.3">RFC 5261 4.3</a>
 */
record XmlAdd(Operation name, Selector selector, String position, Element content) implements XmlOperation {
    private static final Pattern ATTRIBUTE = Pattern.compile("@(?:([^:@]+):)?([^:@]+)");
    private static final Pattern DECLARATION = Pattern.compile("namespace::([^:@]+)");

    static XmlAdd read(Operation name, Selector selector, Element element) {
        String type = element.getAttribute("type");
        String position = XmlOperation.oneOf(element, "pos", List.of("", "before", "after", "prepend"), name);
        if (!type.isEmpty()) {
            if (!ATTRIBUTE.matcher(type).matches() && !DECLARATION.matcher(type).matches()) {
                throw name.malformed("the attribute 'type' is @name or namespace::prefix.");
            } else if (!position.isEmpty()) {
                throw name.malformed("an attribute has no position; leave 'pos' or 'type' out.");
            }
        } else if (!element.hasChildNodes()) {
            throw name.malformed("the operation contains nothing to add.");
        }
        return new XmlAdd(name, selector, position, element);
    }

    @Override
    public void apply(Document document) {
        Node target = selector.select(document, name);
        boolean beside = position.equals("before") || position.equals("after");
        if (!beside && !(target instanceof Element)) {
            throw name.refused("the selector must find an element, to which something can be added.");
        } else if (!content.getAttribute("type").isEmpty()) {
            addAttribute((Element) target, content.getAttribute("type"));
        } else if (beside) {
            addBeside(target);
        } else {
            insert((Element) target, position.isEmpty() ? null : target.getFirstChild());
        }
    }

    private void addBeside(Node target) {
        if (!(target.getParentNode() instanceof Element parent)) {
            throw name.refused("nothing can be added before or after the resource itself or an attribute.");
        }
        insert(parent, position.equals("before") ? target : target.getNextSibling());
    }

    /** Inserts the nodes before {@code next}, or as the last ones. */
    private void insert(Element parent, @Nullable Node next) {
        for (Node node = content.getFirstChild(); node != null; node = node.getNextSibling()) {
            parent.insertBefore(parent.getOwnerDocument().importNode(node, true), next);
        }
        requireShallow(name, parent);
        parent.normalize();
    }

    private void addAttribute(Element target, String type) {
        Matcher declaration = DECLARATION.matcher(type);
        String value = content.getTextContent();
        if (declaration.matches()) {
            target.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + declaration.group(1), value);
            return;
        }
        Matcher attribute = ATTRIBUTE.matcher(type);
        attribute.matches();
        @Nullable String prefix = attribute.group(1);
        @Nullable String namespace = prefix == null ? null : content.lookupNamespaceURI(prefix);
        if (target.hasAttributeNS(namespace, attribute.group(2))) {
            throw name.refused(
                    "the attribute '" + Operation.shortened(type.substring(1)) + "' is there already; replace it.");
        }
        target.setAttributeNS(namespace, type.substring(1), value);
    }

    /** Refuses the operation if {@code parent} now exceeds the maximum depth of readers. */
    static void requireShallow(Operation name, Element parent) {
        int above = 0;
        for (Node node = parent; node instanceof Element; node = node.getParentNode()) {
            above++;
        }
        if (above + height(parent) > ResourceJsonReader.DEPTH_MAX) {
            throw name.refused(
                    "the resource would be nested more than " + ResourceJsonReader.DEPTH_MAX + " levels deep.");
        }
    }

    private static int height(Node node) {
        int highest = 0;
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            highest = Math.max(highest, child instanceof Element ? 1 + height(child) : 0);
        }
        return highest;
    }
}

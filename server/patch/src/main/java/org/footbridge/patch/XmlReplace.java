package org.footbridge.patch;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Replaces an element by an element, a comment by a comment, and a text or an attribute's value by text.
 *
 * @param content the element of the operation, which contains the replacement
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5261#section-4.4">RFC 5261 4.4</a>
 */
record XmlReplace(Operation name, Selector selector, Element content) implements XmlOperation {
    @Override
    public void apply(Document document) {
        Node target = selector.select(document, name);
        if (target instanceof Attr attribute) {
            attribute.setValue(content.getTextContent());
        } else if (target instanceof Text text) {
            text.setData(content.getTextContent());
        } else {
            replace(document, target);
        }
    }

    private void replace(Document document, Node target) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = content.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Text text) || !text.getData().isBlank()) {
                nodes.add(node);
            }
        }
        if (nodes.size() != 1 || nodes.get(0).getNodeType() != target.getNodeType()) {
            throw name.refused("the replacement must be one node of the kind that the selector finds, such as one"
                    + " element for an element.");
        }
        Node imported = document.importNode(nodes.get(0), true);
        target.getParentNode().replaceChild(imported, target);
        if (imported instanceof Element element) {
            XmlAdd.requireShallow(name, element);
        }
    }
}

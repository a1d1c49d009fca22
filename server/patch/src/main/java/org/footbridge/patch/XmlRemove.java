package org.footbridge.patch;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Removes a node or an attribute. RFC 5261 requires an error if the white space that {@code ws} names is missing; this
 * server stores resources without white space, and the client cannot know that, so that white space is removed only if it is
 * present.
 *
 * @param space the white space to remove as well: before, after, both, or empty
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5261#section-4.5">RFC 5261 4.5</a>
 */
record XmlRemove(Operation name, Selector selector, String space) implements XmlOperation {
    @Override
    public void apply(Document document) {
        Node target = selector.select(document, name);
        if (target instanceof Attr attribute) {
            attribute.getOwnerElement().removeAttributeNode(attribute);
            return;
        } else if (!(target.getParentNode() instanceof Element parent)) {
            throw name.refused("the whole resource cannot be removed by a patch; delete it.");
        } else {
            if (!space.isEmpty() && !space.equals("after")) {
                removeSpace(parent, target.getPreviousSibling());
            }
            if (!space.isEmpty() && !space.equals("before")) {
                removeSpace(parent, target.getNextSibling());
            }
            parent.removeChild(target);
            parent.normalize();
        }
    }

    private static void removeSpace(Element parent, @Nullable Node node) {
        if (node instanceof Text text && text.getData().isBlank()) {
            parent.removeChild(text);
        }
    }
}

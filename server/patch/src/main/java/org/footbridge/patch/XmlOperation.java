package org.footbridge.patch;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An operation of an XML Patch and its selector. */
sealed interface XmlOperation permits XmlAdd, XmlReplace, XmlRemove {
    Set<String> TYPES = Set.of("add", "replace", "remove");

    Operation name();

    void apply(Document document);

    static XmlOperation read(int number, Element element) {
        String type = element.getLocalName();
        String sel = element.getAttribute("sel");
        Operation name = new Operation(number, Operation.shortened(type), sel);
        if (!TYPES.contains(type)) {
            throw name.malformed("an operation is an element add, replace or remove.");
        } else if (sel.isBlank()) {
            throw name.malformed("the attribute 'sel' is missing; it is an XPath such as f:Patient/f:active.");
        }
        Selector selector = Selector.parse(sel, element, name);
        return switch (type) {
            case "add" -> XmlAdd.read(name, selector, element);
            case "replace" -> new XmlReplace(name, selector, element);
            default ->
                new XmlRemove(name, selector, oneOf(element, "ws", List.of("", "before", "after", "both"), name));
        };
    }

    /** The value of an attribute, which must be in {@code known}; empty if it is not there. */
    static String oneOf(Element element, String attribute, List<String> known, Operation name) {
        String value = element.getAttribute(attribute);
        if (!known.contains(value)) {
            throw name.malformed("the attribute '" + attribute + "' is one of "
                    + String.join(", ", known.subList(1, known.size())) + ".");
        }
        return value;
    }
}

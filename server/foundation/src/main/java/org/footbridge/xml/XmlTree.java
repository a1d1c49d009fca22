package org.footbridge.xml;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.footbridge.json.Narrative;
import org.footbridge.json.PrimitiveType;
import org.footbridge.json.ResourceJsonReader;
import org.footbridge.json.Shape;
import org.footbridge.json.Shapes;
import org.footbridge.json.XmlStreams;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * Reader of XML into a tree. It refuses content that the tree cannot represent: an unknown element or attribute, text
 * between elements, a repeated single element, an empty element. Comments and processing instructions between elements are
 * skipped.
 */
final class XmlTree {
    static final String FHIR = "http://hl7.org/fhir";

    /** The maximum depth. A level of JSON is one level of XML, or two for a resource within a resource. */
    private static final int DEPTH_MAX = 2 * ResourceJsonReader.DEPTH_MAX;

    private final XMLStreamReader in;
    private final String text;
    private final Shapes shapes;
    private int depth;

    private XmlTree(XMLStreamReader in, String text, Shapes shapes) {
        this.in = in;
        this.text = text;
        this.shapes = shapes;
    }

    /**
     * The resource in {@code text}.
     *
     * @throws XMLStreamException if it is not well-formed
     * @throws Problem MALFORMED or VALUE if it is no resource; the expression names the place
     */
    static ElementNode read(XMLStreamReader in, String text, Shapes shapes) throws XMLStreamException {
        XmlTree tree = new XmlTree(in, text, shapes);
        while (!in.isStartElement()) {
            tree.next(null);
        }
        ElementNode root = ElementNode.ofResource(in.getLocalName(), tree.resourceShape(null));
        tree.resource(root);
        while (in.hasNext()) {
            tree.next(root);
        }
        return root;
    }

    /** Goes on, but never into text. */
    private int next(@Nullable ElementNode within) throws XMLStreamException {
        int event = in.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw malformed("Document types and entities are not read; send the resource alone.", within);
        } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
                && !in.isWhiteSpace()) {
            throw malformed(
                    "There is text between the elements at line "
                            + in.getLocation().getLineNumber() + "; a value belongs into the attribute 'value'.",
                    within);
        }
        return event;
    }

    /** The shape of the resource that begins here, within {@code holder}. */
    private Shape resourceShape(@Nullable ElementNode holder) {
        requireFhir(holder);
        Shape shape = shapes.resource(in.getLocalName());
        if (shape == null) {
            throw malformed("There is no resource type '" + shortened(in.getLocalName()) + "' in R4.", holder);
        }
        return shape;
    }

    private void requireFhir(@Nullable ElementNode within) {
        if (!FHIR.equals(in.getNamespaceURI())) {
            throw malformed(
                    "Element '" + shortened(in.getLocalName()) + "' is not in the namespace " + FHIR + ".", within);
        }
    }

    /** Reads the resource whose element begins here into {@code target}. */
    private void resource(ElementNode target) throws XMLStreamException {
        Shape shape = resourceShape(target);
        target.setResourceType(in.getLocalName());
        for (int i = 0; i < in.getAttributeCount(); i++) {
            requireHint(i, target);
        }
        children(target, shape);
    }

    /** Reads up to the end of the element that has them. */
    private void children(ElementNode parent, Shape shape) throws XMLStreamException {
        if (++depth > DEPTH_MAX) {
            throw malformed(
                    "The resource is nested too deeply; at most " + ResourceJsonReader.DEPTH_MAX + " levels are read.",
                    null);
        }
        for (int event = next(parent); event != XMLStreamConstants.END_ELEMENT; event = next(parent)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                child(parent, shape);
            }
        }
        depth--;
    }

    private void child(ElementNode parent, Shape shape) throws XMLStreamException {
        String name = in.getLocalName();
        Shape member = shape.member(name);
        Shape markup = shape.member("div");
        boolean inMarkup = markup != null && markup.type() == PrimitiveType.XHTML;
        if (markup != null && inMarkup && (member == markup || Narrative.XHTML.equals(in.getNamespaceURI()))) {
            narrative(added(parent, "div", markup));
            return;
        }
        requireFhir(parent);
        if (member == null || member.isAttribute()) {
            throw malformedAt("Unknown element '" + shortened(name) + "'.", parent.path() + "." + shortened(name));
        }
        ElementNode element = added(parent, name, member);
        if (member.kind() == Shape.Kind.RESOURCE) {
            held(element);
            return;
        }
        Shape content = member.primitive() ? shapes.besidePrimitive() : member;
        attributes(element, content);
        children(element, content);
        if (element.isEmpty()) {
            throw malformed("Element '" + name + "' is empty; leave it out.", element);
        }
    }

    private ElementNode added(ElementNode parent, String name, Shape shape) {
        if (!shape.repeats()) {
            for (ElementNode known : parent.children()) {
                if (known.name().equals(name)) {
                    throw malformed("Element '" + name + "' occurs twice but must not repeat.", known);
                }
            }
        }
        return parent.add(name, shape);
    }

    private void attributes(ElementNode element, Shape content) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            boolean plain = in.getAttributeNamespace(i) == null
                    || in.getAttributeNamespace(i).isEmpty();
            String name = in.getAttributeLocalName(i);
            Shape attribute = plain ? content.member(name) : null;
            if (plain && name.equals("value") && element.shape().primitive()) {
                value(element, in.getAttributeValue(i));
            } else if (attribute != null && attribute.isAttribute()) {
                element.add(name, attribute).setValue(in.getAttributeValue(i));
            } else {
                requireHint(i, element);
            }
        }
    }

    /** Checks the value of a number or Boolean, which JSON can represent only if it is well-formed. */
    private static void value(ElementNode element, String value) {
        PrimitiveType type = element.shape().type();
        if (type.kind() != Shape.Kind.STRING && !type.admits(value)) {
            throw new Problem(ProblemKind.VALUE, type.fault(element.name()), element.path());
        }
        element.setValue(value);
    }

    /** The one attribute that says nothing about a resource. */
    private void requireHint(int attribute, ElementNode element) {
        String name = in.getAttributeLocalName(attribute);
        if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(in.getAttributeNamespace(attribute))
                || !name.equals("schemaLocation")) {
            throw malformed("Unknown attribute '" + shortened(name) + "'.", element);
        }
    }

    /** The resource that {@code holder}, whose element begins here, holds. */
    private void held(ElementNode holder) throws XMLStreamException {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            requireHint(i, holder);
        }
        for (int event = next(holder); event != XMLStreamConstants.END_ELEMENT; event = next(holder)) {
            if (event == XMLStreamConstants.START_ELEMENT && holder.resourceType() != null) {
                throw malformed("Element '" + holder.name() + "' holds two resources and must hold one.", holder);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                resource(holder);
            }
        }
        if (holder.resourceType() == null) {
            throw malformed("Element '" + holder.name() + "' holds no resource; leave it out.", holder);
        }
    }

    private void narrative(ElementNode div) throws XMLStreamException {
        try {
            div.setValue(NarrativeText.read(in, text));
        } catch (XMLStreamException e) {
            throw malformed(XmlStreams.fault("The narrative", e, text), div);
        }
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private static Problem malformed(String message, @Nullable ElementNode at) {
        return at == null ? new Problem(ProblemKind.MALFORMED, message) : malformedAt(message, at.path());
    }

    private static Problem malformedAt(String message, String path) {
        return new Problem(ProblemKind.MALFORMED, message, path);
    }
}

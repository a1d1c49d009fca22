package org.footbridge.xml;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.json.Shape;
import org.jspecify.annotations.Nullable;

/** A node of the intermediate tree between XML and JSON: the name of an element, its value as text, and its children. */
final class ElementNode {
    private final String name;
    private final Shape shape;

    @Nullable
    private final ElementNode parent;

    private final List<ElementNode> children = new ArrayList<>(4);

    @Nullable
    private String value;

    @Nullable
    private String resourceType;

    ElementNode(String name, Shape shape, @Nullable ElementNode parent) {
        this.name = name;
        this.shape = shape;
        this.parent = parent;
    }

    /** A resource by itself. */
    static ElementNode ofResource(String type, Shape shape) {
        ElementNode root = new ElementNode(type, shape, null);
        root.resourceType = type;
        return root;
    }

    String name() {
        return name;
    }

    Shape shape() {
        return shape;
    }

    /** The child elements, including XML attributes; a repeating element has one node for each value. */
    List<ElementNode> children() {
        return children;
    }

    /** The child elements with the name {@code called}. */
    List<ElementNode> children(String called) {
        List<ElementNode> found = new ArrayList<>();
        for (ElementNode child : children) {
            if (child.name.equals(called)) {
                found.add(child);
            }
        }
        return found;
    }

    ElementNode add(String called, Shape ofShape) {
        ElementNode child = new ElementNode(called, ofShape, this);
        children.add(child);
        return child;
    }

    /** The value of a primitive element; null if it has none. */
    @Nullable
    String value() {
        return value;
    }

    void setValue(String text) {
        this.value = text;
    }

    /** The type of the resource that it is or holds; null if it is none. */
    @Nullable
    String resourceType() {
        return resourceType;
    }

    void setResourceType(String type) {
        this.resourceType = type;
    }

    /** Whether the element has neither a value nor children. */
    boolean isEmpty() {
        return value == null && children.isEmpty();
    }

    /** The position as FHIRPath: {@code Patient.name[0].given[1]}. */
    String path() {
        if (parent == null) {
            return name;
        }
        String path = parent.path() + "." + name;
        return shape.repeats() ? path + "[" + parent.children(name).indexOf(this) + "]" : path;
    }
}

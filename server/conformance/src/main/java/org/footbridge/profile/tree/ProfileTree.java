package org.footbridge.profile.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/** The elements of a snapshot as a tree: each node has its children and its slices. */
public final class ProfileTree {
    /** An element, or a slice of one. */
    public static final class Node {
        private final ElementDefinition definition;
        private final String name;
        private final List<Node> children = new ArrayList<>();
        private final List<Node> slices = new ArrayList<>();
        private final @Nullable Node parent;

        Node(ElementDefinition definition, @Nullable Node parent) {
            this.definition = definition;
            this.name = tail(definition.getPath());
            this.parent = parent;
        }

        public ElementDefinition definition() {
            return definition;
        }

        /** The last part of its path: {@code value[x]}. */
        public String name() {
            return name;
        }

        public List<Node> children() {
            return children;
        }

        public List<Node> slices() {
            return slices;
        }

        @Nullable
        public Node parent() {
            return parent;
        }

        @Nullable
        public Node child(String name) {
            for (Node child : children) {
                if (child.name.equals(name)) {
                    return child;
                }
            }
            return null;
        }

        /** The name that HAPI's model has for it: of {@code value[x]} and {@code valueQuantity} it is {@code value}. */
        public String property() {
            String base =
                    definition.getBase().hasPath() ? tail(definition.getBase().getPath()) : name;
            return (base.endsWith("[x]") ? base : name).replace("[x]", "");
        }
    }

    private final Node root;
    private final Map<String, Node> byId = new HashMap<>();

    /** The definition must have a snapshot. */
    public ProfileTree(StructureDefinition definition) {
        List<ElementDefinition> elements = definition.getSnapshot().getElement();
        List<Node> line = new ArrayList<>();
        this.root = new Node(elements.get(0), null);
        line.add(root);
        byId.put(elements.get(0).getId(), root);
        for (ElementDefinition element : elements.subList(1, elements.size())) {
            int depth = (int) element.getPath().chars().filter(c -> c == '.').count();
            if (depth < 1 || depth > line.size()) {
                throw new IllegalArgumentException(element.getPath() + " has no parent before it");
            }
            line.subList(depth, line.size()).clear();
            Node node = add(element, line.get(depth - 1));
            line.add(node);
            byId.put(element.getId(), node);
        }
    }

    private static Node add(ElementDefinition element, Node parent) {
        Node node = new Node(element, parent);
        Node same = parent.child(node.name);
        if (same == null) {
            parent.children.add(node);
        } else {
            same.slices.add(node);
        }
        return node;
    }

    public Node root() {
        return root;
    }

    /** The element that a content reference such as {@code #Questionnaire.item} names; null if there is none. */
    @Nullable
    public Node referred(String reference) {
        return byId.get(reference.substring(reference.indexOf('#') + 1));
    }

    static String tail(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}

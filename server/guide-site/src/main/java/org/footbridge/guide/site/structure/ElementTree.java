package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.guide.site.guide.Guide;

/** The tree of a profile, row by row, in the layout of FHIR's own pages. */
final class ElementTree {
    private final ElementText text;
    private final String prefix;
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final List<ElementRow> rows = new ArrayList<>();

    private ElementTree(List<Element> inOrder, ElementText text, String prefix) {
        this.text = text;
        this.prefix = prefix;
        for (Element element : inOrder) {
            elements.put(element.id(), element);
            children.computeIfAbsent(Element.parent(element.id()), parent -> new ArrayList<>())
                    .add(element.id());
        }
    }

    /** Returns the rows of the differential, with the ancestors of its elements. */
    static List<ElementRow> spokenOf(JsonNode definition, Guide guide) {
        return rows(new Elements(definition).spokenOf(), new ElementText(definition, guide), "d-");
    }

    /** Returns the rows of all elements. */
    static List<ElementRow> all(JsonNode definition, Guide guide) {
        return rows(new Elements(definition).all(), new ElementText(definition, guide), "s-");
    }

    private static List<ElementRow> rows(List<Element> elements, ElementText text, String prefix) {
        ElementTree tree = new ElementTree(elements, text, prefix);
        tree.children.getOrDefault("", List.of()).forEach(root -> tree.add(root, List.of()));
        return tree.rows;
    }

    private void add(String id, List<String> branches) {
        Element element = elements.get(id);
        if (element == null) {
            return;
        }
        rows.add(text.row(element, prefix + id, branches));
        List<String> below = children.getOrDefault(id, List.of());
        for (int i = 0; i < below.size(); i++) {
            boolean last = i == below.size() - 1;
            List<String> next = new ArrayList<>();
            branches.forEach(branch -> next.add(branch.equals("tee") || branch.equals("line") ? "line" : "gap"));
            next.add(last ? "end" : "tee");
            add(below.get(i), List.copyOf(next));
        }
    }
}

package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements of a StructureDefinition, in order: those of the differential, or all. */
final class Elements {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final Map<String, JsonNode> own;
    private final Map<String, JsonNode> whole;

    Elements(JsonNode definition) {
        own = byId(definition.path("differential").path("element"));
        Map<String, JsonNode> snapshot = byId(definition.path("snapshot").path("element"));
        whole = snapshot.isEmpty() ? own : snapshot;
    }

    private static Map<String, JsonNode> byId(JsonNode elements) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        elements.forEach(element ->
                byId.put(element.path("id").asText(element.path("path").asText()), element));
        return byId;
    }

    List<Element> all() {
        return whole.keySet().stream().map(this::element).toList();
    }

    /** Returns the elements of the differential, with their ancestors. */
    List<Element> spokenOf() {
        Set<String> ids = new LinkedHashSet<>();
        for (String id : own.keySet()) {
            List<String> above = new ArrayList<>();
            for (String parent = Element.parent(id); !parent.isEmpty(); parent = Element.parent(parent)) {
                above.add(0, parent);
            }
            ids.addAll(above);
            ids.add(id);
        }
        return ids.stream().map(this::element).toList();
    }

    private Element element(String id) {
        JsonNode said = own.getOrDefault(id, NOTHING);
        JsonNode effective = whole.getOrDefault(id, said);
        return new Element(said, effective.isEmpty() ? NOTHING.deepCopy().put("id", id) : effective);
    }
}

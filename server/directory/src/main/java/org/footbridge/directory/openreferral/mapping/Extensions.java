package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.json.ExactJson;

/** Reads and writes our extensions of elements, among them those that keep the properties of Open Referral UK without an element. */
final class Extensions {
    private static final String FIELD = "open-referral-field";
    private static final String EXTENSION = "extension";
    private static final String VALUE = "value";

    private final String base;

    /** @param canonical the base of the canonical URLs of our packages */
    Extensions(String canonical) {
        this.base = canonical + "/StructureDefinition/";
    }

    /** Adds our extension {@code name} to {@code element}. */
    ObjectNode add(ObjectNode element, String name) {
        return part(element, base + name);
    }

    /** Adds the part {@code url} to an extension. */
    static ObjectNode part(ObjectNode extension, String url) {
        return extension.withArray(EXTENSION).addObject().put("url", url);
    }

    /** Our extensions {@code name} of {@code element}. */
    List<JsonNode> all(JsonNode element, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode extension : element.path(EXTENSION)) {
            if (extension.path("url").asText().equals(base + name)) {
                found.add(extension);
            }
        }
        return found;
    }

    /** The first of our extensions {@code name} of {@code element}; a missing node if there is none. */
    JsonNode first(JsonNode element, String name) {
        return all(element, name).stream().findFirst().orElseGet(MissingNode::getInstance);
    }

    /** The part {@code url} of an extension; a missing node if there is none. */
    static JsonNode partOf(JsonNode extension, String url) {
        for (JsonNode part : extension.path(EXTENSION)) {
            if (part.path("url").asText().equals(url)) {
                return part;
            }
        }
        return MissingNode.getInstance();
    }

    /** Keeps the properties of {@code source} that are none of {@code mapped} in extensions of {@code element}. */
    void keep(ObjectNode element, JsonNode source, Set<String> mapped) {
        source.properties().stream()
                .filter(property -> !mapped.contains(property.getKey()) && hasContent(property.getValue()))
                .forEach(property -> keep(element, property));
    }

    private void keep(ObjectNode element, Map.Entry<String, JsonNode> property) {
        ObjectNode field = add(element, FIELD);
        part(field, "name").put("valueString", property.getKey());
        JsonNode value = property.getValue();
        if (value.isContainerNode()) {
            part(field, "json").put("valueString", value.toString());
        } else if (value.isNumber()) {
            part(field, VALUE).set("valueDecimal", value);
        } else if (value.isBoolean()) {
            part(field, VALUE).set("valueBoolean", value);
        } else {
            part(field, VALUE).set("valueString", value);
        }
    }

    /** Empty texts and lists cannot be told from absent ones in FHIR. */
    static boolean hasContent(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isContainerNode() && value.isEmpty())
                && !(value.isTextual() && isBlank(value));
    }

    private static boolean isBlank(JsonNode text) {
        return text.asText().isBlank();
    }

    /** Gives {@code target} the properties that {@link #keep} has kept in extensions of {@code element}. */
    void restore(JsonNode element, ObjectNode target) {
        for (JsonNode field : all(element, FIELD)) {
            String name = partOf(field, "name").path("valueString").asText();
            JsonNode json = partOf(field, "json");
            if (!json.isMissingNode()) {
                target.set(name, tree(json.path("valueString").asText()));
                continue;
            }
            for (Map.Entry<String, JsonNode> member : partOf(field, VALUE).properties()) {
                if (member.getKey().startsWith(VALUE)) {
                    target.set(name, member.getValue());
                }
            }
        }
    }

    /** Whether a property is kept in {@code element}, which therefore came from a feed. */
    boolean keeps(JsonNode element) {
        return !all(element, FIELD).isEmpty();
    }

    private static JsonNode tree(String json) {
        try {
            return ExactJson.MAPPER.readTree(json);
        } catch (JsonProcessingException altered) {
            return ExactJson.MAPPER.getNodeFactory().textNode(json);
        }
    }
}

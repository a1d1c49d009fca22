package org.footbridge.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The elements of a resource that are kept from a caller. With them goes the narrative, which may repeat them. Annotations that the
 * caller or its organisation wrote stay. A resource without its elements is labelled SUBSETTED, whether it has them or not.
 *
 * @param elements names of elements of the resource, such as {@code note} or {@code value[x]}
 * @param authors references of the caller and its organisations
 * @see <a href="https://terminology.hl7.org/CodeSystem-v3-ObservationValue.html">HL7 v3 ObservationValue, SUBSETTED</a>
 */
record Mask(Set<String> elements, Set<String> authors) {
    private static final String CHOICE = "[x]";
    private static final String NARRATIVE = "text";
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String CODE = "SUBSETTED";

    Mask {
        elements = Set.copyOf(elements);
        authors = Set.copyOf(authors);
    }

    /** {@code body} without the elements. */
    byte[] apply(byte[] body) {
        return bytes(labelled(visible((ObjectNode) ExactJson.tree(body))));
    }

    private ObjectNode visible(ObjectNode resource) {
        ObjectNode visible = ExactJson.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            if (!covers(member.getKey())) {
                visible.set(member.getKey(), member.getValue());
            } else if (isOpen(member.getValue())) {
                visible.set(member.getKey(), own(member.getValue()));
            }
        }
        return visible;
    }

    /** Whether {@code member} of the JSON is one of the elements, or the narrative. */
    private boolean covers(String member) {
        String name = member.startsWith("_") ? member.substring(1) : member;
        return name.equals(NARRATIVE) || elements.stream().anyMatch(element -> isNamed(name, element));
    }

    private static boolean isNamed(String name, String element) {
        if (!element.endsWith(CHOICE)) {
            return name.equals(element);
        }
        String stem = element.substring(0, element.length() - CHOICE.length());
        return name.length() > stem.length()
                && name.startsWith(stem)
                && Character.isUpperCase(name.charAt(stem.length()));
    }

    private boolean isOpen(JsonNode value) {
        return value.isArray() && !own(value).isEmpty();
    }

    private ArrayNode own(JsonNode list) {
        ArrayNode own = ExactJson.MAPPER.createArrayNode();
        list.forEach(item -> {
            if (isOwn(item)) {
                own.add(item);
            }
        });
        return own;
    }

    private boolean isOwn(JsonNode item) {
        return authors.contains(item.path("authorReference").path("reference").asText());
    }

    private static ObjectNode labelled(ObjectNode resource) {
        ArrayNode labels = resource.withObjectProperty("meta").withArrayProperty("security");
        for (JsonNode label : labels) {
            if (isLabel(label)) {
                return resource;
            }
        }
        labels.addObject().put("system", SYSTEM).put("code", CODE);
        return resource;
    }

    private static boolean isLabel(JsonNode coding) {
        return coding.path("code").asText().equals(CODE)
                && coding.path("system").asText().equals(SYSTEM);
    }

    /**
     * The content of an update from {@code stored} to {@code given}, which keeps what the caller does not see. What the caller adds to
     * a list of which it sees only a part is added.
     *
     * @throws Problem FORBIDDEN if the caller sets an element that it does not see, and that is no list
     */
    byte[] keep(byte[] stored, byte[] given) {
        ObjectNode before = (ObjectNode) ExactJson.tree(stored);
        ObjectNode after = unlabelled((ObjectNode) ExactJson.tree(given));
        boolean same = content(visible(before)).equals(content(after));
        ObjectNode kept = ExactJson.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : before.properties()) {
            String name = member.getKey();
            boolean narrative = name.equals(NARRATIVE) && !after.has(name);
            if (narrative && (same || member.getValue().path("status").asText().equals("additional"))) {
                kept.set(
                        name, member.getValue()); // any other is generated from elements that are not the same any more
            } else if (!narrative && covers(name)) {
                JsonNode joined =
                        joined(after.path("resourceType").asText(), name, member.getValue(), after.path(name));
                if (!joined.isArray() || !joined.isEmpty()) {
                    kept.set(name, joined);
                }
            } else if (!narrative && after.has(name)) {
                kept.set(name, after.get(name));
            }
        }
        for (Map.Entry<String, JsonNode> member : after.properties()) {
            if (!before.has(member.getKey())) {
                kept.set(member.getKey(), covers(member.getKey()) ? added(after, member) : member.getValue());
            }
        }
        return bytes(kept);
    }

    private static ObjectNode content(ObjectNode resource) {
        return resource.deepCopy().without(List.of("id", "meta"));
    }

    private JsonNode joined(String type, String name, JsonNode stored, JsonNode given) {
        if (given.isMissingNode()) {
            return isOpen(stored) ? hidden(stored) : stored;
        } else if (!stored.isArray() || !given.isArray()) {
            throw hiddenFrom(type, name);
        }
        ArrayNode shown = own(stored);
        int same = 0;
        while (same < shown.size() && same < given.size() && shown.get(same).equals(given.get(same))) {
            same++;
        }
        ArrayNode all = same == shown.size() ? stored.deepCopy() : hidden(stored);
        for (int i = same == shown.size() ? same : 0; i < given.size(); i++) {
            all.add(given.get(i));
        }
        return all;
    }

    private ArrayNode hidden(JsonNode list) {
        ArrayNode hidden = ExactJson.MAPPER.createArrayNode();
        list.forEach(item -> {
            if (!isOwn(item)) {
                hidden.add(item);
            }
        });
        return hidden;
    }

    private static JsonNode added(ObjectNode resource, Map.Entry<String, JsonNode> member) {
        if (!member.getValue().isArray()) {
            throw hiddenFrom(resource.path("resourceType").asText(), member.getKey());
        }
        return member.getValue();
    }

    private static Problem hiddenFrom(String type, String name) {
        String path = type + "." + (name.startsWith("_") ? name.substring(1) : name);
        return new Problem(
                ProblemKind.FORBIDDEN,
                "You may not change " + path
                        + ", which your roles do not show you. Leave it out, and it stays as it is.",
                path);
    }

    /** The label is about what the caller was shown, not about what is stored. */
    private static ObjectNode unlabelled(ObjectNode resource) {
        JsonNode meta = resource.path("meta");
        if (meta.path("security") instanceof ArrayNode labels) {
            for (int i = labels.size() - 1; i >= 0; i--) {
                if (isLabel(labels.get(i))) {
                    labels.remove(i);
                }
            }
            if (labels.isEmpty()) {
                ((ObjectNode) meta).remove("security");
            }
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
        return resource;
    }

    private static byte[] bytes(ObjectNode resource) {
        try {
            return ExactJson.MAPPER.writeValueAsBytes(resource);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}

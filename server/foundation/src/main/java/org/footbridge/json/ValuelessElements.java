package org.footbridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Removes primitive elements that have an extension instead of a value. HAPI's model reports them as present but has no
 * value for them; code that acts on the content of a definition therefore reads it without them.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html#primitive">R4 JSON representation of primitive elements</a>
 */
public final class ValuelessElements {
    private ValuelessElements() {}

    /** Returns the resource without the primitive elements that have no value; other elements keep their extensions. */
    public static byte[] leftOut(byte[] json) {
        return leftOut(new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the resource without the primitive elements that have no value. */
    public static String leftOut(String json) {
        if (!json.contains("\"_")) {
            return json;
        }
        try {
            JsonNode resource = ExactJson.MAPPER.readTree(json);
            prune(resource);
            return ExactJson.MAPPER.writeValueAsString(resource);
        } catch (IOException malformed) {
            throw new UncheckedIOException("The resource is not JSON", malformed);
        }
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = object.properties().stream()
                    .map(member -> member.getKey())
                    .filter(name -> name.startsWith("_"))
                    .toList();
            names.forEach(beside -> prune(object, beside.substring(1), beside));
        }
        node.forEach(ValuelessElements::prune);
    }

    /** Removes {@code name} from {@code object} where it has no value; {@code beside} is the member with its extensions. */
    private static void prune(ObjectNode object, String name, String beside) {
        JsonNode value = object.path(name);
        if (value instanceof ArrayNode values && object.path(beside) instanceof ArrayNode extensions) {
            for (int i = Math.max(values.size(), extensions.size()) - 1; i >= 0; i--) {
                if (!values.path(i).isValueNode() || values.path(i).isNull()) {
                    values.remove(i);
                    extensions.remove(i);
                }
            }
        }
        if (!value.isValueNode() && value.isEmpty()) {
            object.remove(List.of(name, beside));
        } else if (isNothing(object.path(beside))) {
            object.remove(beside);
        }
    }

    private static boolean isNothing(JsonNode extensions) {
        return extensions.isArray()
                && StreamSupport.stream(extensions.spliterator(), false).allMatch(JsonNode::isNull);
    }
}

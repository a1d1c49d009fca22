package org.footbridge.directory.assurance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.footbridge.json.ExactJson;

/**
 * The record that somebody has made sure that an entry is true.
 *
 * @param by who it was, in words
 */
public record Assurance(LocalDate date, String by) {
    /**
     * The JSON Patch that sets the extension of {@code service}, in place of an earlier one.
     *
     * @param service the HealthcareService as the patch will find it
     */
    public byte[] patch(JsonNode service, AssuranceSystems systems) {
        ArrayNode extensions = ExactJson.MAPPER.createArrayNode();
        service.path("extension").forEach(extension -> {
            if (!extension.path("url").asText().equals(systems.extension())) {
                extensions.add(extension);
            }
        });
        ArrayNode parts = extensions.addObject().put("url", systems.extension()).putArray("extension");
        parts.addObject().put("url", "date").put("valueDate", date.toString());
        parts.addObject().put("url", "by").put("valueString", by);
        return operation("/extension", extensions);
    }

    /** The JSON Patch that completes a reminder. */
    static byte[] completion() {
        return operation("/status", ExactJson.MAPPER.getNodeFactory().textNode("completed"));
    }

    private static byte[] operation(String path, JsonNode value) {
        ArrayNode operations = ExactJson.MAPPER.createArrayNode();
        ObjectNode operation = operations.addObject();
        operation.put("op", "add").put("path", path).set("value", value);
        return operations.toString().getBytes(StandardCharsets.UTF_8);
    }
}

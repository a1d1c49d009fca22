package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.footbridge.json.ExactJson;

/** SHA-256 digests of JSON, which do not depend on the order of its properties. */
final class Digests {
    private Digests() {}

    static String of(JsonNode json) {
        return Hashing.sha256()
                .hashString(ordered(json).toString(), StandardCharsets.UTF_8)
                .toString();
    }

    private static JsonNode ordered(JsonNode json) {
        if (json.isObject()) {
            ObjectNode object = ExactJson.MAPPER.createObjectNode();
            TreeMap<String, JsonNode> members = new TreeMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.forEach((name, value) -> object.set(name, ordered(value)));
            return object;
        } else if (json.isArray()) {
            ArrayNode list = ExactJson.MAPPER.createArrayNode();
            json.forEach(entry -> list.add(ordered(entry)));
            return list;
        }
        return json;
    }
}

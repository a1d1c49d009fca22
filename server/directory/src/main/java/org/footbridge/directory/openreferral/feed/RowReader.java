package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.directory.openreferral.mapping.DocumentShape;
import org.footbridge.directory.openreferral.mapping.DocumentShape.ValueKind;
import org.footbridge.directory.openreferral.mapping.LocationRules;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.json.ExactJson;

/** Reads one row of a feed: checks it against the shape of a service, puts right what can be, and notes what it has put right. */
final class RowReader {
    private static final Set<String> STATUSES = Set.of("active", "inactive", "defunct", "temporarily closed");
    private static final int NOTES_MAX = 20;
    private static final int DEPTH_MAX = 20;

    private final ValueReader values;
    private final List<String> notes = new ArrayList<>();

    private RowReader(Optional<PlaceLookup> lookup) {
        values = new ValueReader(this::note, lookup);
    }

    private void note(String note) {
        if (notes.size() < NOTES_MAX) {
            notes.add(note);
        }
    }

    /** The row {@code number}, refused if {@code source} is no service. */
    static Row read(int number, JsonNode source, Optional<PlaceLookup> lookup) {
        String id = source.path("id").isValueNode() ? source.path("id").asText() : "";
        RowReader reader = new RowReader(lookup);
        try {
            ObjectNode service = reader.object(source, DocumentShape.SERVICE, "");
            reader.check(service);
            return new Row(number, service.path("id").asText(), service, reader.notes, "");
        } catch (RowFault fault) {
            return Row.refused(number, id, fault.reason());
        }
    }

    private ObjectNode object(JsonNode source, DocumentShape shape, String path) {
        if (!source.isObject()) {
            throw new RowFault((path.isEmpty() ? "A service" : path) + " must be an object, not "
                    + ValueReader.kind(source) + ".");
        }
        ObjectNode object = ExactJson.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> property : source.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            String place = path.isEmpty() ? name : path + "." + name;
            if (!value.isNull()) {
                property(object, name, value, shape, place);
            }
        }
        shape.required().stream().sorted().filter(name -> !object.has(name)).forEach(name -> missing(name, path));
        return object;
    }

    private void property(ObjectNode object, String name, JsonNode value, DocumentShape shape, String place) {
        ValueKind kind = shape.values().get(name);
        DocumentShape inner = shape.objects().get(name);
        DocumentShape entries = shape.lists().get(name);
        if (kind != null) {
            values.read(value, kind, place).ifPresent(read -> object.set(name, read));
        } else if (inner != null) {
            object.set(name, object(value, inner, place));
        } else if (entries != null) {
            object.set(name, list(value, entries, place));
        } else {
            object.set(name, unknown(value, 0));
        }
    }

    private ArrayNode list(JsonNode source, DocumentShape shape, String path) {
        if (!source.isArray()) {
            throw new RowFault(path + " must be a list, not " + ValueReader.kind(source) + ".");
        }
        ArrayNode list = ExactJson.MAPPER.createArrayNode();
        for (int i = 0; i < source.size(); i++) {
            list.add(object(source.path(i), shape, path + "[" + i + "]"));
        }
        return list;
    }

    /** What the standard does not know is kept, its texts as plain ones. */
    private static JsonNode unknown(JsonNode value, int depth) {
        if (depth > DEPTH_MAX) {
            throw new RowFault("The service is nested deeper than " + DEPTH_MAX + " levels.");
        } else if (value.isTextual()) {
            return ExactJson.MAPPER.getNodeFactory().textNode(Texts.plain(value.asText()));
        } else if (value.isArray()) {
            ArrayNode list = ExactJson.MAPPER.createArrayNode();
            value.forEach(entry -> list.add(unknown(entry, depth + 1)));
            return list;
        } else if (value.isObject()) {
            ObjectNode object = ExactJson.MAPPER.createObjectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), unknown(entry.getValue(), depth + 1)));
            return object;
        }
        return value;
    }

    /** Without an id nothing can be found again, and a service needs its name and status. */
    private void missing(String name, String path) {
        boolean vital = path.isEmpty() || (name.equals("id") && path.matches("organization|.*\\.location"));
        String place = path.isEmpty() ? name : path + "." + name;
        if (vital) {
            throw new RowFault(place + " is missing.");
        }
        note(place + " is missing.");
    }

    private void check(ObjectNode service) {
        String status = service.path("status").asText();
        if (!STATUSES.contains(status)) {
            throw new RowFault("status is '" + ValueReader.shortened(status)
                    + "'; it must be active, inactive, defunct or temporarily closed.");
        }
        JsonNode least = service.path("minimum_age");
        JsonNode most = service.path("maximum_age");
        if (least.isNumber() && most.isNumber() && least.decimalValue().compareTo(most.decimalValue()) > 0) {
            throw new RowFault("minimum_age is above maximum_age.");
        }
        for (JsonNode place : service.path("service_at_locations")) {
            JsonNode location = place.path("location");
            if (location.has("latitude") && location.has("longitude") && !LocationRules.isOnEarth(location)) {
                note("location " + location.path("id").asText() + " has a latitude or longitude that is none.");
            }
        }
    }
}

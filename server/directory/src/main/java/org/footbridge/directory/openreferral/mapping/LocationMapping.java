package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.json.ExactJson;

/** Maps locations with their first address and what is said of their accessibility to Location resources and back. */
final class LocationMapping {
    private static final String TYPE = "location_type";
    private static final String VIRTUAL = "virtual";
    private static final String ADDRESSES = "addresses";
    private static final String ACCESSIBILITY = "accessibility";
    private static final String ATTRIBUTES = "attributes";
    private static final String EXTERNAL = "external_identifier";
    private static final String EXTERNAL_TYPE = "external_identifier_type";
    private static final String ADDRESS_TYPE = "address_type";

    /** Properties of an address by the elements that they become. */
    private static final Map<String, String> ADDRESS = new TreeMap<>(
            Map.of("city", "city", "state_province", "district", "postal_code", "postalCode", "country", "country"));

    private static final List<String> SAID = List.of("description", "details", "url");

    private final Extensions extensions;
    private final TermMapping terms;

    LocationMapping(Extensions extensions, TermMapping terms) {
        this.extensions = extensions;
        this.terms = terms;
    }

    ObjectNode toFhir(JsonNode location, Publisher publisher) {
        ObjectNode resource = ExactJson.MAPPER.createObjectNode();
        Set<String> mapped = new HashSet<>(Set.of("id", ADDRESSES, ACCESSIBILITY, ATTRIBUTES));
        publisher.identify(resource, Kind.LOCATION, location.path("id").asText());
        external(location, resource, mapped);
        resource.put("status", "active");
        text(location, "name", resource, mapped);
        text(location, "description", resource, mapped);
        resource.put("mode", location.path(TYPE).asText().equals(VIRTUAL) ? "kind" : "instance");
        for (JsonNode attribute : location.path(ATTRIBUTES)) {
            resource.withArray("type").add(terms.toFhir(attribute));
        }
        position(location, resource, mapped);
        JsonNode addresses = location.path(ADDRESSES);
        if (!addresses.isEmpty()) {
            resource.set("address", address(addresses.path(0)));
        }
        for (JsonNode access : location.path(ACCESSIBILITY)) {
            accessibility(access, resource);
        }
        extensions.keep(resource, location, mapped);
        if (addresses.size() > 1) {
            ArrayNode others = ExactJson.MAPPER.createArrayNode();
            for (int i = 1; i < addresses.size(); i++) {
                others.add(addresses.path(i));
            }
            extensions.keep(resource, ExactJson.MAPPER.createObjectNode().set(ADDRESSES, others), Set.of());
        }
        return resource;
    }

    private static void text(JsonNode source, String property, ObjectNode resource, Set<String> mapped) {
        mapped.add(property);
        if (Extensions.hasContent(source.path(property))) {
            resource.set(property, source.path(property));
        }
    }

    private static void external(JsonNode location, ObjectNode resource, Set<String> mapped) {
        if (!Extensions.hasContent(location.path(EXTERNAL))) {
            return;
        }
        ObjectNode identifier = resource.withArray("identifier").addObject();
        if (Extensions.hasContent(location.path(EXTERNAL_TYPE))) {
            identifier.putObject("type").set("text", location.path(EXTERNAL_TYPE));
            mapped.add(EXTERNAL_TYPE);
        }
        identifier.set("value", location.path(EXTERNAL));
        mapped.add(EXTERNAL);
    }

    /** A position that is none on the Earth is kept as it is, beside the element. */
    private static void position(JsonNode location, ObjectNode resource, Set<String> mapped) {
        if (LocationRules.isOnEarth(location)) {
            ObjectNode position = resource.putObject("position");
            for (String axis : List.of("latitude", "longitude")) {
                position.set(axis, location.path(axis));
                mapped.add(axis);
            }
        }
    }

    private ObjectNode address(JsonNode address) {
        ObjectNode element = ExactJson.MAPPER.createObjectNode();
        Set<String> mapped = new HashSet<>();
        String type = address.path(ADDRESS_TYPE).asText();
        if (Set.of("physical", "postal").contains(type)) {
            element.put("type", type);
            mapped.add(ADDRESS_TYPE);
        }
        if (Extensions.hasContent(address.path("address_1"))) {
            element.putArray("line").add(address.path("address_1"));
            mapped.add("address_1");
        }
        ADDRESS.forEach((property, name) -> {
            if (Extensions.hasContent(address.path(property))) {
                element.set(name, address.path(property));
                mapped.add(property);
            }
        });
        extensions.keep(element, address, mapped);
        return element;
    }

    private void accessibility(JsonNode access, ObjectNode resource) {
        ObjectNode extension = extensions.add(resource, ACCESSIBILITY);
        for (String property : SAID) {
            if (Extensions.hasContent(access.path(property))) {
                Extensions.part(extension, property)
                        .set(property.equals("url") ? "valueUri" : "valueString", access.path(property));
            }
        }
        extensions.keep(extension, access, Set.copyOf(SAID));
    }

    ObjectNode toOpenReferral(JsonNode resource) {
        ObjectNode location = ExactJson.MAPPER.createObjectNode();
        String id = Publisher.id(resource, Kind.LOCATION);
        location.put("id", id);
        for (String property : List.of("name", "description")) {
            if (resource.has(property)) {
                location.set(property, resource.path(property));
            }
        }
        resource.path("position").properties().stream()
                .filter(axis -> axis.getValue().isNumber() && !axis.getKey().equals("altitude"))
                .forEach(axis -> location.set(axis.getKey(), axis.getValue()));
        extensions.restore(resource, location);
        if (!location.has(TYPE)) {
            location.put(TYPE, resource.path("mode").asText().equals("kind") ? VIRTUAL : "physical");
        }
        restoreExternal(resource, location);
        restoreAddresses(resource, location, id);
        ArrayNode said = ExactJson.MAPPER.createArrayNode();
        extensions.all(resource, ACCESSIBILITY).forEach(extension -> said.add(restoredAccess(extension, id)));
        Lists.set(location, ACCESSIBILITY, said);
        ArrayNode attributes = ExactJson.MAPPER.createArrayNode();
        resource.path("type").forEach(type -> attributes.add(terms.toOpenReferral(type, id)));
        Lists.set(location, ATTRIBUTES, attributes);
        return location;
    }

    private static void restoreExternal(JsonNode resource, ObjectNode location) {
        for (JsonNode identifier : resource.path("identifier")) {
            if (!identifier.has("system") && !location.has(EXTERNAL)) {
                location.set(EXTERNAL, identifier.path("value"));
                if (identifier.path("type").has("text")) {
                    location.set(EXTERNAL_TYPE, identifier.path("type").path("text"));
                }
            }
        }
    }

    private void restoreAddresses(JsonNode resource, ObjectNode location, String owner) {
        ArrayNode addresses = ExactJson.MAPPER.createArrayNode();
        if (resource.has("address")) {
            addresses.add(restored(resource.path("address"), owner));
        }
        location.path(ADDRESSES).forEach(addresses::add);
        Lists.set(location, ADDRESSES, addresses);
    }

    private ObjectNode restored(JsonNode element, String owner) {
        ObjectNode address = ExactJson.MAPPER.createObjectNode();
        extensions.restore(element, address);
        if (!address.has(ADDRESS_TYPE) && element.has("type")) {
            address.put(ADDRESS_TYPE, element.path("type").asText().replace("both", "physical"));
        }
        ADDRESS.forEach((property, name) -> {
            if (element.has(name)) {
                address.set(property, element.path(name));
            }
        });
        if (element.has("line")) {
            address.put("address_1", joined(element.path("line")));
        }
        if (!extensions.keeps(element)) {
            address.put("id", Publisher.uuid(owner + "|" + element));
            for (String required : List.of("address_1", "city", "state_province", "postal_code")) {
                address.put(required, address.path(required).asText());
            }
            address.put("country", address.path("country").asText("GB"));
            address.put(ADDRESS_TYPE, address.path(ADDRESS_TYPE).asText("physical"));
        }
        return address;
    }

    private static String joined(JsonNode lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(text.isEmpty() ? "" : ", ").append(line.asText()));
        return text.toString();
    }

    private ObjectNode restoredAccess(JsonNode extension, String owner) {
        ObjectNode access = ExactJson.MAPPER.createObjectNode();
        extensions.restore(extension, access);
        for (String property : SAID) {
            JsonNode part = Extensions.partOf(extension, property);
            if (!part.isMissingNode()) {
                access.set(property, part.path(property.equals("url") ? "valueUri" : "valueString"));
            }
        }
        if (!access.has("id")) {
            access.put("id", Publisher.uuid(owner + "|" + extension));
        }
        return access;
    }
}

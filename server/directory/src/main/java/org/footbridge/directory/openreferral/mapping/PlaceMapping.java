package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.footbridge.json.ExactJson;

/** Maps the places of a service (service at location) to {@code HealthcareService.location} with the Locations, and back. */
final class PlaceMapping {
    private static final String LOCATION = "location";
    private static final String LOCATION_ID = "location_id";

    private final Extensions extensions;
    private final LocationMapping locations;

    PlaceMapping(Extensions extensions, LocationMapping locations) {
        this.extensions = extensions;
        this.locations = locations;
    }

    /** Adds references to {@code service}; the Locations. */
    List<ObjectNode> toFhir(JsonNode places, Publisher publisher, ObjectNode service) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode place : places) {
            ObjectNode reference = service.withArray(LOCATION).addObject();
            Set<String> mapped = new HashSet<>(Set.of(LOCATION));
            JsonNode location = place.path(LOCATION);
            if (location.isObject() && !location.isEmpty()) {
                reference.put(
                        "reference",
                        publisher.reference(Kind.LOCATION, location.path("id").asText()));
                if (Extensions.hasContent(location.path("name"))) {
                    reference.set("display", location.path("name"));
                }
                found.add(locations.toFhir(location, publisher));
            } else if (!place.path(LOCATION_ID).asText().isBlank()) {
                reference
                        .putObject("identifier")
                        .put("system", publisher.system(Kind.LOCATION))
                        .set("value", place.path(LOCATION_ID));
                mapped.add(LOCATION_ID);
            }
            extensions.keep(reference, place, mapped);
        }
        return found;
    }

    ArrayNode toOpenReferral(JsonNode service, String owner, Function<String, Optional<JsonNode>> others) {
        ArrayNode places = ExactJson.MAPPER.createArrayNode();
        for (JsonNode reference : service.path(LOCATION)) {
            ObjectNode place = ExactJson.MAPPER.createObjectNode();
            extensions.restore(reference, place);
            if (!place.has("id")) {
                place.put("id", Publisher.uuid(owner + "|" + reference));
            }
            if (reference.path("identifier").has("value") && !reference.has("reference")) {
                place.set(LOCATION_ID, reference.path("identifier").path("value"));
            }
            others.apply(reference.path("reference").asText())
                    .map(locations::toOpenReferral)
                    .ifPresent(location -> place.set(LOCATION, location));
            places.add(place);
        }
        return places;
    }
}

package org.footbridge.directory.openreferral.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.directory.openreferral.catalogue.Listing.Opening;
import org.footbridge.directory.openreferral.catalogue.Listing.Place;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.directory.openreferral.mapping.Taxonomies;
import org.footbridge.store.resource.StoredVersion;

/** Makes the listings of HealthcareServices. Equal terms of taxonomies are one object, as many services have the same. */
final class Listings {
    private static final Set<String> LISTED = Set.of("active", "temporarily closed");

    private final ServiceMapping mapping;
    private final Map<JsonNode, JsonNode> terms = new ConcurrentHashMap<>();

    Listings(ServiceMapping mapping) {
        this.mapping = mapping;
    }

    Listing of(StoredVersion version, JsonNode resource) {
        ObjectNode service = mapping.toOpenReferral(resource, none -> Optional.empty());
        List<JsonNode> own = terms(service);
        return new Listing(
                service.path("id").asText(),
                version.type() + "/" + version.id(),
                LISTED.contains(service.path("status").asText()),
                text(service, resource, own),
                resource.path("providedBy").path("reference").asText(),
                number(service, "minimum_age"),
                number(service, "maximum_age"),
                modified(service, version),
                openings(service),
                places(service, resource),
                own);
    }

    private static String text(JsonNode service, JsonNode resource, List<JsonNode> terms) {
        StringBuilder text = new StringBuilder();
        text.append(service.path("name").asText()).append('\n');
        text.append(service.path("description").asText()).append('\n');
        text.append(resource.path("providedBy").path("display").asText());
        terms.forEach(term -> text.append('\n').append(term.path("name").asText()));
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<BigDecimal> number(JsonNode service, String name) {
        return Optional.of(service.path(name)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private static Instant modified(JsonNode service, StoredVersion version) {
        return Moments.instant(service.path("last_modified").asText()).orElse(version.updated());
    }

    private static List<Opening> openings(JsonNode service) {
        List<Opening> openings = new ArrayList<>();
        for (JsonNode schedule : service.path("schedules")) {
            openings.add(new Opening(
                    List.of(schedule.path("byday").asText().split(",", -1)),
                    schedule.path("opens_at").asText(),
                    schedule.path("closes_at").asText()));
        }
        return openings;
    }

    private static List<Place> places(JsonNode service, JsonNode resource) {
        List<Place> places = new ArrayList<>();
        int index = 0;
        for (JsonNode place : service.path("service_at_locations")) {
            places.add(new Place(
                    place.path("id").asText(),
                    resource.path("location").path(index++).path("reference").asText()));
        }
        return places;
    }

    private List<JsonNode> terms(JsonNode service) {
        List<JsonNode> own = new ArrayList<>();
        for (JsonNode attribute : service.path("attributes")) {
            JsonNode term = attribute.path("taxonomy_term");
            if (term.isObject() && term.has("id")) {
                JsonNode whole = Taxonomies.described((ObjectNode) term.deepCopy());
                JsonNode known = terms.putIfAbsent(whole, whole);
                own.add(known == null ? whole : known);
            }
        }
        return own;
    }
}

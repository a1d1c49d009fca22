package org.footbridge.directory.openreferral.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.directory.openreferral.mapping.Taxonomies;
import org.footbridge.directory.place.Coordinates;

/** The index of the open directory at one time: everything in the order of ids, so that pages do not overlap. Immutable. */
final class Directory {
    private final Map<String, Listing> services = new TreeMap<>();
    private final Map<String, PlacedService> places = new TreeMap<>();
    private final Map<String, String> organisations = new TreeMap<>();
    private final Map<String, JsonNode> terms = new TreeMap<>();
    private final Map<String, JsonNode> taxonomies = new TreeMap<>();
    private final Map<String, Coordinates> positions;

    /** A service with one of its places. */
    record PlacedService(Listing service, Listing.Place place) {}

    /**
     * @param organisations ids in Open Referral UK by references
     * @param positions of Locations, by references
     */
    Directory(Collection<Listing> all, Map<String, String> organisations, Map<String, Coordinates> positions) {
        this.positions = Map.copyOf(positions);
        all.stream().sorted(Comparator.comparing(Listing::resource)).forEach(service -> {
            services.putIfAbsent(service.id(), service);
            service.places().forEach(place -> places.putIfAbsent(place.id(), new PlacedService(service, place)));
            String organisation = organisations.get(service.provider());
            if (organisation != null) {
                this.organisations.putIfAbsent(organisation, service.provider());
            }
            service.terms().forEach(term -> {
                terms.putIfAbsent(term.path("id").asText(), term);
                if (!Taxonomies.id(term).isEmpty()) {
                    taxonomies.computeIfAbsent(Taxonomies.id(term), id -> Taxonomies.of(term));
                }
            });
        });
    }

    /** The services that lists show. */
    List<Listing> listed() {
        return services.values().stream().filter(Listing::listed).toList();
    }

    /** The places of the services that lists show. */
    List<PlacedService> listedPlaces() {
        return places.values().stream()
                .filter(place -> place.service().listed())
                .toList();
    }

    Optional<Listing> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    Optional<PlacedService> place(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** References to the organisations that offer services. */
    List<String> providers() {
        return List.copyOf(organisations.values());
    }

    Optional<String> organisation(String id) {
        return Optional.ofNullable(organisations.get(id));
    }

    List<JsonNode> taxonomies() {
        return List.copyOf(taxonomies.values());
    }

    Optional<JsonNode> taxonomy(String id) {
        return Optional.ofNullable(taxonomies.get(id));
    }

    List<JsonNode> terms() {
        return Collections.unmodifiableList(new ArrayList<>(terms.values()));
    }

    Optional<JsonNode> term(String id) {
        return Optional.ofNullable(terms.get(id));
    }

    Optional<Coordinates> position(String location) {
        return Optional.ofNullable(positions.get(location));
    }
}

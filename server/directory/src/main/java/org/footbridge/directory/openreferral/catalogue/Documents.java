package org.footbridge.directory.openreferral.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.footbridge.audit.AuditTrail;
import org.footbridge.directory.openreferral.catalogue.Directory.PlacedService;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.directory.openreferral.mapping.Taxonomies;
import org.footbridge.json.ExactJson;
import org.footbridge.repository.Repository;
import org.footbridge.store.resource.StoredVersion;

/** The documents of the open directory: pages of lists, and whole objects by their ids. */
public final class Documents {
    private static final String SERVICE = "service";

    private final Repository repository;
    private final Catalogue catalogue;
    private final ServiceMapping mapping;

    /** {@code repository} is that of {@link OpenAccess}. */
    public Documents(Repository repository, Catalogue catalogue, ServiceMapping mapping) {
        this.repository = repository;
        this.catalogue = catalogue;
        this.mapping = mapping;
    }

    /** A page of services with what there is one of in each. */
    public ObjectNode services(ServiceQuery query, PageRange page) {
        Directory directory = catalogue.current();
        List<Listing> all = directory.listed().stream()
                .filter(service -> query.admits(service, directory))
                .toList();
        List<Listing> some = page.of(all);
        Resources resources = resources(some.stream().flatMap(Documents::ownAndProvider));
        return page.envelope(
                all.size(),
                some.stream()
                        .flatMap(service -> resources.service(service).stream())
                        .map(Documents::flat)
                        .toList());
    }

    /** A page of services at locations with what there is one of in each. */
    public ObjectNode places(ServiceQuery query, PageRange page) {
        Directory directory = catalogue.current();
        List<PlacedService> all = directory.listedPlaces().stream()
                .filter(one -> query.admits(one.service(), directory) && query.admits(one.place(), directory))
                .toList();
        List<PlacedService> some = page.of(all);
        Resources resources = resources(some.stream()
                .flatMap(one -> Stream.concat(
                        ownAndProvider(one.service()), Stream.of(one.place().location()))));
        List<JsonNode> contents = new ArrayList<>();
        some.forEach(one -> resources.place(one).ifPresent(whole -> {
            ObjectNode place = flat(whole);
            place.set(SERVICE, flat((ObjectNode) whole.path(SERVICE)));
            contents.add(place);
        }));
        return page.envelope(all.size(), contents);
    }

    /** A page of the organisations that offer services. */
    public ObjectNode organisations(PageRange page) {
        List<String> all = catalogue.current().providers();
        List<String> some = page.of(all);
        Resources resources = resources(some.stream());
        return page.envelope(
                all.size(),
                some.stream()
                        .flatMap(path -> resources.organisation(path).stream())
                        .map(Documents::flat)
                        .toList());
    }

    /** A page of taxonomies. */
    public ObjectNode taxonomies(PageRange page) {
        List<JsonNode> all = catalogue.current().taxonomies();
        return page.envelope(all.size(), page.of(all));
    }

    /** A page of the terms of all taxonomies. */
    public ObjectNode terms(PageRange page) {
        List<JsonNode> all = catalogue.current().terms();
        return page.envelope(all.size(), page.of(all));
    }

    /** A service with everything about it. */
    public Optional<ObjectNode> service(String id) {
        return catalogue
                .current()
                .service(id)
                .flatMap(service -> resources(Stream.concat(ownAndProvider(service), locations(service)))
                        .service(service));
    }

    /** A service at a location with everything about both. */
    public Optional<ObjectNode> place(String id) {
        return catalogue
                .current()
                .place(id)
                .flatMap(one -> resources(Stream.concat(
                                ownAndProvider(one.service()),
                                Stream.of(one.place().location())))
                        .place(one));
    }

    /** An organisation with everything about it. */
    public Optional<ObjectNode> organisation(String id) {
        return catalogue
                .current()
                .organisation(id)
                .flatMap(path -> resources(Stream.of(path)).organisation(path));
    }

    /** A taxonomy with its terms. */
    public Optional<ObjectNode> taxonomy(String id) {
        Directory directory = catalogue.current();
        return directory.taxonomy(id).map(found -> {
            ObjectNode taxonomy = found.deepCopy();
            ArrayNode terms = taxonomy.putArray("taxonomy_terms");
            directory.terms().stream()
                    .filter(term -> Taxonomies.id(term).equals(id))
                    .forEach(terms::add);
            return taxonomy;
        });
    }

    /** A term of a taxonomy. */
    public Optional<ObjectNode> term(String id) {
        return catalogue.current().term(id).map(JsonNode::deepCopy);
    }

    private static Stream<String> ownAndProvider(Listing service) {
        return Stream.of(service.resource(), service.provider());
    }

    private static Stream<String> locations(Listing service) {
        return service.places().stream().map(Listing.Place::location);
    }

    /** The same without lists, its objects included. */
    private static ObjectNode flat(ObjectNode whole) {
        ObjectNode flat = ExactJson.MAPPER.createObjectNode();
        whole.properties().forEach(property -> {
            if (property.getValue() instanceof ObjectNode object) {
                flat.set(property.getKey(), flat(object));
            } else if (!property.getValue().isArray()) {
                flat.set(property.getKey(), property.getValue());
            }
        });
        return flat;
    }

    private Resources resources(Stream<String> paths) {
        List<String> wanted =
                paths.filter(path -> path.contains("/")).distinct().toList();
        Map<String, JsonNode> found = new HashMap<>();
        repository.read(OpenAccess.CALLER, wanted).forEach((path, version) -> {
            if (!version.deleted()) {
                note(version);
                found.put(path, Catalogue.tree(version));
            }
        });
        if (found.size() < wanted.size()
                && wanted.stream().anyMatch(path -> isIndexed(path) && !found.containsKey(path))) {
            catalogue.forget();
        }
        return new Resources(mapping, found);
    }

    /** Whether the index has {@code path} for a resource that it has read itself. */
    private static boolean isIndexed(String path) {
        return path.startsWith("HealthcareService/");
    }

    private static void note(StoredVersion version) {
        AuditTrail.found(version.type(), version.id(), version.version(), version.body());
    }

    /** The resources of one response, as documents. */
    private record Resources(ServiceMapping mapping, Map<String, JsonNode> found) {
        private Optional<JsonNode> find(String path) {
            return Optional.ofNullable(found.get(path));
        }

        Optional<ObjectNode> service(Listing service) {
            Function<String, Optional<JsonNode>> others = this::find;
            return find(service.resource()).map(resource -> mapping.toOpenReferral(resource, others));
        }

        Optional<ObjectNode> organisation(String path) {
            return find(path).map(mapping::organisation);
        }

        Optional<ObjectNode> place(PlacedService one) {
            return service(one.service()).flatMap(service -> {
                ObjectNode bare = service.deepCopy();
                bare.remove("service_at_locations");
                for (JsonNode place : service.path("service_at_locations")) {
                    if (place.path("id").asText().equals(one.place().id())) {
                        ObjectNode whole = place.deepCopy();
                        whole.set(SERVICE, bare);
                        return Optional.of(whole);
                    }
                }
                return Optional.empty();
            });
        }
    }
}

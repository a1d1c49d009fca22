package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.json.ExactJson;

/**
 * The elements that an import owns in a resource. All others are those of people here, such as the capacity of a service, and stay as
 * they are.
 */
final class OwnedElements {
    private static final String EXTENSION = "extension";
    private static final String IDENTIFIER = "identifier";
    private static final String SOURCE = "open-referral-source";
    private static final Map<String, Set<String>> OWNED = Map.of(
            "HealthcareService",
            Set.of(
                    "active",
                    "name",
                    "comment",
                    "extraDetails",
                    "telecom",
                    "providedBy",
                    "availableTime",
                    "communication",
                    "coverageArea",
                    "type",
                    "eligibility",
                    "characteristic",
                    "location"),
            "Organization",
            Set.of("active", "name", "telecom", "type", "partOf"),
            "Location",
            Set.of("status", "name", "description", "mode", "type", "address", "position"));

    private static final List<String> EXTENSIONS = List.of(
            "open-referral-field",
            "service-status",
            "age-range",
            "assurance",
            "cost",
            "funding",
            "service-contact",
            "accessibility");

    private final String base;
    private final Set<String> urls;

    /** @param canonical the base of the canonical URLs of our packages */
    OwnedElements(String canonical) {
        base = canonical + "/StructureDefinition/";
        urls = EXTENSIONS.stream().map(name -> base + name).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code mapped} with what is in {@code current} beside the elements that an import owns. */
    ObjectNode merged(ObjectNode mapped, JsonNode current) {
        ObjectNode merged = mapped.deepCopy();
        Set<String> owned = OWNED.getOrDefault(mapped.path("resourceType").asText(), Set.of());
        current.properties().forEach(element -> {
            String name = element.getKey();
            if (name.equals(EXTENSION)) {
                append(merged, name, element.getValue(), extension -> !isOwned(extension));
            } else if (name.equals(IDENTIFIER)) {
                append(merged, name, element.getValue(), identifier -> isForeign(identifier, mapped));
            } else if (!owned.contains(name) && !merged.has(name)) {
                merged.set(name, element.getValue());
            }
        });
        return merged;
    }

    private interface Choice {
        boolean keeps(JsonNode entry);
    }

    private static void append(ObjectNode merged, String name, JsonNode entries, Choice choice) {
        for (JsonNode entry : entries) {
            if (choice.keeps(entry)) {
                merged.withArray(name).add(entry);
            }
        }
    }

    private boolean isOwned(JsonNode extension) {
        String url = extension.path("url").asText();
        return urls.contains(url) || url.equals(base + SOURCE);
    }

    /** An identifier that people here have added: one of a system that the feed does not give. */
    private static boolean isForeign(JsonNode identifier, JsonNode mapped) {
        String system = identifier.path("system").asText();
        return !system.isEmpty()
                && mapped.path(IDENTIFIER).findValuesAsText("system").stream().noneMatch(system::equals);
    }

    /** A digest of what an import owns in {@code resource}. */
    String digest(JsonNode resource) {
        ObjectNode own = ExactJson.MAPPER.createObjectNode();
        OWNED.getOrDefault(resource.path("resourceType").asText(), Set.of()).forEach(name -> {
            if (resource.has(name)) {
                own.set(name, resource.path(name));
            }
        });
        ArrayNode extensions = own.putArray(EXTENSION);
        resource.path(EXTENSION).forEach(extension -> {
            if (urls.contains(extension.path("url").asText())) {
                extensions.add(extension);
            }
        });
        return Digests.of(own);
    }

    /** Notes in {@code service} where it came from. */
    void source(ObjectNode service, String publisher, String digest) {
        String content = digest(service);
        ObjectNode source = service.withArray(EXTENSION).addObject().put("url", base + SOURCE);
        Stream.of("publisher", "digest", "content").forEach(name -> {
            ObjectNode part = source.withArray(EXTENSION).addObject().put("url", name);
            switch (name) {
                case "publisher" -> part.put("valueUri", publisher);
                case "digest" -> part.put("valueString", digest);
                default -> part.put("valueString", content);
            }
        });
    }

    /** A part of the note of {@link #source}; empty if there is none. */
    Optional<String> sourced(JsonNode service, String part) {
        for (JsonNode extension : service.path(EXTENSION)) {
            if (extension.path("url").asText().equals(base + SOURCE)) {
                for (JsonNode one : extension.path(EXTENSION)) {
                    if (one.path("url").asText().equals(part)) {
                        return Optional.of(one.path("valueString").asText());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Closes {@code service}, of which its publisher says nothing any more. */
    ObjectNode closed(JsonNode service, String publisher) {
        ObjectNode closed = service.deepCopy();
        closed.put("active", false);
        ArrayNode extensions = ExactJson.MAPPER.createArrayNode();
        service.path(EXTENSION).forEach(extension -> {
            String url = extension.path("url").asText();
            if (!url.equals(base + SOURCE) && !url.equals(base + "service-status")) {
                extensions.add(extension);
            }
        });
        extensions.addObject().put("url", base + "service-status").put("valueCode", "inactive");
        closed.set(EXTENSION, extensions);
        source(closed, publisher, FeedImport.WITHDRAWN);
        return closed;
    }
}

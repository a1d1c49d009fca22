package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.footbridge.json.ExactJson;

/** Maps organizations to Organization resources and back. */
final class OrganisationMapping {
    private static final String IDENTIFIERS = "organization_identifiers";
    private static final String ATTRIBUTES = "attributes";
    private static final String PARENT = "parent_organization_id";
    private static final String DESCRIPTION = "description";

    /** The register of lists of organisation identifiers, by the codes of which directories name schemes. */
    private static final String LISTS = "http://org-id.guide/list/";

    private static final String LIST_CODE = "[A-Z]{2}-[A-Z0-9]+";

    private final Extensions extensions;
    private final TermMapping terms;

    OrganisationMapping(Extensions extensions, TermMapping terms) {
        this.extensions = extensions;
        this.terms = terms;
    }

    ObjectNode toFhir(JsonNode organisation, Publisher publisher) {
        ObjectNode resource = ExactJson.MAPPER.createObjectNode();
        Set<String> mapped = new HashSet<>(Set.of("id", "name", IDENTIFIERS, ATTRIBUTES));
        publisher.identify(resource, Kind.ORGANISATION, organisation.path("id").asText());
        for (JsonNode identifier : organisation.path(IDENTIFIERS)) {
            resource.withArray("identifier").add(identifier(identifier));
        }
        resource.put("active", true);
        if (Extensions.hasContent(organisation.path("name"))) {
            resource.set("name", organisation.path("name"));
        }
        Telecoms.toFhir(resource, organisation, "email", "email", mapped);
        Telecoms.toFhir(resource, organisation, "website", "url", mapped);
        String parent = organisation.path(PARENT).asText();
        if (!parent.isBlank()) {
            resource.putObject("partOf")
                    .putObject("identifier")
                    .put("system", publisher.system(Kind.ORGANISATION))
                    .put("value", parent);
            mapped.add(PARENT);
        }
        for (JsonNode attribute : organisation.path(ATTRIBUTES)) {
            resource.withArray("type").add(terms.toFhir(attribute));
        }
        extensions.keep(resource, organisation, mapped);
        return resource;
    }

    private ObjectNode identifier(JsonNode identifier) {
        ObjectNode element = ExactJson.MAPPER.createObjectNode();
        Set<String> mapped = new HashSet<>();
        String scheme = identifier.path("identifier_scheme").asText();
        if (scheme.matches(LIST_CODE)) {
            element.put("system", LISTS + scheme);
            mapped.add("identifier_scheme");
        }
        if (Extensions.hasContent(identifier.path("identifier_type"))) {
            element.putObject("type").set("text", identifier.path("identifier_type"));
            mapped.add("identifier_type");
        }
        if (Extensions.hasContent(identifier.path("identifier"))) {
            element.set("value", identifier.path("identifier"));
            mapped.add("identifier");
        }
        extensions.keep(element, identifier, mapped);
        return element;
    }

    ObjectNode toOpenReferral(JsonNode resource) {
        ObjectNode organisation = ExactJson.MAPPER.createObjectNode();
        String id = Publisher.id(resource, Kind.ORGANISATION);
        organisation.put("id", id);
        organisation.put("name", resource.path("name").asText(id));
        extensions.restore(resource, organisation);
        Telecoms.toOpenReferral(resource, organisation, "email", "email");
        Telecoms.toOpenReferral(resource, organisation, "url", "website");
        parent(resource, organisation);
        ArrayNode identifiers = ExactJson.MAPPER.createArrayNode();
        for (JsonNode identifier : resource.path("identifier")) {
            if (!Publisher.isOwn(identifier, Kind.ORGANISATION)) {
                identifiers.add(restored(identifier, id));
            }
        }
        Lists.set(organisation, IDENTIFIERS, identifiers);
        ArrayNode attributes = ExactJson.MAPPER.createArrayNode();
        resource.path("type").forEach(type -> attributes.add(terms.toOpenReferral(type, id)));
        Lists.set(organisation, ATTRIBUTES, attributes);
        if (!organisation.has(DESCRIPTION)) {
            organisation.set(DESCRIPTION, organisation.path("name"));
        }
        return organisation;
    }

    private static void parent(JsonNode resource, ObjectNode organisation) {
        JsonNode parent = resource.path("partOf");
        String reference = parent.path("reference").asText();
        if (parent.path("identifier").has("value")) {
            organisation.set(PARENT, parent.path("identifier").path("value"));
        } else if (reference.startsWith(Kind.ORGANISATION.resourceType() + "/")) {
            organisation.put(PARENT, Publisher.uuid(reference));
        }
    }

    private ObjectNode restored(JsonNode element, String owner) {
        ObjectNode identifier = ExactJson.MAPPER.createObjectNode();
        extensions.restore(element, identifier);
        String system = element.path("system").asText();
        if (system.startsWith(LISTS)) {
            identifier.put("identifier_scheme", system.substring(LISTS.length()));
        }
        if (element.path("type").has("text")) {
            identifier.set("identifier_type", element.path("type").path("text"));
        }
        if (element.has("value")) {
            identifier.set("identifier", element.path("value"));
        }
        if (!extensions.keeps(element)) {
            identifier.put("id", Publisher.uuid(owner + "|" + element));
            if (!identifier.has("identifier_scheme") && !system.isEmpty()) {
                identifier.put("identifier_scheme", system);
            }
            if (!identifier.has("identifier_type")) {
                identifier.put("identifier_type", "Identifier");
            }
        }
        return identifier;
    }
}

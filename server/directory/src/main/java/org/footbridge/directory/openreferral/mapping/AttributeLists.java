package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.footbridge.json.ExactJson;

/**
 * Maps the attributes of a service to its lists of codes: kinds of service are types, groups of people are eligibility, all others
 * are characteristics. Their order is kept if the lists alone would lose it.
 */
final class AttributeLists {
    private static final List<String> ELEMENTS = List.of("type", "eligibility", "characteristic");
    private static final Set<String> TYPES = Set.of("esdservicetype", "openactiveactivity");
    private static final Set<String> PEOPLE = Set.of("openeligibility", "esdcircumstance");

    /** The name under which the position of an attribute is kept, which is no property of it. */
    private static final String POSITION = "#position";

    private final Extensions extensions;
    private final TermMapping terms;

    AttributeLists(Extensions extensions, TermMapping terms) {
        this.extensions = extensions;
        this.terms = terms;
    }

    private static String element(JsonNode attribute) {
        String taxonomy = TermMapping.taxonomy(attribute).toLowerCase(Locale.ROOT);
        String link = attribute.path("link_type").asText().toLowerCase(Locale.ROOT);
        if (TYPES.contains(taxonomy)
                || Set.of("type", "service_type", "service-type").contains(link)) {
            return "type";
        }
        return PEOPLE.contains(taxonomy) || link.contains("eligib") ? "eligibility" : "characteristic";
    }

    void toFhir(JsonNode attributes, ObjectNode service) {
        boolean ordered = isOrdered(attributes);
        for (int i = 0; i < attributes.size(); i++) {
            JsonNode attribute = attributes.path(i);
            String element = element(attribute);
            ObjectNode concept = terms.toFhir(attribute);
            if (!ordered) {
                extensions.keep(concept, ExactJson.MAPPER.createObjectNode().put(POSITION, i), Set.of());
            }
            if (element.equals("eligibility")) {
                service.withArray(element).addObject().set("code", concept);
            } else {
                service.withArray(element).add(concept);
            }
        }
    }

    private static boolean isOrdered(JsonNode attributes) {
        List<Integer> places = new ArrayList<>();
        attributes.forEach(attribute -> places.add(ELEMENTS.indexOf(element(attribute))));
        return places.equals(places.stream().sorted().toList());
    }

    ArrayNode toOpenReferral(JsonNode service, String owner) {
        List<ObjectNode> all = new ArrayList<>();
        for (String element : ELEMENTS) {
            for (JsonNode entry : service.path(element)) {
                JsonNode concept = element.equals("eligibility") ? entry.path("code") : entry;
                if (concept.isObject()) {
                    all.add(terms.toOpenReferral(concept, owner + "|" + element));
                }
            }
        }
        all.sort(Comparator.comparingInt(attribute -> attribute.path(POSITION).asInt(Integer.MAX_VALUE)));
        ArrayNode attributes = ExactJson.MAPPER.createArrayNode();
        all.forEach(attribute -> {
            attribute.remove(POSITION);
            attributes.add(attribute);
        });
        return attributes;
    }
}

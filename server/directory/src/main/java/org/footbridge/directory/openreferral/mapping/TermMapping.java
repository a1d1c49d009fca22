package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.json.ExactJson;

/** Maps attributes, each of which links an object to a term of a taxonomy, to CodeableConcepts and back. */
final class TermMapping {
    /** The taxonomies that all directories of the UK are to use, by their prefixes. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "esdCircumstance", "http://id.esd.org.uk/list/circumstances",
            "esdNeed", "http://id.esd.org.uk/list/needs",
            "esdServiceType", "http://id.esd.org.uk/list/services",
            "openActiveActivity", "https://openactive.io/activity-list/activity-list.jsonld",
            "snomedCT", "http://snomed.info/sct");

    private static final String TERM = "taxonomy_term";
    private static final Set<String> ATTRIBUTE_MAPPED = Set.of(TERM);
    private static final Set<String> TERM_MAPPED = Set.of("name");
    private static final String URI = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+";

    private final Extensions extensions;

    TermMapping(Extensions extensions) {
        this.extensions = extensions;
    }

    /** The taxonomy that {@code attribute} takes its term from; empty if it does not say. */
    static String taxonomy(JsonNode attribute) {
        return attribute.path(TERM).path("taxonomy").asText();
    }

    ObjectNode toFhir(JsonNode attribute) {
        ObjectNode concept = ExactJson.MAPPER.createObjectNode();
        extensions.keep(concept, attribute, ATTRIBUTE_MAPPED);
        JsonNode term = attribute.path(TERM);
        if (term.isObject() && !term.isEmpty()) {
            ObjectNode coding = concept.putArray("coding").addObject();
            extensions.keep(coding, term, TERM_MAPPED);
            coding(coding, term);
        }
        return concept;
    }

    private static void coding(ObjectNode coding, JsonNode term) {
        system(term).ifPresent(system -> coding.put("system", system));
        String code = code(term);
        if (!code.isEmpty()) {
            coding.put("code", code);
        }
        if (Extensions.hasContent(term.path("name"))) {
            coding.set("display", term.path("name"));
        }
    }

    private static Optional<String> system(JsonNode term) {
        String taxonomy = term.path("taxonomy").asText();
        String id = term.path("taxonomy_id").asText();
        if (SYSTEMS.containsKey(taxonomy)) {
            return Optional.ofNullable(SYSTEMS.get(taxonomy));
        } else if (taxonomy.matches(URI)) {
            return Optional.of(taxonomy);
        }
        return id.matches("[0-9a-fA-F-]{36}") ? Optional.of("urn:uuid:" + id) : Optional.empty();
    }

    /** Of the known taxonomies the last part of the term's URI, of others the id of the term. */
    private static String code(JsonNode term) {
        String uri = term.path("term_uri").asText();
        boolean known = SYSTEMS.containsKey(term.path("taxonomy").asText());
        String last = uri.replaceFirst("[/#]+$", "").replaceFirst("^.*[/#:=]", "");
        String code = known && !last.isBlank() ? last : term.path("id").asText();
        return code.strip().replaceAll("\\s+", " ");
    }

    /** {@code owner} is what ids of attributes that came from no feed follow from. */
    ObjectNode toOpenReferral(JsonNode concept, String owner) {
        ObjectNode attribute = ExactJson.MAPPER.createObjectNode();
        extensions.restore(concept, attribute);
        JsonNode coding = concept.path("coding").path(0);
        if (extensions.keeps(concept)) {
            if (!coding.isMissingNode()) {
                attribute.set(TERM, published(coding));
            }
            return attribute;
        }
        attribute.put("id", Publisher.uuid(owner + "|" + concept));
        attribute.set(TERM, term(coding, concept));
        return attribute;
    }

    private ObjectNode published(JsonNode coding) {
        ObjectNode term = ExactJson.MAPPER.createObjectNode();
        extensions.restore(coding, term);
        if (coding.has("display")) {
            term.set("name", coding.path("display"));
        }
        return term;
    }

    private static ObjectNode term(JsonNode coding, JsonNode concept) {
        ObjectNode term = ExactJson.MAPPER.createObjectNode();
        String system = coding.path("system").asText();
        String code = coding.path("code").asText();
        String name = named(coding, concept);
        term.put("id", Publisher.uuid(system + "|" + (code.isEmpty() ? name : code)));
        term.put("name", name).put("description", name);
        if (!system.isEmpty()) {
            term.put("taxonomy", prefix(system)).put("taxonomy_id", taxonomyId(prefix(system)));
        }
        if (!code.isEmpty()) {
            term.put("term", code);
        }
        return term;
    }

    private static String named(JsonNode coding, JsonNode concept) {
        for (JsonNode text : new JsonNode[] {coding.path("display"), concept.path("text"), coding.path("code")}) {
            if (Extensions.hasContent(text)) {
                return text.asText();
            }
        }
        return "Without a name";
    }

    private static String prefix(String system) {
        return SYSTEMS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(system))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(system);
    }

    /** The id of a taxonomy that gives none, which follows from its name. */
    static String taxonomyId(String taxonomy) {
        return Publisher.uuid("taxonomy|" + taxonomy);
    }

    /** The URI of the taxonomy {@code prefix}; empty if it is not one of those that all directories are to use. */
    static Optional<String> uri(String prefix) {
        return prefix.matches(URI) ? Optional.of(prefix) : Optional.ofNullable(SYSTEMS.get(prefix));
    }
}

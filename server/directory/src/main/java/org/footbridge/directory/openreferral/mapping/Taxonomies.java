package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.footbridge.json.ExactJson;

/** The taxonomies of terms, as far as the terms tell of them. */
public final class Taxonomies {
    private static final String ID = "taxonomy_id";
    private static final String NAME = "taxonomy";
    private static final String DESCRIPTION = "description";

    private Taxonomies() {}

    /** {@code term} with all that a term of its own needs: a description, and the id of its taxonomy if it has one. */
    public static ObjectNode described(ObjectNode term) {
        if (!term.has("name")) {
            term.set("name", term.path("id"));
        }
        if (!term.has(DESCRIPTION)) {
            term.set(DESCRIPTION, term.path("name"));
        }
        if (!term.has(ID) && term.has(NAME)) {
            term.put(ID, TermMapping.taxonomyId(term.path(NAME).asText()));
        }
        return term;
    }

    /** The id of the taxonomy of a described term; empty if it has none. */
    public static String id(JsonNode term) {
        return term.path(ID).asText();
    }

    /** The taxonomy of a described term. */
    public static ObjectNode of(JsonNode term) {
        String name = term.path(NAME).asText(id(term));
        ObjectNode taxonomy = ExactJson.MAPPER.createObjectNode();
        taxonomy.put("id", id(term)).put("name", name).put(DESCRIPTION, name);
        TermMapping.uri(name).ifPresent(uri -> taxonomy.put("uri", uri));
        return taxonomy;
    }
}

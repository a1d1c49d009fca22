package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One element of a profile: {@code own} is its differential, {@code whole} its snapshot. If the differential has no such
 * element, {@code own} is an empty object.
 */
record Element(JsonNode own, JsonNode whole) {
    String id() {
        return whole.path("id").asText(whole.path("path").asText());
    }

    /** The id of the element above: a slice is below the element that is sliced. Empty for the root. */
    static String parent(String id) {
        int dot = id.lastIndexOf('.');
        int colon = id.lastIndexOf(':');
        return id.substring(0, Math.max(Math.max(dot, colon), 0));
    }

    /** The last part of the id; of a slice the name of the element, too. */
    String name() {
        String id = id();
        return id.substring(id.lastIndexOf('.') + 1);
    }

    /** The value of a property, empty if it has none. */
    String text(String property) {
        return whole.path(property).asText();
    }

    /** Whether it must not be there. */
    boolean isProhibited() {
        return text("max").equals("0");
    }

    boolean says(String property) {
        return own.has(property);
    }

    boolean isTrue(String property) {
        return whole.path(property).asBoolean();
    }
}

package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Looks up extensions of our profiles by the last part of their URL, as the invariants of the profiles do. */
public final class Extensions {
    private Extensions() {}

    /** The first extension of {@code element} with this name; a missing node if there is none. */
    public static JsonNode find(JsonNode element, String name) {
        for (JsonNode extension : element.path("extension")) {
            String url = extension.path("url").asText();
            if (url.equals(name) || url.endsWith("/StructureDefinition/" + name)) {
                return extension;
            }
        }
        return MissingNode.getInstance();
    }
}

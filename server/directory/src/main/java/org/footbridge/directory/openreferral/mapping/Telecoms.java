package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** E-mail addresses and web pages, of which Open Referral UK has one each, as contact points. */
final class Telecoms {
    private Telecoms() {}

    static void toFhir(ObjectNode resource, JsonNode source, String property, String system, Set<String> mapped) {
        mapped.add(property);
        if (Extensions.hasContent(source.path(property))) {
            resource.withArray("telecom").addObject().put("system", system).set("value", source.path(property));
        }
    }

    static void toOpenReferral(JsonNode resource, ObjectNode target, String system, String property) {
        for (JsonNode telecom : resource.path("telecom")) {
            if (telecom.path("system").asText().equals(system) && !target.has(property)) {
                target.set(property, telecom.path("value"));
            }
        }
    }
}

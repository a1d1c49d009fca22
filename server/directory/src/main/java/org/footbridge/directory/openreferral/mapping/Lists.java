package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lists as members of JSON objects, which neither FHIR nor we write where they are empty. */
final class Lists {
    private Lists() {}

    static void set(ObjectNode object, String name, ArrayNode list) {
        if (!list.isEmpty()) {
            object.set(name, list);
        }
    }
}

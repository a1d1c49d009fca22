package org.footbridge.json;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/** Converts a position in JSON to a FHIRPath for messages: {@code Patient.name[0].given[1]}. */
final class JsonPlace {
    private JsonPlace() {}

    /** The FHIRPath of {@code pointer} in a resource of {@code type}; empty for the root of an unknown type. */
    static String of(@Nullable String type, JsonPointer pointer) {
        StringBuilder path = new StringBuilder(type == null ? "" : type);
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            if (rest.mayMatchElement() && path.length() > 0) {
                path.append('[').append(rest.getMatchingIndex()).append(']');
            } else {
                String name = rest.getMatchingProperty();
                path.append(path.length() == 0 ? "" : ".").append(name.startsWith("_") ? name.substring(1) : name);
            }
        }
        return path.toString();
    }
}

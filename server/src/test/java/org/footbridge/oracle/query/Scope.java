package org.footbridge.oracle.query;

import java.util.List;

/**
 * Where is searched: a type; at system level, where {@code type} is empty, perhaps in {@code types}; and perhaps within
 * the compartment {@code Patient/1}, which else is empty. In a compartment an empty type is written {@code *}.
 */
public record Scope(String compartment, String type, List<String> types) {
    public static Scope of(String type) {
        return new Scope("", type, List.of());
    }

    /** The path below the base. */
    public String path() {
        return compartment.isEmpty() ? type : compartment + "/" + (type.isEmpty() ? "*" : type);
    }
}

package org.footbridge.store.concept;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A concept of a code system in the tables. Its place in the hierarchy is not in it.
 *
 * @param display its preferred name; empty if it has none
 * @param sets the codes of the reference sets that it is a member of
 * @param properties the values of each property, by the property's code; their type is the code system's to say
 */
public record Concept(
        String code,
        String display,
        boolean active,
        Optional<String> definition,
        List<String> sets,
        Map<String, List<String>> properties,
        List<Designation> designations) {
    public Concept {
        sets = List.copyOf(sets);
        properties = Map.copyOf(properties);
        designations = List.copyOf(designations);
    }

    /** Whether it stands for those below it and is not to be chosen. */
    public boolean isAbstract() {
        return properties.getOrDefault("notSelectable", List.of()).contains("true");
    }

    /** The same concept with these other names. */
    public Concept withDesignations(List<Designation> others) {
        return new Concept(code, display, active, definition, sets, properties, others);
    }

    /** An active concept of which no more is known. */
    public static Concept of(String code, String display) {
        return new Concept(code, display, true, Optional.empty(), List.of(), Map.of(), List.of());
    }
}

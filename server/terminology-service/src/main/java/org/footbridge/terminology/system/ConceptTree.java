package org.footbridge.terminology.system;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Coding;

/**
 * The codes of a code system and their hierarchy, from nested concepts or from the properties {@code parent} and
 * {@code child}. A code can have several parents; cycles are tolerated.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem.html#hierarchy">R4 code system hierarchy</a>
 */
public final class ConceptTree {
    private static final String PARENT = "parent";
    private static final String CHILD = "child";
    private static final String PROPERTIES = "http://hl7.org/fhir/concept-properties#";

    private final Map<String, ConceptDefinitionComponent> concepts = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();

    public ConceptTree(CodeSystem system) {
        Set<String> parent = named(system, PARENT);
        Set<String> child = named(system, CHILD);
        system.getConcept().forEach(this::add);
        for (ConceptDefinitionComponent concept : concepts.values()) {
            concept.getProperty().stream()
                    .filter(ConceptPropertyComponent::hasValue)
                    .forEach(property -> link(concept.getCode(), property, parent, child));
        }
    }

    /** The codes under which a code system has the property {@code name} of R4. */
    static Set<String> named(CodeSystem system, String name) {
        Set<String> codes = new LinkedHashSet<>(Set.of(name));
        system.getProperty().stream()
                .filter(property -> property.hasCode() && (PROPERTIES + name).equals(property.getUri()))
                .forEach(property -> codes.add(property.getCode()));
        return codes;
    }

    private void add(ConceptDefinitionComponent concept) {
        if (concept.hasCode()) {
            concepts.put(concept.getCode(), concept);
            concept.getConcept().stream()
                    .filter(ConceptDefinitionComponent::hasCode)
                    .forEach(nested -> link(concept.getCode(), nested.getCode()));
        }
        concept.getConcept().forEach(this::add);
    }

    private void link(String code, ConceptPropertyComponent property, Set<String> parent, Set<String> child) {
        if (parent.contains(property.getCode())) {
            link(value(property), code);
        } else if (child.contains(property.getCode())) {
            link(code, value(property));
        }
    }

    private void link(String parent, String child) {
        children.computeIfAbsent(parent, code -> new LinkedHashSet<>()).add(child);
        parents.computeIfAbsent(child, code -> new LinkedHashSet<>()).add(parent);
    }

    /** Returns the value as text; of a Coding, its code. */
    static String value(ConceptPropertyComponent property) {
        return property.getValue() instanceof Coding coding
                ? String.valueOf(coding.getCode())
                : String.valueOf(property.getValue().primitiveValue());
    }

    /** Returns the concepts in the order of the resource, ancestors before descendants. */
    public Collection<ConceptDefinitionComponent> concepts() {
        return concepts.values();
    }

    /** The code and its descendants; empty if the code does not exist. */
    Set<String> below(String code) {
        return closure(code, children);
    }

    /** The code and its ancestors; empty if the code does not exist. */
    Set<String> above(String code) {
        return closure(code, parents);
    }

    private Set<String> closure(String code, Map<String, Set<String>> steps) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(code));
        while (!next.isEmpty()) {
            String one = next.remove();
            if (concepts.containsKey(one) && reached.add(one)) {
                next.addAll(steps.getOrDefault(one, Set.of()));
            }
        }
        return reached;
    }

    /** The codes next below. */
    Set<String> children(String code) {
        return children.getOrDefault(code, Set.of());
    }

    /** The codes next above. */
    Set<String> parents(String code) {
        return parents.getOrDefault(code, Set.of());
    }
}

package org.footbridge.terminology;

import com.google.common.base.Splitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/**
 * The codes of a code system and how they lie below each other: nested, or by the properties {@code parent} and
 * {@code child}. A code can have several parents; a circle is of no harm.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem.html#hierarchy">R4 code system hierarchy</a>
 */
final class ConceptTree {
    private static final String PARENT = "parent";
    private static final String CHILD = "child";
    private static final String PROPERTIES = "http://hl7.org/fhir/concept-properties#";

    private final Map<String, ConceptDefinitionComponent> concepts = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();

    ConceptTree(CodeSystem system) {
        Set<String> parent = named(system, PARENT);
        Set<String> child = named(system, CHILD);
        system.getConcept().forEach(this::add);
        for (ConceptDefinitionComponent concept : concepts.values()) {
            for (ConceptPropertyComponent property : concept.getProperty()) {
                if (parent.contains(property.getCode())) {
                    link(value(property), concept.getCode());
                } else if (child.contains(property.getCode())) {
                    link(concept.getCode(), value(property));
                }
            }
        }
    }

    /** The codes under which a code system has the property {@code name} of R4. */
    private static Set<String> named(CodeSystem system, String name) {
        Set<String> codes = new LinkedHashSet<>(Set.of(name));
        system.getProperty().stream()
                .filter(property -> (PROPERTIES + name).equals(property.getUri()))
                .forEach(property -> codes.add(property.getCode()));
        return codes;
    }

    private void add(ConceptDefinitionComponent concept) {
        if (concept.hasCode()) {
            concepts.put(concept.getCode(), concept);
            concept.getConcept().forEach(nested -> link(concept.getCode(), String.valueOf(nested.getCode())));
        }
        concept.getConcept().forEach(this::add);
    }

    private void link(String parent, String child) {
        children.computeIfAbsent(parent, code -> new LinkedHashSet<>()).add(child);
        parents.computeIfAbsent(child, code -> new LinkedHashSet<>()).add(parent);
    }

    private static String value(ConceptPropertyComponent property) {
        return property.getValue() instanceof Coding coding
                ? String.valueOf(coding.getCode())
                : String.valueOf(property.getValue().primitiveValue());
    }

    Set<String> codes() {
        return concepts.keySet();
    }

    /** The code and all below it; empty if there is no such code. */
    Set<String> below(String code) {
        return closure(code, children);
    }

    /** The code and all above it; empty if there is no such code. */
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

    /** The codes that a filter lets through; empty if it is of a kind that is not understood. */
    Optional<Set<String>> filtered(ConceptSetFilterComponent filter) {
        if (!filter.hasProperty() || !filter.hasOp() || !filter.hasValue()) {
            return Optional.empty();
        }
        String value = filter.getValue();
        return switch (filter.getProperty()) {
            case "concept", "code" -> byCode(filter.getOp(), value);
            case PARENT -> isEqual(filter) ? kept(children.getOrDefault(value, Set.of())::contains) : Optional.empty();
            case CHILD -> isEqual(filter) ? kept(parents.getOrDefault(value, Set.of())::contains) : Optional.empty();
            default -> byProperty(filter.getProperty(), filter.getOp(), value);
        };
    }

    private static boolean isEqual(ConceptSetFilterComponent filter) {
        return filter.getOp() == FilterOperator.EQUAL;
    }

    private Optional<Set<String>> byCode(FilterOperator operator, String value) {
        return switch (operator) {
            case EQUAL -> kept(value::equals);
            case IN -> kept(list(value)::contains);
            case NOTIN -> kept(Predicate.not(list(value)::contains));
            case ISA -> kept(below(value)::contains);
            case ISNOTA -> kept(Predicate.not(below(value)::contains));
            case DESCENDENTOF -> kept(Predicate.<String>not(value::equals).and(below(value)::contains));
            case GENERALIZES -> kept(above(value)::contains);
            default -> Optional.empty();
        };
    }

    private Optional<Set<String>> byProperty(String property, FilterOperator operator, String value) {
        if (concepts.keySet().stream().allMatch(code -> values(code, property).isEmpty())) {
            return Optional.empty(); // perhaps none has it, and perhaps it is called otherwise here
        }
        return switch (operator) {
            case EQUAL -> kept(code -> values(code, property).contains(value));
            case IN -> kept(code -> values(code, property).stream().anyMatch(list(value)::contains));
            case NOTIN -> kept(code -> values(code, property).stream().noneMatch(list(value)::contains));
            case EXISTS -> kept(code -> values(code, property).isEmpty() != value.equals("true"));
            default -> Optional.empty();
        };
    }

    private List<String> values(String code, String property) {
        ConceptDefinitionComponent concept = concepts.get(code);
        return concept == null
                ? List.of()
                : concept.getProperty().stream()
                        .filter(one -> property.equals(one.getCode()))
                        .map(ConceptTree::value)
                        .toList();
    }

    private static Set<String> list(String values) {
        return Splitter.on(',').trimResults().splitToStream(values).collect(Collectors.toSet());
    }

    private Optional<Set<String>> kept(Predicate<String> condition) {
        return Optional.of(concepts.keySet().stream().filter(condition).collect(Collectors.toSet()));
    }
}

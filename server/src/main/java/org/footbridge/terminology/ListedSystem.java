package org.footbridge.terminology;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.store.Concept;
import org.footbridge.store.ConceptFilter;
import org.footbridge.store.ConceptStore.Window;
import org.footbridge.store.Designation;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;

/** A code system that stands in a CodeSystem resource, in memory. */
final class ListedSystem implements KnownSystem {
    private static final Comparator<Concept> SHORTEST_FIRST =
            Comparator.comparing(concept -> concept.display().length());

    private final String url;
    private final String version;
    private final String name;
    private final boolean whole;
    private final ConceptTree tree;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, Concept> concepts = new LinkedHashMap<>();
    private final ConceptWords words = new ConceptWords();

    ListedSystem(CodeSystem system) {
        url = system.getUrl() == null ? "" : system.getUrl();
        version = system.getVersion() == null ? "" : system.getVersion();
        name = system.hasTitle() ? system.getTitle() : system.hasName() ? system.getName() : "";
        whole = system.getContent() == CodeSystemContentMode.COMPLETE;
        tree = new ConceptTree(system);
        system.getProperty().stream()
                .filter(property -> property.hasCode() && property.hasType())
                .forEach(property ->
                        properties.put(property.getCode(), property.getType().toCode()));
        for (ConceptDefinitionComponent concept : tree.concepts()) {
            concepts.put(concept.getCode(), concept(concept));
            concept.getProperty().stream()
                    .filter(property -> property.hasCode() && property.hasValue())
                    .forEach(property -> properties.putIfAbsent(
                            property.getCode(), property.getValue().fhirType()));
        }
    }

    private static Concept concept(ConceptDefinitionComponent from) {
        Map<String, List<String>> values = from.getProperty().stream()
                .filter(property -> property.hasCode() && property.hasValue())
                .collect(Collectors.groupingBy(
                        property -> property.getCode(), Collectors.mapping(ConceptTree::value, Collectors.toList())));
        boolean retired = values.getOrDefault("inactive", List.of()).contains("true")
                || values.getOrDefault("status", List.of()).stream()
                        .anyMatch(status -> status.equals("retired") || status.equals("inactive"));
        return new Concept(
                from.getCode(),
                from.hasDisplay() ? from.getDisplay() : "",
                !retired,
                Optional.ofNullable(from.getDefinition()),
                List.of(),
                values,
                from.getDesignation().stream().map(ListedSystem::designation).toList());
    }

    private static Designation designation(ConceptDefinitionDesignationComponent from) {
        return Designations.of(from.getLanguage(), from.getUse(), from.getValue());
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    int size() {
        return concepts.size();
    }

    @Override
    public Optional<Concept> find(String code) {
        return Optional.ofNullable(concepts.get(code));
    }

    @Override
    public Optional<Boolean> has(String code, ConceptFilter filter) {
        Concept concept = concepts.get(code);
        return Optional.of(concept != null && test(filter).test(concept));
    }

    @Override
    public List<Concept> page(ConceptFilter filter, Window window) {
        Stream<Concept> found = concepts.values().stream().filter(test(filter));
        return (window.shortestFirst() ? found.sorted(SHORTEST_FIRST) : found)
                .skip(window.offset())
                .limit(window.count())
                .toList();
    }

    @Override
    public long count(ConceptFilter filter, long max) {
        return concepts.values().stream().filter(test(filter)).limit(max).count();
    }

    @Override
    public Set<String> codes(ConceptFilter filter, int max) {
        return concepts.values().stream()
                .filter(test(filter))
                .map(Concept::code)
                .limit(max)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Predicate<Concept> test(ConceptFilter filter) {
        if (filter instanceof ConceptFilter.AllOf all) {
            return all.filters().stream().map(this::test).reduce(concept -> true, Predicate::and);
        } else if (filter instanceof ConceptFilter.AnyOf any) {
            return any.filters().stream().map(this::test).reduce(concept -> false, Predicate::or);
        } else if (filter instanceof ConceptFilter.Not not) {
            return test(not.filter()).negate();
        } else if (filter instanceof ConceptFilter.Text text) {
            return words.begin(text.text());
        } else if (filter instanceof ConceptFilter.Active) {
            return Concept::active;
        } else if (filter instanceof ConceptFilter.Property property) {
            return concept -> concept.properties().getOrDefault(property.property(), List.of()).stream()
                    .anyMatch(property.values()::contains);
        } else if (filter instanceof ConceptFilter.HasProperty property) {
            return concept -> concept.properties().containsKey(property.property());
        }
        Collection<String> codes = codes(filter);
        return concept -> codes.contains(concept.code());
    }

    private Set<String> codes(ConceptFilter filter) {
        if (filter instanceof ConceptFilter.Codes codes) {
            return codes.codes();
        } else if (filter instanceof ConceptFilter.Below below) {
            return around(tree.below(below.code()), below.code(), below.included());
        } else if (filter instanceof ConceptFilter.Above above) {
            return around(tree.above(above.code()), above.code(), above.included());
        } else if (filter instanceof ConceptFilter.ChildOf child) {
            return tree.children(child.code());
        } else if (filter instanceof ConceptFilter.ParentOf parent) {
            return tree.parents(parent.code());
        } else if (filter instanceof ConceptFilter.Near near) {
            return near(near);
        }
        return Set.of(); // it has no reference sets
    }

    private Set<String> near(ConceptFilter.Near near) {
        Set<String> found = new LinkedHashSet<>();
        for (String code : codes(near.to(), concepts.size())) {
            found.addAll(
                    switch (near.way()) {
                        case BELOW -> codes(new ConceptFilter.Below(code, false));
                        case ABOVE -> codes(new ConceptFilter.Above(code, false));
                        case CHILD -> tree.children(code);
                        case PARENT -> tree.parents(code);
                        case MEMBER, SET -> Set.of();
                    });
        }
        return found;
    }

    private static Set<String> around(Set<String> closure, String code, boolean included) {
        if (!included) {
            closure.remove(code);
        }
        return closure;
    }
}

package org.footbridge.terminology.system;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptStore.Window;
import org.footbridge.store.concept.Designation;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;

/** A code system in memory, built from a CodeSystem resource. */
public final class ListedSystem implements KnownSystem {
    private static final Comparator<Concept> SHORTEST_FIRST =
            Comparator.comparing(concept -> concept.display().length());

    private final String url;
    private final String version;
    private final String name;
    private final boolean whole;
    private final ConceptTree tree;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, Concept> concepts = new LinkedHashMap<>();
    /** The spelling of each code by its small letters; empty if the case of letters matters. */
    private final Map<String, String> spellings = new HashMap<>();

    private final ConceptWords words = new ConceptWords();

    public ListedSystem(CodeSystem system) {
        url = system.getUrl() == null ? "" : system.getUrl();
        version = system.getVersion() == null ? "" : system.getVersion();
        name = system.hasTitle() ? system.getTitle() : system.hasName() ? system.getName() : "";
        whole = system.getContent() == CodeSystemContentMode.COMPLETE;
        tree = new ConceptTree(system);
        Set<String> inactive = ConceptTree.named(system, "inactive");
        Set<String> status = ConceptTree.named(system, "status");
        system.getProperty().stream()
                .filter(property -> property.hasCode() && property.hasType())
                .forEach(property ->
                        properties.put(property.getCode(), property.getType().toCode()));
        for (ConceptDefinitionComponent concept : tree.concepts()) {
            concepts.put(concept.getCode(), concept(concept, inactive, status));
            if (system.hasCaseSensitive() && !system.getCaseSensitive()) {
                spellings.putIfAbsent(concept.getCode().toLowerCase(Locale.ROOT), concept.getCode());
            }
            concept.getProperty().stream()
                    .filter(property -> property.hasCode() && property.hasValue())
                    .forEach(property -> properties.putIfAbsent(
                            property.getCode(), property.getValue().fhirType()));
        }
    }

    private static Concept concept(ConceptDefinitionComponent from, Set<String> inactive, Set<String> status) {
        Map<String, List<String>> values = from.getProperty().stream()
                .filter(property -> property.hasCode() && property.hasValue())
                .collect(Collectors.groupingBy(
                        property -> property.getCode(), Collectors.mapping(ConceptTree::value, Collectors.toList())));
        boolean retired = values(values, inactive).anyMatch("true"::equals)
                || values(values, status).anyMatch(value -> value.equals("retired") || value.equals("inactive"));
        return new Concept(
                from.getCode(),
                from.hasDisplay() ? from.getDisplay() : "",
                !retired,
                Optional.ofNullable(from.getDefinition()),
                List.of(),
                values,
                from.getDesignation().stream().map(ListedSystem::designation).toList());
    }

    private static Stream<String> values(Map<String, List<String>> all, Set<String> properties) {
        return properties.stream().flatMap(property -> all.getOrDefault(property, List.of()).stream());
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

    public int size() {
        return concepts.size();
    }

    @Override
    public String spelled(String code) {
        return concepts.containsKey(code) ? code : spellings.getOrDefault(code.toLowerCase(Locale.ROOT), code);
    }

    @Override
    public Optional<Concept> find(String code) {
        return Optional.ofNullable(concepts.get(spelled(code)));
    }

    @Override
    public Optional<Boolean> has(String code, ConceptFilter filter) {
        Concept concept = concepts.get(spelled(code));
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
            return spellings.isEmpty()
                    ? codes.codes()
                    : codes.codes().stream().map(this::spelled).collect(Collectors.toSet());
        } else if (filter instanceof ConceptFilter.Below below) {
            return around(tree.below(spelled(below.code())), spelled(below.code()), below.included());
        } else if (filter instanceof ConceptFilter.Above above) {
            return around(tree.above(spelled(above.code())), spelled(above.code()), above.included());
        } else if (filter instanceof ConceptFilter.ChildOf child) {
            return tree.children(spelled(child.code()));
        } else if (filter instanceof ConceptFilter.ParentOf parent) {
            return tree.parents(spelled(parent.code()));
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

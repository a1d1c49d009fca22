package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.terminology.system.Filters;
import org.footbridge.terminology.system.KnownSystem;
import org.footbridge.terminology.system.UnknownSystem;

/**
 * The members of a value set as one concept filter for each version of a code system. Unions, intersections and exclusions
 * combine the filters without enumerating concepts, so that their cost does not depend on the number of concepts. Instances
 * are immutable.
 */
final class ValueSetMembers {
    static final ValueSetMembers NONE = new ValueSetMembers(Map.of());

    /** The largest number of codes that are compared to intersect different versions of a system. */
    private static final int COMPARED_MAX = 50_000;

    private final Map<String, Part> parts;

    /**
     * The members from one version of a code system.
     *
     * @param named the concepts that the value set enumerates, in its order and with its displays
     */
    record Part(KnownSystem system, ConceptFilter filter, Map<String, Concept> named) {
        /** Whether it is known of every code whether it belongs here. */
        boolean isDecided() {
            return !(system instanceof UnknownSystem unknown) || unknown.isDecided(filter);
        }
    }

    private ValueSetMembers(Map<String, Part> parts) {
        this.parts = parts;
    }

    static ValueSetMembers of(Part part) {
        return new ValueSetMembers(Map.of(part.system().canonical(), part));
    }

    /** The parts in the order of the value set. */
    Collection<Part> parts() {
        return parts.values();
    }

    /** The union. */
    ValueSetMembers or(ValueSetMembers other) {
        Map<String, Part> joined = new LinkedHashMap<>(parts);
        other.parts.forEach((key, part) -> joined.merge(
                key,
                part,
                (one, two) -> new Part(
                        one.system(), Filters.any(one.filter(), two.filter()), names(one.named(), two.named()))));
        return new ValueSetMembers(joined);
    }

    /** The intersection. */
    ValueSetMembers and(ValueSetMembers other) {
        Map<String, Part> joined = new LinkedHashMap<>();
        parts.forEach((key, part) -> {
            List<ConceptFilter> others = other.filters(part.system());
            if (!others.isEmpty()) {
                ConceptFilter any = others.stream().reduce(Filters::any).orElseThrow();
                ConceptFilter both = Filters.all(List.of(part.filter(), any));
                joined.put(key, new Part(part.system(), both, names(part.named(), other.named(key))));
            }
        });
        return new ValueSetMembers(joined);
    }

    /** The difference: the members that are not in {@code other}. */
    ValueSetMembers without(ValueSetMembers other) {
        Map<String, Part> left = new LinkedHashMap<>();
        parts.forEach((key, part) -> {
            List<ConceptFilter> all = new ArrayList<>(List.of(part.filter()));
            other.filters(part.system()).forEach(filter -> all.add(new ConceptFilter.Not(filter)));
            left.put(key, new Part(part.system(), Filters.all(all), part.named()));
        });
        return new ValueSetMembers(left);
    }

    /** The members that are not retired. */
    ValueSetMembers active() {
        Map<String, Part> left = new LinkedHashMap<>();
        parts.forEach((key, part) -> left.put(
                key,
                new Part(
                        part.system(), Filters.all(List.of(part.filter(), new ConceptFilter.Active())), part.named())));
        return new ValueSetMembers(left);
    }

    private Map<String, Concept> named(String key) {
        Part part = parts.get(key);
        return part == null ? Map.of() : part.named();
    }

    private static Map<String, Concept> names(Map<String, Concept> one, Map<String, Concept> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.isEmpty() ? two : one;
        }
        Map<String, Concept> names = new LinkedHashMap<>(one);
        two.forEach(names::putIfAbsent);
        return names;
    }

    /** Returns the filters on a system, for this version of it; a filter on another version becomes a list of codes. */
    private List<ConceptFilter> filters(KnownSystem system) {
        List<ConceptFilter> filters = new ArrayList<>();
        parts.forEach((key, part) -> {
            if (key.equals(system.canonical())) {
                filters.add(part.filter());
            } else if (part.system().url().equals(system.url())) {
                Set<String> codes = new LinkedHashSet<>();
                part.system().codes(part.filter(), COMPARED_MAX).forEach(code -> codes.add(system.spelled(code)));
                filters.add(part.isDecided() ? new ConceptFilter.Codes(codes) : UnknownSystem.EXISTS);
            }
        });
        return filters;
    }
}

package org.footbridge.oracle.naive;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that the server has or had. */
public final class Population {
    private final Map<String, Stored> byName = new LinkedHashMap<>();
    private final List<Stored> living;

    public Population(List<Stored> all) {
        all.stream()
                .sorted(Comparator.comparingInt(Stored::order))
                .forEach(stored -> byName.put(stored.name(), stored));
        living = byName.values().stream().filter(stored -> !stored.isDeleted()).toList();
    }

    /** Those that are not deleted, in the order of their creation. */
    public List<Stored> living() {
        return living;
    }

    public List<Stored> living(String type) {
        return living.stream().filter(stored -> stored.type().equals(type)).toList();
    }

    /** The types of those that are not deleted. */
    public Set<String> types() {
        return living.stream().map(Stored::type).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is at {@code name}, such as {@code Patient/1}, and not deleted. */
    public Optional<Stored> find(String name) {
        return Optional.ofNullable(byName.get(name)).filter(stored -> !stored.isDeleted());
    }

    /** Whether there is or was a resource at {@code name}. */
    boolean knows(String name) {
        return byName.containsKey(name);
    }
}

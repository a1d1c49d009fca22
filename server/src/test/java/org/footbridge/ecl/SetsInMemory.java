package org.footbridge.ecl;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Concepts as sets, followed step by step: what expressions mean, told as simply as it can be. */
public final class SetsInMemory implements Sets<Set<String>> {
    private final Map<String, Set<String>> parents;
    private final Map<String, Set<String>> members;

    /** {@code parents}: those of every concept; {@code members}: those of every reference set. */
    public SetsInMemory(Map<String, Set<String>> parents, Map<String, Set<String>> members) {
        this.parents = parents;
        this.members = members;
    }

    @Override
    public Set<String> everything() {
        return parents.keySet();
    }

    @Override
    public Set<String> one(String concept) {
        return parents.containsKey(concept) ? Set.of(concept) : Set.of();
    }

    @Override
    public Set<String> related(Relation relation, Set<String> to) {
        return switch (relation) {
            case CHILD -> above(to, this::parents);
            case CHILD_OR_SELF -> or(List.of(to, related(Relation.CHILD, to)));
            case PARENT -> union(to, this::parents);
            case PARENT_OR_SELF -> or(List.of(to, related(Relation.PARENT, to)));
            case DESCENDANT -> above(to, this::ancestors);
            case DESCENDANT_OR_SELF -> or(List.of(to, related(Relation.DESCENDANT, to)));
            case ANCESTOR -> union(to, this::ancestors);
            case ANCESTOR_OR_SELF -> or(List.of(to, related(Relation.ANCESTOR, to)));
        };
    }

    /** Those above which any of {@code these} is. */
    private Set<String> above(Set<String> these, Function<String, Set<String>> above) {
        Set<String> found = new TreeSet<>();
        for (String concept : parents.keySet()) {
            if (!Collections.disjoint(above.apply(concept), these)) {
                found.add(concept);
            }
        }
        return found;
    }

    private static Set<String> union(Set<String> of, Function<String, Set<String>> above) {
        Set<String> found = new TreeSet<>();
        of.forEach(concept -> found.addAll(above.apply(concept)));
        return found;
    }

    private Set<String> parents(String concept) {
        return parents.getOrDefault(concept, Set.of());
    }

    private Set<String> ancestors(String concept) {
        Set<String> found = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(parents.getOrDefault(concept, Set.of()));
        while (!next.isEmpty()) {
            String one = next.remove();
            if (found.add(one)) {
                next.addAll(parents.getOrDefault(one, Set.of()));
            }
        }
        return found;
    }

    @Override
    public Set<String> members(Set<String> referenceSets) {
        Set<String> found = new TreeSet<>();
        referenceSets.forEach(set -> found.addAll(members.getOrDefault(set, Set.of())));
        return found;
    }

    @Override
    public Set<String> and(List<Set<String>> parts) {
        Set<String> found = new TreeSet<>(parts.get(0));
        parts.forEach(found::retainAll);
        return found;
    }

    @Override
    public Set<String> or(List<Set<String>> parts) {
        Set<String> found = new TreeSet<>();
        parts.forEach(found::addAll);
        return found;
    }

    @Override
    public Set<String> minus(Set<String> from, Set<String> without) {
        Set<String> found = new TreeSet<>(from);
        found.removeAll(without);
        return found;
    }
}

package org.footbridge.ecl;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects the concepts that occur in an expression, in whatever role. */
public final class NamedConcepts implements Sets<Set<String>> {
    private NamedConcepts() {}

    public static Set<String> of(Expression expression) {
        return expression.in(new NamedConcepts());
    }

    @Override
    public Set<String> everything() {
        return Set.of();
    }

    @Override
    public Set<String> one(String concept) {
        return Set.of(concept);
    }

    @Override
    public Set<String> related(Relation relation, Set<String> to) {
        return to;
    }

    @Override
    public Set<String> members(Set<String> referenceSets) {
        return referenceSets;
    }

    @Override
    public Set<String> and(List<Set<String>> parts) {
        return or(parts);
    }

    @Override
    public Set<String> or(List<Set<String>> parts) {
        Set<String> all = new TreeSet<>();
        parts.forEach(all::addAll);
        return all;
    }

    @Override
    public Set<String> minus(Set<String> from, Set<String> without) {
        return or(List.of(from, without));
    }
}

package org.footbridge.search.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The in-memory form of a {@link Condition}: whether it holds for one resource, by its index entries. A chain looks for other
 * resources; a few conditions only the database can decide, and they say so.
 */
public final class ResourcePredicate {
    static final ResourcePredicate ALWAYS = of(resource -> true);
    static final ResourcePredicate NEVER = of(resource -> false);

    private final Decision decision;
    private final Set<String> chains;
    private final Set<String> obstacles;

    /** Decides about one resource. */
    @FunctionalInterface
    public interface Decision {
        boolean holds(IndexedResource resource, ResourceLookup others);
    }

    private ResourcePredicate(Decision decision, Set<String> chains, Set<String> obstacles) {
        this.decision = decision;
        this.chains = chains;
        this.obstacles = obstacles;
    }

    /** A condition that the resource alone decides. */
    public static ResourcePredicate of(Predicate<IndexedResource> predicate) {
        return new ResourcePredicate((resource, others) -> predicate.test(resource), Set.of(), Set.of());
    }

    /** A condition that also depends on other resources; {@code chain} names it for messages. */
    public static ResourcePredicate chain(String chain, Decision decision) {
        return new ResourcePredicate(decision, Set.of(chain), Set.of());
    }

    /** A condition that only the database can decide; {@code obstacle} names it for messages. */
    public static ResourcePredicate undecidable(String obstacle) {
        Decision refusal = (resource, others) -> {
            throw new IllegalStateException(obstacle + " cannot be decided in memory");
        };
        return new ResourcePredicate(refusal, Set.of(), Set.of(obstacle));
    }

    static ResourcePredicate all(List<ResourcePredicate> parts) {
        return joined(
                parts, (resource, others) -> parts.stream().allMatch(part -> part.decision.holds(resource, others)));
    }

    static ResourcePredicate any(List<ResourcePredicate> parts) {
        return joined(
                parts, (resource, others) -> parts.stream().anyMatch(part -> part.decision.holds(resource, others)));
    }

    private static ResourcePredicate joined(List<ResourcePredicate> parts, Decision decision) {
        return new ResourcePredicate(
                decision, joined(parts, part -> part.chains), joined(parts, part -> part.obstacles));
    }

    private static Set<String> joined(List<ResourcePredicate> parts, Function<ResourcePredicate, Set<String>> reasons) {
        Set<String> all = Set.of();
        for (ResourcePredicate part : parts) {
            if (!reasons.apply(part).isEmpty()) {
                all = new TreeSet<>(all);
                all.addAll(reasons.apply(part));
            }
        }
        return all;
    }

    ResourcePredicate not() {
        return new ResourcePredicate((resource, others) -> !decision.holds(resource, others), chains, obstacles);
    }

    /** The chains for which other resources must be looked for; none if the resource alone decides. */
    Set<String> chains() {
        return chains;
    }

    /** A predicate that only the database can decide. */
    Set<String> obstacles() {
        return obstacles;
    }

    /** Whether the condition holds for {@code resource}. There must be no {@link #obstacles}. */
    boolean holds(IndexedResource resource, ResourceLookup others) {
        return decision.holds(resource, others);
    }
}

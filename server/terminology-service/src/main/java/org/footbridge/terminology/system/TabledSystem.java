package org.footbridge.terminology.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptStore;
import org.footbridge.store.concept.ConceptStore.Found;
import org.footbridge.store.concept.ConceptStore.Window;
import org.footbridge.store.concept.LoadedSystem;

/** A code system in the concept tables: each look-up or filter is a query. */
record TabledSystem(ConceptStore concepts, LoadedSystem loaded) implements KnownSystem {
    /**
     * The number of matches in a large system up to which they are sorted and counted: each match is a random read from
     * disk.
     */
    private static final long SORTED_MAX = 2_000;

    @Override
    public String url() {
        return loaded.url();
    }

    @Override
    public String version() {
        return loaded.version();
    }

    @Override
    public String name() {
        return loaded.name();
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public Map<String, String> properties() {
        return loaded.properties();
    }

    @Override
    public String spelled(String code) {
        return loaded.caseSensitive()
                ? code
                : concepts.spelled(loaded.id(), code).orElse(code);
    }

    @Override
    public Optional<Concept> find(String code) {
        return concepts.find(loaded.id(), spelled(code));
    }

    @Override
    public Optional<Concept> named(String code) {
        return concepts.named(loaded, spelled(code));
    }

    @Override
    public Optional<Boolean> has(String code, ConceptFilter filter) {
        return Optional.of(concepts.has(loaded.id(), spelled(code), filter));
    }

    @Override
    public List<Concept> page(ConceptFilter filter, Window window) {
        return concepts.page(loaded.id(), filter, window);
    }

    @Override
    public long count(ConceptFilter filter, long max) {
        return filter.equals(ConceptFilter.ALL)
                ? Math.min(loaded.concepts(), max)
                : concepts.count(loaded.id(), filter, max);
    }

    @Override
    public Found found(ConceptFilter filter, Window window, long max) {
        boolean many = window.shortestFirst() && loaded.shortRank() > 0;
        long sortedMax = many ? Math.min(max, window.offset() + SORTED_MAX) : max;
        return filter.equals(ConceptFilter.ALL)
                ? new Found(page(filter, window), OptionalLong.of(loaded.concepts()))
                : concepts.found(loaded, filter, window, sortedMax);
    }

    @Override
    public Set<String> codes(ConceptFilter filter, int max) {
        return concepts.codes(loaded.id(), filter, max);
    }

    @Override
    public Set<String> occurring(ConceptFilter filter, long parameter, int max) {
        return concepts.occurring(loaded.id(), filter, parameter, max);
    }
}

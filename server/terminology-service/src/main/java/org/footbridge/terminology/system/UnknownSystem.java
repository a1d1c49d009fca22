package org.footbridge.terminology.system;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptStore.Window;

/**
 * A code system whose content is not on this server. Codes that a value set enumerates are assumed to belong to it; for
 * other codes the answer is unknown, so that results have three values: yes, no and unknown.
 */
public record UnknownSystem(String url, String version) implements KnownSystem {
    /** The filter that matches every code of the system. */
    public static final ConceptFilter EXISTS = new ConceptFilter.HasProperty("code");

    @Override
    public String name() {
        return "";
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of();
    }

    @Override
    public Optional<Concept> find(String code) {
        return Optional.of(Concept.of(code, ""));
    }

    @Override
    public Optional<Boolean> has(String code, ConceptFilter filter) {
        if (filter instanceof ConceptFilter.Codes codes) {
            return Optional.of(codes.codes().contains(code));
        } else if (filter instanceof ConceptFilter.Not not) {
            return has(code, not.filter()).map(has -> !has);
        } else if (filter instanceof ConceptFilter.AllOf all) {
            return joined(code, all.filters(), false);
        } else if (filter instanceof ConceptFilter.AnyOf any) {
            return joined(code, any.filters(), true);
        }
        // the status of the code is unknown, and it is not known to be retired
        return filter instanceof ConceptFilter.Active ? Optional.of(true) : Optional.empty();
    }

    /** One that is {@code decisive} decides; else one that is unknown leaves it so. */
    private Optional<Boolean> joined(String code, List<ConceptFilter> filters, boolean decisive) {
        boolean unknown = false;
        for (ConceptFilter filter : filters) {
            Optional<Boolean> has = has(code, filter);
            if (has.isEmpty()) {
                unknown = true;
            } else if (has.get() == decisive) {
                return Optional.of(decisive);
            }
        }
        return unknown ? Optional.empty() : Optional.of(!decisive);
    }

    /** Whether the result of {@code filter} is known for every code. */
    public boolean isDecided(ConceptFilter filter) {
        return Filters.finite(filter)
                .filter(codes ->
                        codes.stream().allMatch(code -> has(code, filter).isPresent()))
                .isPresent();
    }

    @Override
    public List<Concept> page(ConceptFilter filter, Window window) {
        return new ArrayList<>(codes(filter, Integer.MAX_VALUE))
                .stream()
                        .skip(window.offset())
                        .limit(window.count())
                        .map(code -> Concept.of(code, ""))
                        .toList();
    }

    @Override
    public long count(ConceptFilter filter, long max) {
        return Math.min(codes(filter, Integer.MAX_VALUE).size(), max);
    }

    @Override
    public Set<String> codes(ConceptFilter filter, int max) {
        return Filters.finite(filter).orElse(Set.of()).stream()
                .filter(code -> has(code, filter).orElse(false))
                .limit(max)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

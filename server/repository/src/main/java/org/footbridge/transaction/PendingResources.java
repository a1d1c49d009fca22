package org.footbridge.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.store.search.SearchStore;

/** The new resources of a bundle, which conditions search as if they were stored already. */
final class PendingResources {
    private final SearchStore search;
    private final List<Candidate> all = new ArrayList<>();

    /** The pending resources that have a key among their tokens. */
    private final Map<Long, List<Candidate>> byToken = new HashMap<>();

    PendingResources(SearchStore search) {
        this.search = search;
    }

    private record Candidate(PendingChange draft, IndexEntries entries) {
        boolean isOf(SearchQuery query) {
            return draft.wanted().type().equals(query.type()) && query.mayFind(entries);
        }
    }

    void add(PendingChange draft, IndexEntries entries) {
        Candidate candidate = new Candidate(draft, entries);
        all.add(candidate);
        for (long token : entries.tokens()) {
            byToken.computeIfAbsent(token, key -> new ArrayList<>()).add(candidate);
        }
    }

    /** The pending resources that {@code query} would find. */
    List<PendingChange> matching(SearchQuery query) {
        List<Candidate> candidates = candidates(query).stream()
                .distinct()
                .filter(candidate -> candidate.isOf(query))
                .toList();
        if (candidates.isEmpty() || query.conditions().isEmpty()) {
            return candidates.stream().map(Candidate::draft).toList();
        }
        Map<String, IndexEntries> entries = new LinkedHashMap<>();
        candidates.forEach(candidate -> entries.put(candidate.draft().id(), candidate.entries()));
        Set<String> found = search.among(query, entries);
        return candidates.stream()
                .map(Candidate::draft)
                .filter(draft -> found.contains(draft.id()))
                .toList();
    }

    private List<Candidate> candidates(SearchQuery query) {
        if (query.tokenGroups().isEmpty()) {
            return all;
        }
        List<Candidate> some = new ArrayList<>();
        for (long key : query.tokenGroups().get(0)) {
            some.addAll(byToken.getOrDefault(key, List.of()));
        }
        return some;
    }
}

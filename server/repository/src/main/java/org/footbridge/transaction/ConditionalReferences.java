package org.footbridge.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.address.ServerBase;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchEngine;
import org.footbridge.store.Store;
import org.footbridge.transaction.BundleLinks.Reference;

/**
 * Resolves conditional references against the resources that will be stored after the deletions and changes of a bundle, and
 * against the new resources of the bundle itself.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#trules">R4 transaction processing rules, 5</a>
 */
final class ConditionalReferences {
    private final Store store;
    private final SearchEngine engine;
    private final PendingResources brought;

    /** The resources whose stored version is about to be replaced. */
    private final Set<String> rewritten;

    private final Map<String, String> named = new HashMap<>();

    ConditionalReferences(Store store, SearchEngine engine, List<PendingChange> drafts, PendingResources brought) {
        this.store = store;
        this.engine = engine;
        this.brought = brought;
        this.rewritten = drafts.stream()
                .filter(draft -> !draft.isSettled() && draft.isThere())
                .map(PendingChange::path)
                .collect(Collectors.toSet());
    }

    /** Under which the client reached the server. */
    ServerBase base() {
        return engine.base();
    }

    /** {@code Type/id} of the one resource that {@code reference} names. */
    String named(Reference reference) {
        return named.computeIfAbsent(reference.target(), target -> find(reference));
    }

    private String find(Reference reference) {
        Criteria criteria = Criteria.parse(reference.type(), reference.query(), "A conditional reference", engine);
        Stream<String> stored = store.search().matches(criteria.query(), 2 + rewritten.size()).versions().stream()
                .map(version -> version.type() + "/" + version.id())
                .filter(path -> !rewritten.contains(path));
        List<String> found = new ArrayList<>(stored.toList());
        brought.matching(criteria.query()).forEach(draft -> found.add(draft.path()));
        if (found.size() != 1) {
            throw new Problem(
                    ProblemKind.STALE,
                    "The conditional reference '" + Criteria.shortened(reference.target()) + "' has "
                            + (found.isEmpty() ? "no match" : "more than one match") + "; it must name one resource.",
                    reference.path());
        }
        return found.get(0);
    }
}

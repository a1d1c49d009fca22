package org.footbridge.transaction;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.store.resource.Write;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.PendingChange.Prepared;
import org.jspecify.annotations.Nullable;

/** The pending changes of one call, each with its prepared content and the write that follows from it, in parallel lists. */
record ChangeSet(
        List<PendingChange> drafts, @Nullable Prepared[] prepared, List<Optional<Write>> writes, EntryErrors faults) {
    /** {@code Type/id} of what will be deleted. */
    Set<String> deleted() {
        return drafts.stream()
                .filter(draft -> draft.wanted().verb() == Verb.DELETE && draft.isThere())
                .map(PendingChange::path)
                .collect(Collectors.toSet());
    }

    /** Whether a resource will be there because of the draft at {@code index}. */
    boolean brings(int index) {
        return drafts.get(index).isContent() && writes.get(index).isPresent();
    }
}

package org.footbridge.transaction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.resource.Write;
import org.footbridge.transaction.ChangeParticipant.Addition;
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

    /**
     * This change set together with {@code additions}, whose errors are attributed to the changes that they follow from.
     *
     * @param preparer resolves, reads and validates the added change requests
     */
    ChangeSet with(List<Addition> additions, BiFunction<List<ChangeRequest>, EntryErrors, ChangeSet> preparer) {
        if (additions.isEmpty()) {
            return this;
        }
        int first = drafts.stream().mapToInt(PendingChange::index).max().orElse(-1) + 1;
        ChangeSet added = preparer.apply(
                additions.stream().map(Addition::request).toList(),
                (index, error) -> faults.named(additions.get(index).cause(), error));
        EntryErrors both = (index, error) -> faults.named(
                index < first ? index : additions.get(index - first).cause(), error);
        return new ChangeSet(
                Stream.concat(drafts.stream(), added.drafts.stream().map(draft -> draft.after(first)))
                        .toList(),
                Stream.concat(Arrays.stream(prepared), Arrays.stream(added.prepared))
                        .toArray(Prepared[]::new),
                Stream.concat(writes.stream(), added.writes.stream()).toList(),
                both);
    }

    /** Whether the resources among {@code versions} that are changed are changed from these versions. */
    boolean isOf(List<StoredVersion> versions) {
        return versions.stream()
                .allMatch(version -> drafts.stream()
                        .filter(draft -> draft.id().equals(version.id())
                                && draft.wanted().type().equals(version.type()))
                        .allMatch(draft -> draft.current()
                                .filter(current -> current.version() == version.version())
                                .isPresent()));
    }

    /** Whether a resource will be there because of the draft at {@code index}. */
    boolean brings(int index) {
        return drafts.get(index).isContent() && writes.get(index).isPresent();
    }
}

package org.footbridge.transaction;

import java.util.List;
import java.util.Optional;
import org.footbridge.json.ResourceJson;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.store.resource.Change;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.resource.Write;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.ChangeResult.Effect;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a {@link ChangeRequest}, with the resource that it was resolved to.
 *
 * @param index of the interaction in its bundle
 * @param matched whether a condition led to it
 */
record PendingChange(int index, ChangeRequest wanted, String id, Optional<StoredVersion> current, boolean matched) {

    /** The prepared content of a resource that is to be written. */
    record Prepared(
            ResourceJson json,
            IndexEntries entries,
            Optional<OperationOutcome> remarks,
            List<BundleLinks.Reference> references) {}

    String path() {
        return wanted.type() + "/" + id;
    }

    /** The same about a resource in that state. */
    PendingChange at(Optional<StoredVersion> version) {
        return new PendingChange(index, wanted, id, version, matched);
    }

    /** The same with an index that is {@code first} higher. */
    PendingChange after(int first) {
        return new PendingChange(first + index, wanted, id, current, matched);
    }

    /** Whether nothing is created because there is a match. */
    boolean isExisting() {
        return matched && wanted.verb() == Verb.CREATE;
    }

    /** Whether there is nothing to be done. */
    boolean isSettled() {
        return isExisting() || (wanted.verb() == Verb.DELETE && !isThere());
    }

    /** Whether there is a resource now. */
    boolean isThere() {
        return current.isPresent() && !current.get().deleted();
    }

    /** Whether a body comes with it that is to be read. */
    boolean isContent() {
        return !isExisting() && wanted.verb() != Verb.DELETE;
    }

    /** The write; empty if there is nothing to write. */
    Optional<Write> write(@Nullable Prepared prepared) {
        if (isSettled()) {
            return Optional.empty();
        } else if (prepared == null) {
            return current.map(Write.Deletion::new);
        } else if (current.isEmpty()) {
            Change how = wanted.verb() == Verb.CREATE ? Change.CREATED : Change.CREATED_BY_PUT;
            return Optional.of(new Write.Creation(id, prepared.json(), prepared.entries(), how));
        }
        StoredVersion now = current.get();
        return now.says(prepared.json())
                ? Optional.empty()
                : Optional.of(new Write.Replacement(now, prepared.json(), prepared.entries()));
    }

    /** The result, {@code written} being the new version if there is one. */
    ChangeResult done(Optional<StoredVersion> written, Optional<OperationOutcome> remarks) {
        if (written.isPresent()) {
            Effect effect = switch (written.get().change()) {
                case CREATED, CREATED_BY_PUT, RESTORED -> Effect.CREATED;
                case UPDATED -> Effect.UPDATED;
                case DELETED -> Effect.DELETED;
            };
            return new ChangeResult(effect, written, remarks);
        } else if (isExisting()) {
            return new ChangeResult(Effect.EXISTED, current, remarks);
        }
        return new ChangeResult(wanted.verb() == Verb.DELETE ? Effect.ABSENT : Effect.UNCHANGED, current, remarks);
    }
}

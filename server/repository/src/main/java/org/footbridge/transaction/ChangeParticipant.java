package org.footbridge.transaction;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.footbridge.json.ResourceJson;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.Resource;

/**
 * A participant in the changes of a call: it sees them before they are written, may refuse them, and may add changes to the same
 * transaction. It is asked again whenever an attempt is repeated, so it must have no effects of its own.
 */
public interface ChangeParticipant {
    /** The participant that is concerned by nothing. */
    ChangeParticipant NONE = new ChangeParticipant() {
        @Override
        public boolean concerns(String type) {
            return false;
        }

        @Override
        public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
            return Contribution.NOTHING;
        }
    };

    /** Whether changes of resources of {@code type} are to be shown to it; asked for every change, so it must be quick. */
    boolean concerns(String type);

    /**
     * Judges the content of one resource by itself, before it is validated; called for every resource that is written, so it must be
     * quick.
     *
     * @throws org.footbridge.problem.Problem if the content is refused; nothing is written
     */
    default void requireAcceptable(Resource content) {}

    /**
     * Decides about the changes of a call, of which one at least is of a type that concerns it.
     *
     * @param changes all changes of the call that write something
     * @param errors attributes an error to the change with an index
     * @throws org.footbridge.problem.Problem if a change is refused; nothing is written
     */
    Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin);

    /** Whether {@link #written} is to be called with resources of {@code type}. */
    default boolean records(String type) {
        return false;
    }

    /** Is called with all versions that a call has written, in their transaction, if it {@link #records} the type of one. */
    default void written(List<StoredVersion> versions, Origin origin) {}

    /**
     * A change that is about to be written.
     *
     * @param index of the change request that it belongs to
     * @param before the current version, or the mark of its deletion; empty if there never was one
     * @param after the content that will be stored; empty for a deletion
     */
    record Proposed(int index, String type, String id, Optional<StoredVersion> before, Optional<ResourceJson> after) {
        /** {@code Type/id}. */
        public String path() {
            return type + "/" + id;
        }

        /** The version that will be written. */
        public int version() {
            return before.map(StoredVersion::version).orElse(0) + 1;
        }
    }

    /** The stored resources, whether they exist for the caller or not. */
    interface Stored {
        /** The current version; empty if there is none or it is deleted. */
        Optional<StoredVersion> read(String type, String id);

        /** The current resources of {@code type} that match {@code query}, the newest first; at most a thousand. */
        List<StoredVersion> search(String type, String query);

        /** The number of current resources of {@code type} that match {@code query}. */
        long count(String type, String query);

        /** Whether {@code version} exists for the caller. */
        boolean isVisible(StoredVersion version);
    }

    /**
     * The contribution of a participant to a call.
     *
     * @param additions changes to make in the same transaction; they are the server's own, so the access policy is not asked
     * @param held versions that the decision relied on; they stay current until the changes are written
     * @param condition checked when {@code held} are locked, if there are any; if it is false, the call is decided again
     */
    record Contribution(List<Addition> additions, List<StoredVersion> held, BooleanSupplier condition) {
        /** Nothing to add, and nothing relied on. */
        public static final Contribution NOTHING = new Contribution(List.of(), List.of(), () -> true);

        public Contribution {
            additions = List.copyOf(additions);
            held = List.copyOf(held);
        }
    }

    /** A change that follows from the change request at the index {@code cause}, to which its errors are attributed. */
    record Addition(int cause, ChangeRequest request) {}
}

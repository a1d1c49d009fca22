package org.footbridge.referral;

import java.util.List;
import java.util.function.Predicate;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.EntryErrors;

/**
 * A rule of referrals beyond the states of one of them, such as the places of a service. It may refuse the changes of a call, and names
 * the changes that follow from them, which are part of the same transaction. It has no effects of its own.
 */
public interface LoopRule {
    /** Whether changes of resources of {@code type} are to be shown to it. */
    boolean concerns(String type);

    /**
     * Decides about the changes of a call.
     *
     * @param changes those of the client, and those that follow from them by earlier rules
     * @param errors attributes an error to the change with an index
     * @throws org.footbridge.problem.Problem if a change is refused
     */
    Effects effects(List<LoopChange> changes, Stored stored, EntryErrors errors);

    /**
     * A change that follows from others.
     *
     * @param cause index of the change request that it follows from
     */
    record Effect(int cause, StoredVersion before, StepPatch patch) {
        LoopChange change() {
            return LoopChange.following(cause, before, patch.applied());
        }
    }

    /**
     * The changes that follow from those of a call.
     *
     * @param held versions that the decision relied on
     * @param condition whether {@code held}, once they are locked, still lead to the same decision
     */
    record Effects(List<Effect> changes, List<StoredVersion> held, Predicate<Stored> condition) {
        /** Nothing follows. */
        public static final Effects NONE = new Effects(List.of(), List.of(), stored -> true);

        public Effects {
            changes = List.copyOf(changes);
            held = List.copyOf(held);
        }
    }
}

package org.footbridge.access;

import java.util.Map;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Decides which resources exist for a caller and which changes the caller may make. It is asked on every way to resource data;
 * {@link Caller#SYSTEM} passes without it.
 */
public interface AccessPolicy {
    /** Everything is visible to every caller, and every change is allowed. */
    AccessPolicy OPEN = new AccessPolicy() {
        @Override
        public Visibility visibility(Caller caller, String type) {
            return Visibility.ALL;
        }

        @Override
        public void require(Caller caller, AttemptedChange change) {}

        @Override
        public void requireOperator(Caller caller) {}
    };

    /** The resources of {@code type} that exist for {@code caller}. */
    Visibility visibility(Caller caller, String type);

    /**
     * The resources of {@code type} to which {@code interaction} is open: those that a caller can read, that a search finds, or that
     * exist before or after a change. By default reads and searches see what exists for the caller, and changes are decided by
     * {@link #require(Caller, AttemptedChange)} alone.
     */
    default Visibility visibility(Caller caller, String type, Interaction interaction) {
        return interaction.reads() ? visibility(caller, type) : Visibility.ALL;
    }

    /**
     * Checks that {@code interaction} is open to a caller for some resource of {@code type}, so that a client learns which scope or
     * role is missing instead of finding nothing.
     *
     * @throws org.footbridge.problem.Problem FORBIDDEN if the caller can never do this with resources of the type
     */
    default void require(Caller caller, Interaction interaction, String type) {}

    /**
     * The elements of resources of {@code type} that are not for all who read them, each with the resources in which {@code caller}
     * sees it. In all others it is masked.
     */
    default Map<String, Visibility> masked(Caller caller, String type) {
        return Map.of();
    }

    /**
     * Whether {@code caller}, for whom not all resources of {@code type} exist, may still create one under an id of its own choice. If
     * the id is taken by a resource that does not exist for the caller, the refusal tells the caller so.
     */
    default boolean choosesIds(Caller caller, String type) {
        return false;
    }

    /**
     * Checks that a caller may make a change. The resource before the change is visible to the caller.
     *
     * @throws Problem FORBIDDEN if {@code caller} may not make the change; its message names nothing that
     *     the caller did not send
     */
    void require(Caller caller, AttemptedChange change);

    /**
     * Checks that a caller may read what security labels and consents hide, for a reason.
     *
     * @throws Problem FORBIDDEN if {@code caller} may not
     */
    default void requireBreakGlass(Caller caller) {
        throw new Problem(ProblemKind.FORBIDDEN, "There is no break-glass access on this server.");
    }

    /**
     * Checks that a caller may operate the server: use operations that change more than single resources, and see metrics and jobs.
     * Unless a policy says otherwise, nobody may.
     *
     * @throws Problem FORBIDDEN if {@code caller} may not
     */
    default void requireOperator(Caller caller) {
        throw new Problem(ProblemKind.FORBIDDEN, "This is for operators of the server.");
    }
}

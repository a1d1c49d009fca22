package org.footbridge.access;

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
    };

    /** The resources of {@code type} that exist for {@code caller}. */
    Visibility visibility(Caller caller, String type);

    /**
     * Checks that a caller may make a change. The resource before the change is visible to the caller.
     *
     * @throws org.footbridge.problem.Problem FORBIDDEN if {@code caller} may not make the change; its message names nothing that
     *     the caller did not send
     */
    void require(Caller caller, AttemptedChange change);
}

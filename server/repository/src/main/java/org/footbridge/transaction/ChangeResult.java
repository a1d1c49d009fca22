package org.footbridge.transaction;

import java.util.Optional;
import org.footbridge.access.Access;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * The result of a {@link ChangeRequest}.
 *
 * @param version the current one after it; empty if there is none
 * @param remarks what validation had to say
 */
public record ChangeResult(Effect effect, Optional<StoredVersion> version, Optional<OperationOutcome> remarks) {
    /** The same as it is shown to a caller with {@code access}. */
    ChangeResult shown(Access access) {
        return new ChangeResult(effect, version.map(access::shown), remarks);
    }

    /** The kind of the change. */
    public enum Effect {
        CREATED(201),
        UPDATED(200),
        /** The content was the same already. */
        UNCHANGED(200),
        /** There was a match, so that nothing was created. */
        EXISTED(200),
        DELETED(204),
        /** There was nothing to delete. */
        ABSENT(204);

        private final int status;

        Effect(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }
}

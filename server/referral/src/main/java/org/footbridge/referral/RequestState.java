package org.footbridge.referral;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state of a ServiceRequest.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-request-status.html">R4 request statuses</a>
 */
public enum RequestState {
    DRAFT("draft"),
    ACTIVE("active"),
    ON_HOLD("on-hold"),
    COMPLETED("completed"),
    REVOKED("revoked"),
    ENTERED_IN_ERROR("entered-in-error"),
    UNKNOWN("unknown");

    private final String code;

    RequestState(String code) {
        this.code = code;
    }

    /** The value of {@code ServiceRequest.status}. */
    public String code() {
        return code;
    }

    /** The state with this status; empty if R4 has no such status. */
    public static Optional<RequestState> of(String status) {
        return Stream.of(values()).filter(state -> state.code.equals(status)).findFirst();
    }

    /** Whether a new Task may be opened for the request. */
    public boolean isOpen() {
        return this == DRAFT || this == ACTIVE || this == ON_HOLD;
    }
}

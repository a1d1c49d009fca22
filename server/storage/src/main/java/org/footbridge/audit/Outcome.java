package org.footbridge.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * The outcome of an attempt. The number is stored and never reused.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-audit-event-outcome.html">R4 audit event outcomes</a>
 */
public enum Outcome {
    /** The caller got what was asked for. */
    SUCCESS(0, "0"),
    /** The caller was not allowed to do it, or not so often, or not known. */
    DENIED(1, "4"),
    /** The request was wrong, or what it names is not there. */
    FAILED(2, "4"),
    /** The server could not do it. */
    FAULT(3, "8");

    private final int number;
    private final String code;

    Outcome(int number, String code) {
        this.number = number;
        this.code = code;
    }

    /** The number under which it is stored. */
    public int number() {
        return number;
    }

    /** The code of {@code AuditEvent.outcome}. */
    public String code() {
        return code;
    }

    /** The one with a stored number; empty if there is none. */
    public static Optional<Outcome> of(int number) {
        return Arrays.stream(values()).filter(one -> one.number == number).findFirst();
    }

    /** The outcome that an HTTP status says. */
    public static Outcome ofStatus(int status) {
        if (status < 400) {
            return SUCCESS;
        } else if (status == 401 || status == 403 || status == 429) {
            return DENIED;
        }
        return status < 500 ? FAILED : FAULT;
    }
}

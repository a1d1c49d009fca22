package org.footbridge.validation;

import org.hl7.fhir.r4.model.OperationOutcome;

/** A resource that breaks rules and is therefore refused; the outcome names each with its place. */
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OperationOutcome outcome;

    public Invalid(OperationOutcome outcome) {
        super("The resource is not valid");
        this.outcome = outcome;
    }

    public OperationOutcome outcome() {
        return outcome;
    }
}

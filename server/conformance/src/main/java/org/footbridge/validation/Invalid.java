package org.footbridge.validation;

import org.hl7.fhir.r4.model.OperationOutcome;

/** Exception for a resource that breaks rules and is therefore refused. The outcome lists each error with its location. */
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

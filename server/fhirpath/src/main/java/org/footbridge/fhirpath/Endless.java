package org.footbridge.fhirpath;

/**
 * Exception for an evaluation that exceeds its budget or the stack. HAPI's engine is not tried, because it would not
 * terminate either.
 */
final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Endless(String what) {
        super(what, null, false, false);
    }
}

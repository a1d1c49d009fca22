package org.footbridge.fhirpath;

/** That an evaluation takes too long on a resource, or too deep a stack. HAPI's engine is not asked: it would not end. */
final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Endless(String what) {
        super(what, null, false, false);
    }
}

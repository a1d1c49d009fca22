package org.footbridge.fhirpath.syntax;

/**
 * What the compiler, or a compiled expression on meeting an unexpected value, does not know how to do. In
 * {@code fhirpath} it means to ask HAPI's engine.
 */
public final class UnsupportedPath extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedPath(String what) {
        // Without a stack trace: at evaluation it is control flow.
        super(what, null, false, false);
    }
}

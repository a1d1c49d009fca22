package org.footbridge.fhirpath.syntax;

/**
 * Exception for a feature that the compiler does not support, or for a value that a compiled expression does not support.
 * The package {@code fhirpath} then falls back to HAPI's engine.
 */
public final class UnsupportedPath extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean hopeless;

    public UnsupportedPath(String what) {
        this(what, false);
    }

    private UnsupportedPath(String what, boolean hopeless) {
        // Without a stack trace: at evaluation it is control flow.
        super(what, null, false, false);
        this.hopeless = hopeless;
    }

    /** Creates the exception for a feature that HAPI's engine does not support either. */
    public static UnsupportedPath hopeless(String what) {
        return new UnsupportedPath(what, true);
    }

    /** Whether HAPI's engine would fail, too. */
    public boolean isHopeless() {
        return hopeless;
    }
}

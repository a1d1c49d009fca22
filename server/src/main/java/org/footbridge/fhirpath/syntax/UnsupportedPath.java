package org.footbridge.fhirpath.syntax;

/**
 * What the compiler, or a compiled expression on meeting an unexpected value, does not know how to do. In
 * {@code fhirpath} it means to ask HAPI's engine.
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

    /** Of what HAPI's engine does not know either. */
    public static UnsupportedPath hopeless(String what) {
        return new UnsupportedPath(what, true);
    }

    /** Whether HAPI's engine would fail, too. */
    public boolean isHopeless() {
        return hopeless;
    }
}

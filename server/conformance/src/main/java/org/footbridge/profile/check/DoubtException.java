package org.footbridge.profile.check;

/** Exception that ends a walk at the first doubt. */
public final class DoubtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Doubt doubt;

    DoubtException(Doubt doubt) {
        // Without a stack trace: it is control flow.
        super(doubt.feature(), null, false, false);
        this.doubt = doubt;
    }

    public Doubt doubt() {
        return doubt;
    }
}

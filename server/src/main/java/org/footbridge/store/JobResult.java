package org.footbridge.store;

/** What a job is answered with in the end: an HTTP status, and a body in the media type of {@code Content-Type}. */
public record JobResult(int status, String mediaType, byte[] body) {
    private static final int ERRORS = 400;

    /** Whether the status says that the work has failed. */
    public boolean isFailure() {
        return status >= ERRORS;
    }
}

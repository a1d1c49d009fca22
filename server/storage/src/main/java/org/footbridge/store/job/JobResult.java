package org.footbridge.store.job;

/** The final response of a job: an HTTP status, and a body with its {@code Content-Type}. */
public record JobResult(int status, String mediaType, byte[] body) {
    private static final int ERRORS = 400;

    /** Whether the status says that the work has failed. */
    public boolean isFailure() {
        return status >= ERRORS;
    }
}

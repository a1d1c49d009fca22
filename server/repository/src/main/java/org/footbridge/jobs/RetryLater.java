package org.footbridge.jobs;

import java.time.Duration;

/** Thrown by a handler that is to be called again after a pause of its own choice. */
public final class RetryLater extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** @param message shown with the job while it waits */
    public RetryLater(Duration pause, String message) {
        super(message, null, false, false);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}

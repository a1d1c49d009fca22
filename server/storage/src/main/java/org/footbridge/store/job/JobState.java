package org.footbridge.store.job;

import java.util.Locale;

/** The state of a job: queued, then running, and in the end done, failed or cancelled. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether the job has still to end. */
    public boolean isOpen() {
        return this == QUEUED || this == RUNNING;
    }

    /** The state as the table and the actuator have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

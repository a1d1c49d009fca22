package org.footbridge.store.job;

import java.util.UUID;

/**
 * The input of a job's handler.
 *
 * @param job the id of the job
 * @param parameters JSON
 * @param body bytes that go with the parameters, such as a package; empty if there are none
 * @param position what the handler saved last; empty if the job starts from its beginning
 */
public record JobInput(UUID job, String parameters, byte[] body, String position) {
    private static final UUID NEW = new UUID(0, 0);

    /** The input of a new job, which has no id yet. */
    public JobInput(String parameters, byte[] body) {
        this(NEW, parameters, body, "");
    }
}

package org.footbridge.store.job;

/**
 * The input of a job's handler.
 *
 * @param parameters JSON
 * @param body bytes that go with the parameters, such as a package; empty if there are none
 * @param position what the handler saved last; empty if the job starts from its beginning
 */
public record JobInput(String parameters, byte[] body, String position) {
    /** The input of a new job. */
    public JobInput(String parameters, byte[] body) {
        this(parameters, body, "");
    }
}

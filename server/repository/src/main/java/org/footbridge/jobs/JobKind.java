package org.footbridge.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * A kind of jobs.
 *
 * @param name in the column {@code kind}
 * @param lane the kinds that share threads of a server: a long job delays only those of its lane
 * @param threads how many jobs of the lane a server runs at a time; 0 for as many as are set for requests
 * @param endless whether a job is tried again until it succeeds
 * @param period how often the only job of the kind is repeated; empty if jobs are created on request
 */
public record JobKind(
        String name, JobHandler handler, String lane, int threads, boolean endless, Optional<Duration> period) {
    /** The lane of jobs that callers requested. */
    static final String REQUESTS = "requests";

    /** Jobs that callers requested, of which a server runs as many as is set. */
    public static JobKind requested(String name, JobHandler handler) {
        return new JobKind(name, handler, REQUESTS, 0, false, Optional.empty());
    }

    /** Jobs of the server, one at a time, each of which is tried until it succeeds. */
    public static JobKind ofServer(String name, JobHandler handler) {
        return parallel(name, 1, handler);
    }

    /** Jobs of the server, several at a time, each of which is tried until it succeeds. */
    public static JobKind parallel(String name, int threads, JobHandler handler) {
        return new JobKind(name, handler, name, threads, true, Optional.empty());
    }

    /** A job that one of the servers runs again and again. */
    public static JobKind repeated(String name, Duration period, JobHandler handler) {
        return new JobKind(name, handler, name, 1, true, Optional.of(period));
    }
}

package org.footbridge.jobs;

import java.time.Duration;

/**
 * The limits of a job runner: concurrent jobs, duration of a lease, number of starts, and the delay after the first transient
 * failure, which doubles with each further one.
 */
public record JobLimits(int threads, Duration lease, int attempts, Duration pause) {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);

    /** The limits of a server with {@code threads} jobs at a time. */
    public static JobLimits ofServer(int threads) {
        return new JobLimits(threads, LEASE, ATTEMPTS, PAUSE);
    }

    /** The pause after the given attempt, from 1. */
    Duration backOff(int attempt) {
        Duration wanted = pause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return wanted.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wanted;
    }
}

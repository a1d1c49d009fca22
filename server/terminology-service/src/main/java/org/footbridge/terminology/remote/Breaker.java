package org.footbridge.terminology.remote;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Circuit breaker: it opens for a while after several failures in a row; after that time, a single failure reopens it.
 */
final class Breaker {
    private static final int FAILURES_MAX = 3;
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private final LongSupplier nanos;
    private int failures;
    private long until;

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean isOpen() {
        return failures >= FAILURES_MAX && nanos.getAsLong() - until < 0;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /** Whether it is left alone from now on. */
    synchronized boolean failed() {
        failures++;
        until = nanos.getAsLong() + PAUSE;
        return failures >= FAILURES_MAX;
    }
}

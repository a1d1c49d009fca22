package org.footbridge.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives every write of this server a microsecond of its own, later than those before, so that histories show what was
 * written one after the other in that order, even when the clock was set back.
 */
final class WriteClock {
    private final Clock clock;
    private final AtomicLong lastMicros = new AtomicLong(Long.MIN_VALUE);

    WriteClock(Clock clock) {
        this.clock = clock;
    }

    Instant next() {
        return nextAfter(0);
    }

    /** Later than {@code earlier}, too, which another server may have written. */
    Instant nextAfter(Instant earlier) {
        return nextAfter(micros(earlier));
    }

    private Instant nextAfter(long earlierMicros) {
        long now = Math.max(micros(clock.instant()), earlierMicros + 1);
        return Instant.EPOCH.plus(lastMicros.updateAndGet(last -> Math.max(now, last + 1)), ChronoUnit.MICROS);
    }

    /** Microseconds since 1970. */
    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}

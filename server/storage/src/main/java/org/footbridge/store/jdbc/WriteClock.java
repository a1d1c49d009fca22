package org.footbridge.store.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Gives every write of this server a microsecond of its own, later than those before, so that histories show what was
 * written one after the other in that order, even when the clock was set back. It also knows up to when all that this
 * server writes is there for others to see.
 */
public final class WriteClock {
    private final Clock clock;
    private final AtomicLong lastMicros = new AtomicLong(Long.MIN_VALUE);

    /** Of each write that is not over: a time before all that it draws. */
    private final Map<Object, Long> open = new ConcurrentHashMap<>();

    public WriteClock(Clock clock) {
        this.clock = clock;
    }

    public Instant next() {
        return nextAfter(0);
    }

    /** Later than {@code earlier}, too, which another server may have written. */
    public Instant nextAfter(Instant earlier) {
        return nextAfter(micros(earlier));
    }

    private Instant nextAfter(long earlierMicros) {
        long now = Math.max(micros(clock.instant()), earlierMicros + 1);
        return Instant.EPOCH.plus(lastMicros.updateAndGet(last -> Math.max(now, last + 1)), ChronoUnit.MICROS);
    }

    /** Runs {@code work}, whose times are those of versions that others see when it has ended, and not before. */
    <T> T during(Supplier<T> work) {
        Object mark = new Object();
        open.put(mark, lastMicros.get());
        try {
            return work.get();
        } finally {
            open.remove(mark);
        }
    }

    /**
     * Whatever this server has written or will write with this time, or an earlier one, is there. The clock is looked at
     * first: what begins later draws later times, and what began before is either over or among the open ones.
     */
    public long settledMicros() {
        long now = micros(clock.instant());
        long drawn = lastMicros.updateAndGet(last -> Math.max(last, now));
        return open.values().stream().mapToLong(Long::longValue).reduce(drawn, Math::min);
    }

    /** Microseconds since 1970. */
    public static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}

package org.footbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class WriteClockTest {
    private static final Instant NOW = Instant.parse("2026-05-01T09:30:00.123456789Z");

    private final WriteClock clock = new WriteClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void writesOfOneMomentAreAMicrosecondApart() {
        assertThat(clock.next()).isEqualTo("2026-05-01T09:30:00.123456Z");
        assertThat(clock.next()).isEqualTo("2026-05-01T09:30:00.123457Z");
    }

    @Test
    void aVersionIsLaterThanTheOneBeforeEvenIfTheClockWasSetBack() {
        Instant ahead = NOW.plus(1, ChronoUnit.HOURS);
        assertThat(clock.nextAfter(ahead)).isAfter(ahead);
        assertThat(clock.next()).isAfter(ahead);
    }

    @Test
    void whatIsNotOverIsNotSettled() {
        Instant before = clock.next();
        Instant within = clock.during(() -> {
            Instant drawn = clock.next();
            Instant other = clock.during(clock::next);
            assertThat(other).isAfter(drawn);
            assertThat(clock.settledMicros()).isEqualTo(WriteClock.micros(before));
            return drawn;
        });
        assertThat(clock.settledMicros()).isGreaterThanOrEqualTo(WriteClock.micros(within));
        assertThat(WriteClock.micros(clock.next())).isGreaterThan(clock.settledMicros() - 1);
    }
}

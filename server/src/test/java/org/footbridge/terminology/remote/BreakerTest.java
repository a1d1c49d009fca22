package org.footbridge.terminology.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When a server that fails is left alone, and for how long. */
class BreakerTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Breaker breaker = new Breaker(nanos::get);

    @Test
    void leavesAServerAloneAfterThreeFailuresInARow() {
        breaker.failed();
        breaker.failed();
        breaker.succeeded();
        breaker.failed();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.failed()).isTrue();
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void triesItAgainAfterHalfAMinuteAndOneFailureIsEnoughThen() {
        breaker.failed();
        breaker.failed();
        breaker.failed();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(29));
        assertThat(breaker.isOpen()).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(breaker.isOpen()).isFalse();
        breaker.failed();
        assertThat(breaker.isOpen()).isTrue();
    }
}

package org.footbridge.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests within and beyond a rate, at times that the test decides. */
class RateLimitTest {
    private long now;

    private final RateLimit limit = new RateLimit(Rate.parse("6/m"), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    private void after(Duration time) {
        now += time.toNanos();
    }

    private void use(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.count("a")).as("request " + i).isEmpty();
        }
    }

    @Test
    void aCallerMayUseTheWholeRateAtOnceAndThenWaits() {
        use(6);
        assertThat(limit.count("a").orElseThrow().pause()).isEqualTo(Duration.ofSeconds(10));
        after(Duration.ofSeconds(10));
        use(1);
        assertThat(limit.count("a")).isPresent();
        assertThat(limit.refused()).isEqualTo(2);
    }

    @Test
    void callersDoNotShareTheirRates() {
        use(6);
        assertThat(limit.count("a")).isPresent();
        assertThat(limit.count("b")).isEmpty();
    }

    @Test
    void oneRefusalAMinuteIsNoticed() {
        use(6);
        assertThat(limit.count("a").orElseThrow().notice()).isTrue();
        for (int i = 0; i < 5; i++) {
            after(Duration.ofSeconds(9));
            limit.count("a").ifPresent(refusal -> assertThat(refusal.notice()).isFalse());
        }
        after(Duration.ofSeconds(15));
        while (limit.count("a").isEmpty()) {
            assertThat(limit.refused()).isLessThan(20);
        }
        assertThat(limit.count("a").orElseThrow().notice())
                .as("the one before was")
                .isFalse();
    }

    @Test
    void aQuietCallerIsForgotten() {
        use(6);
        after(Duration.ofMinutes(1));
        use(6);
    }

    @ParameterizedTest
    @CsvSource({"50/s,50,1", "3000/m,3000,60", "7/h,7,3600"})
    void aRateIsANumberAndATime(String text, long count, long seconds) {
        assertThat(Rate.parse(text)).isEqualTo(new Rate(count, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "0/s", "-1/s", "5/d", "5 / s", "10000000000/s", "many"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50/s");
    }
}

package org.footbridge.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void hasExactPercentilesOverAllThatWasAdded() {
        Latencies even = new Latencies();
        Latencies odd = new Latencies();
        for (int ms = 10_000; ms >= 1; ms--) {
            (ms % 2 == 0 ? even : odd).add(ms * 1_000_000L);
        }
        even.addAll(odd);
        assertThat(even.count()).isEqualTo(10_000);
        assertThat(even.percentileMs(0.5)).isEqualTo(5_000);
        assertThat(even.percentileMs(0.99)).isEqualTo(9_900);
        assertThat(even.percentileMs(1)).isEqualTo(10_000);
        assertThat(new Latencies().percentileMs(0.5)).isZero();
    }
}

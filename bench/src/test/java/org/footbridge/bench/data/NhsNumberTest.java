package org.footbridge.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NhsNumberTest {
    @Test
    void knowsTheExampleOfTheDataDictionary() {
        assertThat(NhsNumber.checkDigit("943476591")).isEqualTo(9);
    }

    @Test
    void leavesOutWhatHasNoCheckDigit() {
        int candidate = 0;
        for (int i = 0; i < 1000; i++) {
            candidate = NhsNumber.nextCandidate(candidate);
            assertThat(NhsNumber.of(candidate)).matches("999\\d{7}");
            candidate++;
        }
        assertThat(candidate).isBetween(1050, 1150);
    }
}

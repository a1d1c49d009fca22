package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number as text, and what its digits imply. The first three are the examples of R4 3.1.1.4.6. */
class NumberRangeTest {
    @ParameterizedTest(name = "{0} is from {1} to {2}")
    @CsvSource({
        "100,     99.5,     100.5",
        "100.00,  99.995,   100.005",
        "1e2,     95,       105",
        "1.0e2,   95,       105",
        "1.00e2,  99.5,     100.5",
        "8e-1,    0.75,     0.85",
        "5.40,    5.395,    5.405",
        "-2,      -2.5,     -1.5",
        "0,       -0.5,     0.5",
        "+7,      6.5,      7.5",
        "' 7',    6.5,      7.5"
    })
    void implies(String text, BigDecimal from, BigDecimal to) {
        NumberRange range = NumberRange.parse(text).orElseThrow();
        assertThat(range.from()).isEqualByComparingTo(from);
        assertThat(range.to()).isEqualByComparingTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1,5", "1.", ".5", "1e", "1e9999", "--1", "0x10", "NaN", "١"})
    void refuses(String text) {
        assertThat(NumberRange.parse(text)).isEmpty();
    }
}

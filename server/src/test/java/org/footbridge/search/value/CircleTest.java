package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A circle as text, and what it is. */
class CircleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "53.8|-1.55,               53.8, -1.55, 50",
        "53.8|-1.55|,              53.8, -1.55, 50",
        "53.8|-1.55||mi,           53.8, -1.55, 50",
        "53.8|-1.55|11.20,         53.8, -1.55, 11.2",
        "53.8|-1.55|11.20|,        53.8, -1.55, 11.2",
        "53.8|-1.55|11.20|km,      53.8, -1.55, 11.2",
        "53.8|-1.55|1500|m,        53.8, -1.55, 1.5",
        "53.8|-1.55|1|mi,          53.8, -1.55, 1.609344",
        "53.8|-1.55|1|[mi_i],      53.8, -1.55, 1.609344",
        "53.8|-1.55|1|[mi_us],     53.8, -1.55, 1.6093472187",
        "53.8|-1.55|1|[nmi_i],     53.8, -1.55, 1.852",
        "-90|180|0,                -90,  180,   0",
        "90|-180|1e999,            90,   -180,  20100",
        "1e1|+2E1|3,               10,   20,    3"
    })
    void parses(String text, double latitude, double longitude, double radiusKm) {
        Circle circle = Circle.parse(text).orElseThrow();
        assertThat(circle.latitude()).isEqualTo(latitude);
        assertThat(circle.longitude()).isEqualTo(longitude);
        assertThat(circle.radiusKm()).isCloseTo(radiusKm, within(1e-9));
        assertThat(circle.south().doubleValue()).isLessThan(latitude);
        assertThat(circle.north().doubleValue()).isGreaterThan(latitude);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "53.8",
                "53.8|",
                "|-1.55",
                "53.8,-1.55",
                "53.8|-1.55|1|km|",
                "90.01|0",
                "-91|0",
                "0|180.5",
                "0|-181",
                "north|0",
                "1e999|0",
                "53.8|-1.55|-1",
                "53.8|-1.55|far",
                "53.8|-1.55|1|miles",
                "53.8|-1.55|1|kg",
                "53.8|-1.55|1|m2",
                "53.8|-1.55||parsecs",
                "NaN|0"
            })
    void refuses(String text) {
        assertThat(Circle.parse(text)).isEmpty();
    }
}

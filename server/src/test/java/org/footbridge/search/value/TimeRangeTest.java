package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A date as text, and from when to when it is. */
class TimeRangeTest {
    @ParameterizedTest(name = "{0} is from {1} to {2}")
    @CsvSource({
        "2024,                            2024-01-01T00:00:00Z,        2025-01-01T00:00:00Z",
        "0001,                            0001-01-01T00:00:00Z,        0002-01-01T00:00:00Z",
        "2024-02,                         2024-02-01T00:00:00Z,        2024-03-01T00:00:00Z",
        "2024-02-29,                      2024-02-29T00:00:00Z,        2024-03-01T00:00:00Z",
        "1969-12-31,                      1969-12-31T00:00:00Z,        1970-01-01T00:00:00Z",
        "2024-05-17T09:30,                2024-05-17T09:30:00Z,        2024-05-17T09:31:00Z",
        "2024-05-17T09:30:15,             2024-05-17T09:30:15Z,        2024-05-17T09:30:16Z",
        "2024-05-17T09:30:15Z,            2024-05-17T09:30:15Z,        2024-05-17T09:30:16Z",
        "2024-05-17T09:30:15+01:00,       2024-05-17T08:30:15Z,        2024-05-17T08:30:16Z",
        "2024-05-17T09:30:15 01:00,       2024-05-17T08:30:15Z,        2024-05-17T08:30:16Z",
        "2024-05-17T00:30-05:30,          2024-05-17T06:00:00Z,        2024-05-17T06:01:00Z",
        "2024-05-17T09:30:15.1Z,          2024-05-17T09:30:15.1Z,      2024-05-17T09:30:15.2Z",
        "2024-05-17T09:30:15.123Z,        2024-05-17T09:30:15.123Z,    2024-05-17T09:30:15.124Z",
        "2024-05-17T09:30:15.123456789Z,  2024-05-17T09:30:15.123456Z, 2024-05-17T09:30:15.123457Z",
        "2016-12-31T23:59:60Z,            2017-01-01T00:00:00Z,        2017-01-01T00:00:01Z"
    })
    void parses(String text, Instant from, Instant to) {
        assertThat(TimeRange.parse(text)).contains(new TimeRange(micros(from), micros(to)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24",
                "2024-13",
                "2024-02-30",
                "2023-02-29",
                "2024-5-17",
                "2024-05-17T",
                "2024-05-17T09",
                "2024-05-17T24:00:00Z",
                "2024-05-17T09:60:00Z",
                "2024-05-17T09:30:61Z",
                "2024-05-17T09:30:00z",
                "2024-05-17T09:30:00+25:00",
                "2024-05-17 09:30:00Z",
                "20240517",
                "0000-01-00",
                "２０２４"
            })
    void refuses(String text) {
        assertThat(TimeRange.parse(text)).isEmpty();
    }

    @Test
    void isApproximatelyATenthOfItsDistanceFromNow() {
        TimeRange range = new TimeRange(1_000, 1_100);
        assertThat(range.approximately(2_100)).isEqualTo(new TimeRange(900, 1_200));
        assertThat(range.approximately(0)).isEqualTo(new TimeRange(900, 1_200));
        assertThat(range.approximately(1_050)).isEqualTo(range);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}

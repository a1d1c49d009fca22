package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
        assertThat(TimeRange.parse(text, ZoneOffset.UTC)).contains(new TimeRange(micros(from), micros(to)));
    }

    @ParameterizedTest(name = "{0} in {1} is from {2} to {3}")
    @CsvSource({
        "2024,                      Europe/London,     2024-01-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "2024-07,                   Europe/London,     2024-06-30T23:00:00Z, 2024-07-31T23:00:00Z",
        "2024-10,                   Europe/London,     2024-09-30T23:00:00Z, 2024-11-01T00:00:00Z",
        "2024-03-31,                Europe/London,     2024-03-31T00:00:00Z, 2024-03-31T23:00:00Z",
        "2024-10-27,                Europe/London,     2024-10-26T23:00:00Z, 2024-10-28T00:00:00Z",
        "2024-09-08,                America/Santiago,  2024-09-08T04:00:00Z, 2024-09-09T03:00:00Z",
        "2011-12-30,                Pacific/Apia,      2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z",
        "2024-05-17T09:30,          Europe/London,     2024-05-17T08:30:00Z, 2024-05-17T08:31:00Z",
        "2024-05-17T09:30:15.5,     Asia/Kathmandu,    2024-05-17T03:45:15.5Z, 2024-05-17T03:45:15.6Z",
        "2024-05-17T09:30Z,         Europe/London,     2024-05-17T09:30:00Z, 2024-05-17T09:31:00Z",
        "2024-05-17T09:30-02:00,    Europe/London,     2024-05-17T11:30:00Z, 2024-05-17T11:31:00Z",
        "2024-03-31T01:30:00,       Europe/London,     2024-03-31T01:30:00Z, 2024-03-31T01:30:01Z",
        "2024-10-27T01:30:00,       Europe/London,     2024-10-27T00:30:00Z, 2024-10-27T00:30:01Z",
        "2016-12-31T23:59:60,       +01:00,            2016-12-31T23:00:00Z, 2016-12-31T23:00:01Z"
    })
    void parsesLocalTime(String text, ZoneId zone, Instant from, Instant to) {
        assertThat(TimeRange.parse(text, zone)).contains(new TimeRange(micros(from), micros(to)));
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
        assertThat(TimeRange.parse(text, ZoneOffset.UTC)).isEmpty();
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

package org.footbridge.rest.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.value.TimeRange;
import org.footbridge.store.history.HistoryRequest.Period;

/** Points and periods of time as a history's parameters give them; without a zone they are in UTC. */
public final class TimeValues {
    private TimeValues() {}

    /** The first moment of {@code text}. */
    public static Instant instant(String text) {
        return range(text).from();
    }

    /** All moments of {@code text}: of the day for a date, of the year for a year. */
    public static Period range(String text) {
        TimeRange micros = TimeRange.parse(text, ZoneOffset.UTC)
                .orElseThrow(() -> new Problem(
                        ProblemKind.VALUE,
                        "'" + text + "' is not a date or time such as 2024-05-01 or 2024-05-01T09:30:00Z."));
        return new Period(instant(micros.from()), instant(micros.to()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

package org.footbridge.rest;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.HistoryRequest.TimeRange;
import org.hl7.fhir.r4.model.DateTimeType;

/** Points and periods of time as a history's parameters give them; without a zone they are in UTC. */
final class TimeValues {
    private TimeValues() {}

    /** The first moment of {@code text}. */
    static Instant instant(String text) {
        return range(text).from();
    }

    /** All moments of {@code text}: of the day for a date, of the year for a year. */
    static TimeRange range(String text) {
        DateTimeType value = new DateTimeType();
        try {
            value.setValueAsString(text.replace(' ', '+')); // an unescaped plus sign arrives as a space
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "'" + text + "' is not a date or time such as 2024-05-01 or 2024-05-01T09:30:00Z.");
        }
        ZonedDateTime from = value.getTimeZone() == null
                ? Instant.ofEpochMilli(value.getValue().getTime())
                        .atZone(ZoneId.systemDefault())
                        .withZoneSameLocal(ZoneOffset.UTC)
                : value.getValue().toInstant().atZone(ZoneOffset.UTC);
        return new TimeRange(
                from.toInstant(), from.plus(1, unit(value.getPrecision())).toInstant());
    }

    private static ChronoUnit unit(TemporalPrecisionEnum precision) {
        return switch (precision) {
            case YEAR -> ChronoUnit.YEARS;
            case MONTH -> ChronoUnit.MONTHS;
            case DAY -> ChronoUnit.DAYS;
            case MINUTE -> ChronoUnit.MINUTES;
            case SECOND -> ChronoUnit.SECONDS;
            default -> ChronoUnit.MILLIS;
        };
    }
}

package org.footbridge.referral.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times of FHIR as people in the United Kingdom write them: 2 March 2026, in British time. */
final class BritishDates {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;

    private BritishDates() {}

    /** A date of any precision, without its time. */
    static String day(String date) {
        return written(date, DAY);
    }

    /** A date with its time, if it has one. */
    static String time(String date) {
        return written(date, TIME);
    }

    private static String written(String date, DateTimeFormatter precise) {
        try {
            if (date.length() < MONTH_LENGTH) {
                return date;
            } else if (date.length() == MONTH_LENGTH) {
                return YearMonth.parse(date).format(MONTH);
            } else if (date.length() == DAY_LENGTH) {
                return LocalDate.parse(date).format(DAY);
            }
            ZonedDateTime local = OffsetDateTime.parse(date).atZoneSameInstant(ZONE);
            return local.format(precise);
        } catch (DateTimeException unusual) {
            return date; // it was valid when it was stored; to show it as it is loses nothing
        }
    }
}

package org.footbridge.search.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of time that a date denotes: from {@code from} (inclusive) to {@code to} (exclusive), in microseconds since 1970
 * in UTC. An open end is {@code Long.MIN_VALUE} or {@code Long.MAX_VALUE}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#date">R4 3.1.1.4.7 date</a>
 */
public record TimeRange(long from, long to) {
    // A blank before the offset is a plus sign that the client did not escape.
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)"
            + "(?:T(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,18}))?)?(Z|[-+ ]\\d\\d:\\d\\d)?)?)?)?");

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;

    /**
     * The range of a FHIR date, dateTime or instant; empty if {@code text} is none. A date has no zone of its own, and
     * not every time has one: they are in {@code zone}, where a day may have 23 or 25 hours. A time that a clock there
     * skips is the one that it shows instead; one that it shows twice is the first.
     */
    public static Optional<TimeRange> parse(String text, ZoneId zone) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(matcher.group(4) == null ? ofDate(matcher, zone) : ofTime(matcher, zone));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static TimeRange ofDate(Matcher matcher, ZoneId zone) {
        int year = number(matcher, 1);
        if (matcher.group(2) == null) {
            return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 1).plusYears(1), zone);
        } else if (matcher.group(3) == null) {
            LocalDate first = LocalDate.of(year, number(matcher, 2), 1);
            return days(first, first.plusMonths(1), zone);
        }
        LocalDate day = LocalDate.of(year, number(matcher, 2), number(matcher, 3));
        return days(day, day.plusDays(1), zone);
    }

    private static TimeRange ofTime(Matcher matcher, ZoneId zone) {
        int hour = number(matcher, 4);
        int minute = number(matcher, 5);
        int second = matcher.group(6) == null ? 0 : number(matcher, 6);
        // R4 allows a leap second.
        if (hour > 23 || minute > 59 || second > 60) {
            throw new DateTimeException("no such time");
        }
        LocalDate day = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        ZoneOffset offset = matcher.group(8) == null
                ? zone.getRules().getOffset(day.atTime(hour, minute))
                : offset(matcher.group(8));
        long local = day.toEpochDay() * DAY + (hour * 60 + minute) * MINUTE + second * SECOND;
        long start = local - offset.getTotalSeconds() * SECOND;
        if (matcher.group(6) == null) {
            return new TimeRange(start, start + MINUTE);
        }
        return matcher.group(7) == null ? new TimeRange(start, start + SECOND) : ofFraction(start, matcher.group(7));
    }

    private static TimeRange ofFraction(long start, String fraction) {
        long width = SECOND;
        for (int i = 0; i < Math.min(fraction.length(), 6); i++) {
            width /= 10;
        }
        long from = start + Long.parseLong(fraction.substring(0, Math.min(fraction.length(), 6))) * width;
        return new TimeRange(from, from + width);
    }

    private static ZoneOffset offset(String text) {
        return text.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(text.replace(' ', '+'));
    }

    private static TimeRange days(LocalDate first, LocalDate last, ZoneId zone) {
        return new TimeRange(midnight(first, zone), midnight(last, zone));
    }

    /** When {@code day} begins, which is not midnight where the clock skips that. */
    private static long midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toEpochSecond() * SECOND;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Returns the range from the earlier start to the later end of both. */
    public TimeRange span(TimeRange other) {
        return new TimeRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** This, wider at both ends by a tenth of its distance from {@code now}, in the same unit. */
    public TimeRange approximately(long now) {
        long distance = Math.max(0, Math.max(now - to, from - now));
        return new TimeRange(from - distance / 10, to + distance / 10);
    }
}

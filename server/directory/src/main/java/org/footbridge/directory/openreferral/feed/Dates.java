package org.footbridge.directory.openreferral.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates and times in the forms that British directories write them in. In a date of three numbers the day is in front of the month. */
final class Dates {
    private static final List<DateTimeFormatter> FORMS = Stream.of(
                    "uuuu-MM-dd",
                    "uuuuMMdd",
                    "d/M/uuuu",
                    "d-M-uuuu",
                    "d.M.uuuu",
                    "d MMM uuuu",
                    "d MMMM uuuu",
                    "uuuu/M/d")
            .flatMap(form -> Stream.of(formatter(form, Locale.UK), formatter(form, Locale.ENGLISH)))
            .toList();
    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2})(?:[:.](\\d\\d))?(?::(\\d\\d))?(?:\\.\\d+)?\\s*([AaPp])?\\.?[Mm]?\\.?(?:Z|\\+00:?00)?");

    private Dates() {}

    /** The locales differ in the short name of September. */
    private static DateTimeFormatter formatter(String form, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(form)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** A date, of a time its date; empty if it cannot be read. */
    static Optional<LocalDate> date(String text) {
        String date =
                text.strip().replaceFirst("[T ]\\d\\d:\\d\\d.*$", "").replaceAll("(?<=\\d)(?:st|nd|rd|th)\\b", "");
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(LocalDate.parse(date, form));
            } catch (DateTimeException other) {
                // the next form
            }
        }
        return Optional.empty();
    }

    /** A date with time as {@code date-time} of RFC 3339; a time without an offset is in UTC. */
    static Optional<String> dateTime(String text) {
        String time = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:)", "$1T$2");
        try {
            if (time.matches(".*T.*(?:[Zz]|[+-]\\d\\d:\\d\\d)")) {
                OffsetDateTime parsed = OffsetDateTime.parse(time);
                return Optional.of(
                        time.matches(".*T\\d\\d:\\d\\d:\\d\\d.*")
                                ? time
                                : parsed.toInstant().toString());
            } else if (time.contains("T")) {
                return Optional.of(
                        LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toString());
            }
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
        return date(time)
                .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant().toString());
    }

    /** A time of the day such as {@code 09:30:00}; empty if it cannot be read. */
    static Optional<String> time(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (!clock.matches() || (group(clock, 2).isEmpty() && group(clock, 4).isEmpty())) {
            return Optional.empty();
        }
        int hour = number(clock, 1);
        String half = group(clock, 4).toLowerCase(Locale.ROOT);
        if (!half.isEmpty()) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (half.equals("p") ? 12 : 0);
        }
        try {
            return Optional.of(LocalTime.of(hour, number(clock, 2), number(clock, 3))
                    .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher clock, int group) {
        String text = group(clock, group);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static String group(Matcher clock, int group) {
        return Optional.ofNullable(clock.group(group)).orElse("");
    }
}

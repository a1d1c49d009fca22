package org.footbridge.directory.match;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Parts of reasons in plain English. */
final class Words {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final double NEAR_KM = 0.1;

    private Words() {}

    static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String time(LocalTime time) {
        return TIME.format(time);
    }

    static String partOfDay(LocalTime time) {
        return time.isBefore(NOON) ? "morning" : time.isBefore(EVENING) ? "afternoon" : "evening";
    }

    static String km(double km) {
        return km < NEAR_KM ? "less than 0.1 km" : String.format(Locale.ROOT, "%.1f km", km);
    }

    static String pounds(BigDecimal amount) {
        return "£" + amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Without a fraction that says nothing. */
    static String years(double age) {
        return BigDecimal.valueOf(age).stripTrailingZeros().toPlainString();
    }

    static String list(Collection<String> names) {
        List<String> all = List.copyOf(names);
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }

    /** {@code 1 place}, {@code 2 places}. */
    static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** The full months from a day to another, 0 if it is not before that. */
    static long months(LocalDate from, LocalDate to) {
        return Math.max(0, Period.between(from, to).toTotalMonths());
    }
}

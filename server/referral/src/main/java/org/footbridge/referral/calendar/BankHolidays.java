package org.footbridge.referral.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The bank holidays of England and Wales by their rules: of each year the eight that recur, with their substitute days. A holiday that is
 * proclaimed once, or moved, is not among them.
 *
 * @see <a href="https://www.gov.uk/bank-holidays">UK bank holidays</a>
 */
final class BankHolidays {
    private BankHolidays() {}

    static Set<LocalDate> of(int year) {
        LocalDate easter = easter(year);
        LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
        LocalDate firstSubstitute = substitute(christmas);
        LocalDate boxing = christmas.plusDays(1);
        LocalDate secondSubstitute = isWeekend(boxing) || boxing.equals(firstSubstitute)
                ? (isWeekend(christmas) ? firstSubstitute.plusDays(1) : substitute(boxing))
                : boxing;
        LocalDate may = LocalDate.of(year, Month.MAY, 1);
        return Set.of(
                substitute(LocalDate.of(year, Month.JANUARY, 1)),
                easter.minusDays(2),
                easter.plusDays(1),
                may.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)),
                may.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
                LocalDate.of(year, Month.AUGUST, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
                firstSubstitute,
                secondSubstitute);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** {@code day}, or the Monday after it if it is on a weekend. */
    private static LocalDate substitute(LocalDate day) {
        return isWeekend(day) ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
    }

    /**
     * Easter Sunday of a year in the Gregorian calendar.
     *
     * @see <a href="https://aa.usno.navy.mil/faq/easter">Algorithm of Oudin</a>
     */
    private static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int correction = (century - 17) / 25;
        int moon = (century - century / 4 - (century - correction) / 3 + 19 * golden + 15) % 30;
        moon -= moon / 28 * (1 - moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
        int sunday = moon - weekday;
        int month = 3 + (sunday + 40) / 44;
        return LocalDate.of(year, month, sunday + 28 - 31 * (month / 4));
    }
}

package org.footbridge.referral.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which services work: all but Saturdays, Sundays and holidays.
 *
 * @param extra further holidays, such as those that are proclaimed once
 */
public record WorkingCalendar(Holidays holidays, Set<LocalDate> extra) {
    public WorkingCalendar {
        extra = Set.copyOf(extra);
    }

    /** Whether somebody works on {@code day}. */
    public boolean isWorkingDay(LocalDate day) {
        boolean holiday =
                holidays == Holidays.ENGLAND && BankHolidays.of(day.getYear()).contains(day);
        return !BankHolidays.isWeekend(day) && !holiday && !extra.contains(day);
    }

    /** The last of {@code days} working days after {@code start}. */
    public LocalDate plus(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}

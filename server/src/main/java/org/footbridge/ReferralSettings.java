package org.footbridge;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.referral.calendar.Holidays;
import org.footbridge.referral.calendar.Targets;
import org.footbridge.referral.calendar.WorkingCalendar;
import org.footbridge.referral.people.Duplicates;
import org.footbridge.referral.people.NhsNumberCheck;
import org.footbridge.referral.service.WhenFull;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of referrals, under {@code footbridge.referral}.
 *
 * @param enforce whether Tasks and ServiceRequests keep the closed loop; without it they are stored as they come
 * @param whenFull the treatment of a referral to a service without free places
 * @param nhsNumbers the Patients whose NHS numbers are checked
 * @param duplicates the treatment of a second referral for the same need to the same service
 * @param duplicatePeriod how long before it the first one was made at most, 1 day to 10 years
 * @param targets working days until an answer, by priority or mode of engagement, 1 to 1000
 * @param holidays the days, besides weekends, on which nobody works
 * @param extraHolidays further ones
 * @param overduePeriod how often overdue referrals are looked for, 1 second to 1 day
 */
public record ReferralSettings(
        @DefaultValue("true") boolean enforce,
        @DefaultValue("refuse") WhenFull whenFull,
        @DefaultValue("profile") NhsNumberCheck nhsNumbers,
        @DefaultValue("flag") Duplicates duplicates,
        @DefaultValue("365d") Duration duplicatePeriod,
        @DefaultValue Map<String, Integer> targets,
        @DefaultValue("england") Holidays holidays,
        @DefaultValue Set<String> extraHolidays,
        @DefaultValue("15m") Duration overduePeriod) {
    private static final Map<String, Integer> TARGETS = Map.of("routine", 10, "urgent", 5, "asap", 2, "stat", 1);
    private static final int DAYS_MAX = 1_000;

    public ReferralSettings {
        targets.forEach((code, days) -> {
            if (days < 1 || days > DAYS_MAX) {
                throw new SettingException("footbridge.referral.targets." + code + " is " + days
                        + "; it must be a number of working days from 1 to " + DAYS_MAX + ".");
            }
        });
        targets = targets.isEmpty() ? TARGETS : Map.copyOf(targets);
        days(extraHolidays);
        if (overduePeriod.compareTo(Duration.ofSeconds(1)) < 0 || overduePeriod.compareTo(Duration.ofDays(1)) > 0) {
            throw new SettingException(
                    "footbridge.referral.overdue-period is " + overduePeriod + "; it must be between 1s and 1d.");
        } else if (duplicatePeriod.compareTo(Duration.ofDays(1)) < 0
                || duplicatePeriod.compareTo(Duration.ofDays(3_650)) > 0) {
            throw new SettingException("footbridge.referral.duplicate-period is " + duplicatePeriod
                    + "; it must be between 1d and 3650d.");
        }
    }

    /** {@link #targets} with the calendar by which they are reckoned. */
    Targets targetsIn(ZoneId zone) {
        return new Targets(targets, new WorkingCalendar(holidays, days(extraHolidays)), zone);
    }

    private static Set<LocalDate> days(Set<String> texts) {
        try {
            return texts.stream().map(LocalDate::parse).collect(Collectors.toSet());
        } catch (DateTimeParseException unreadable) {
            throw new SettingException(
                    "footbridge.referral.extra-holidays is " + texts + "; it must be dates such as 2026-12-24.");
        }
    }
}

package org.footbridge.referral.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The times within which referrals are to be answered.
 *
 * @param days working days by priority or mode of engagement
 * @param zone of the dates
 */
public record Targets(Map<String, Integer> days, WorkingCalendar calendar, ZoneId zone) {
    public Targets {
        days = Map.copyOf(days);
    }

    /**
     * The day until which a referral that is sent at {@code now} is to be answered: the first that a target names; empty if there is no
     * target.
     *
     * @param codes the priority of the referral and its modes of engagement
     */
    public Optional<LocalDate> due(Collection<String> codes, Instant now) {
        return codes.stream()
                .filter(days::containsKey)
                .map(days::get)
                .min(Integer::compare)
                .map(target -> calendar.plus(LocalDate.ofInstant(now, zone), target));
    }
}

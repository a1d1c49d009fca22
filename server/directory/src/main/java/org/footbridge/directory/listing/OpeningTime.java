package org.footbridge.directory.listing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of {@code HealthcareService.availableTime}.
 *
 * @param days on which it is; empty if it does not say
 * @param allDay whether it is open all day
 * @param from when it opens; empty if it does not say
 * @param to when it closes, on the next day if that is not after {@code from}; empty if it does not say
 */
public record OpeningTime(Set<DayOfWeek> days, boolean allDay, Optional<LocalTime> from, Optional<LocalTime> to) {
    public OpeningTime {
        days = Set.copyOf(days);
    }

    /** Whether it says from when to when it is open. */
    public boolean isTimed() {
        return from.isPresent() && to.isPresent() && !allDay;
    }

    /** Whether it lasts until after midnight. */
    private boolean isOvernight() {
        return isTimed() && !to.orElseThrow().isAfter(from.orElseThrow());
    }

    /** Whether it is open at {@code time} of {@code day}; for an entry with days and times. */
    public boolean covers(DayOfWeek day, LocalTime time) {
        if (allDay) {
            return days.contains(day);
        } else if (isOvernight()) {
            return (days.contains(day) && !time.isBefore(from.orElseThrow()))
                    || (days.contains(day.minus(1)) && time.isBefore(to.orElseThrow()));
        }
        return days.contains(day) && !time.isBefore(from.orElseThrow()) && time.isBefore(to.orElseThrow());
    }
}

package org.footbridge.directory.listing;

/**
 * One entry of {@code HealthcareService.notAvailable} that says when.
 *
 * @param start the first day, also a year or a month; empty if it is open
 * @param end the last day, in the same way
 * @param why in words; empty if it does not say
 */
public record Closure(String start, String end, String why) {
    /** Whether it lasts on {@code day}, such as 2026-12-24. */
    public boolean isOn(String day) {
        return (start.isEmpty() || shortened(day, start).compareTo(start) >= 0)
                && (end.isEmpty() || shortened(day, end).compareTo(end) <= 0);
    }

    private static String shortened(String day, String other) {
        return day.substring(0, Math.min(day.length(), other.length()));
    }
}

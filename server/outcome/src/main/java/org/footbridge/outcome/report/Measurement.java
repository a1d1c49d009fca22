package org.footbridge.outcome.report;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * One score or count of a person.
 *
 * @param reference of the Observation
 * @param value empty if the Observation has none
 * @param start the day, or the first day of the period counted
 * @param end the same day, or the last day of the period counted
 */
public record Measurement(
        String reference, String measure, String timepoint, OptionalDouble value, LocalDate start, LocalDate end) {
    private static final double DAYS_OF_YEAR = 365.25;

    boolean isBaseline() {
        return timepoint.equals("baseline");
    }

    /** A review is taken while the support goes on, and is none. */
    boolean isFollowUp() {
        return timepoint.equals("end") || timepoint.equals("follow-up");
    }

    /** The length of the period counted, both days included. */
    double years() {
        return (end.toEpochDay() - start.toEpochDay() + 1) / DAYS_OF_YEAR;
    }
}

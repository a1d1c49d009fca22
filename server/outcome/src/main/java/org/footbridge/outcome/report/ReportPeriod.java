package org.footbridge.outcome.report;

import java.time.LocalDate;

/** The whole months in which the referrals of a report were made, first and last day included. */
public record ReportPeriod(LocalDate start, LocalDate end) {
    /**
     * Reports about single days more or less could be subtracted from each other, so that a period consists of months.
     *
     * @throws IllegalArgumentException with a sentence for the client
     */
    public ReportPeriod {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("The period must not end before it starts.");
        } else if (start.getDayOfMonth() != 1 || end.plusDays(1).getDayOfMonth() != 1) {
            throw new IllegalArgumentException("The period must consist of whole months, such as from 2026-04-01 to"
                    + " 2027-03-31, so that nobody is found by subtracting two reports.");
        }
    }
}

package org.footbridge.outcome.report;

import java.util.Locale;

/** A row of data that the report leaves out, with the reason. The rest of the report goes on without it. */
public record RowProblem(Reason reason, String reference) {
    /** The reason why a row is left out. */
    public enum Reason {
        /** The referral is another one of the same person in the period: outcomes count each person once. */
        LATER_REFERRAL("The person has an earlier referral in the period; outcomes count each person once."),
        NO_PERSON("The referral is not about a person, or the person is not stored."),
        NO_VALUE("The measurement has no value."),
        NO_DATE("The measurement has no date, or no period with a start and an end."),
        OUT_OF_RANGE("The value is outside the range of the measure."),
        DUPLICATE_MEASUREMENT("There are several measurements with different values at the same time; none is used."),
        MIXED_INSTRUMENTS("Baseline and follow-up were taken with different forms of the instrument."),
        FOLLOW_UP_BEFORE_BASELINE("The follow-up was not taken after the baseline."),
        PERIODS_OVERLAP("The periods counted before and after overlap."),
        NO_BASELINE("There is a follow-up without a baseline.");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The name in reports. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String text() {
            return text;
        }
    }
}

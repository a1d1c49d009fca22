package org.footbridge;

import org.footbridge.outcome.disclosure.DisclosureRules;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the report about outcomes, under {@code footbridge.outcomes-report}.
 *
 * @param threshold the smallest count other than 0 that is published, 1 to 100
 * @param rounding to whose multiples counts are rounded, 1 to 100
 * @param figuresMin the fewest people about whom a mean, a ratio or a percentage is published, not below the threshold
 */
public record OutcomesReportSettings(
        @DefaultValue("5") int threshold,
        @DefaultValue("5") int rounding,
        @DefaultValue("10") int figuresMin) {
    private static final int MOST = 100;

    public OutcomesReportSettings {
        try {
            new DisclosureRules(threshold, rounding, figuresMin);
        } catch (IllegalArgumentException wrong) {
            throw new SettingException("footbridge.outcomes-report: " + wrong.getMessage() + ".");
        }
        if (threshold > MOST || rounding > MOST) {
            throw new SettingException("footbridge.outcomes-report.threshold and .rounding must be 100 or less.");
        }
    }

    DisclosureRules rules() {
        return new DisclosureRules(threshold, rounding, figuresMin);
    }
}

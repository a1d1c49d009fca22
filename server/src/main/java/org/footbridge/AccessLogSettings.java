package org.footbridge;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log of requests.
 *
 * @param to {@code off}, {@code console}, or the directory of its files
 * @param days for which files are kept, 1 to 3650
 */
public record AccessLogSettings(
        @DefaultValue("off") String to, @DefaultValue("30") int days) {
    private static final int DAYS_MAX = 3_650;

    public AccessLogSettings {
        if (days < 1 || days > DAYS_MAX) {
            throw new SettingException(
                    "footbridge.access-log.days is " + days + "; it must be between 1 and " + DAYS_MAX + ".");
        }
    }

    /** YAML reads off as false. */
    boolean isOff() {
        return to.equals("off") || to.equals("false");
    }

    boolean isConsole() {
        return to.equals("console");
    }
}

package org.footbridge;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code threads}: how many jobs this server runs at a time, 1 to 16. {@code lifetime}: how long the result of a job is kept, a minute to
 * 90 days.
 */
public record JobSettings(
        @DefaultValue("2") int threads, @DefaultValue("24h") Duration lifetime) {
    public JobSettings {
        if (threads < 1 || threads > 16) {
            throw new SettingException("footbridge.jobs.threads is " + threads + "; it must be between 1 and 16.");
        } else if (lifetime.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(Duration.ofDays(90)) > 0) {
            throw new SettingException("footbridge.jobs.lifetime is " + lifetime + "; it must be between 1m and 90d.");
        }
    }
}

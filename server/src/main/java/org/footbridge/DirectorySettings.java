package org.footbridge;

import java.time.Duration;
import java.util.OptionalInt;
import org.footbridge.directory.listing.DirectoryLimits;
import org.footbridge.directory.match.MatchSettings;
import org.footbridge.referral.service.WhenFull;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the directory of services, under {@code footbridge.directory}.
 *
 * @param staleAfter months without assurance after which a service is marked in matches and its organisation is reminded, 1 to 120
 * @param hiddenAfter months without assurance after which a service is left out of matches, up to 240; 0 for never
 * @param reminderPeriod how often stale services are looked for, 1 second to 30 days
 * @param servicesMax how many services are held in memory at most, 1000 to 5000000
 * @param referralsMax how many open referrals are counted in memory at most, 1000 to 50000000
 * @param narrowedMax how many services are read one by one for a caller for whom not all exist, 100 to 100000
 */
public record DirectorySettings(
        @DefaultValue("12") int staleAfter,
        @DefaultValue("0") int hiddenAfter,
        @DefaultValue("1d") Duration reminderPeriod,
        @DefaultValue("500000") int servicesMax,
        @DefaultValue("1000000") int referralsMax,
        @DefaultValue("10000") int narrowedMax) {
    public DirectorySettings {
        requireWithin("stale-after", staleAfter, 1, 120);
        requireWithin("hidden-after", hiddenAfter, 0, 240);
        requireWithin("services-max", servicesMax, 1_000, 5_000_000);
        requireWithin("referrals-max", referralsMax, 1_000, 50_000_000);
        requireWithin("narrowed-max", narrowedMax, 100, 100_000);
        if (hiddenAfter > 0 && hiddenAfter < staleAfter) {
            throw new SettingException("footbridge.directory.hidden-after is " + hiddenAfter
                    + "; it must not be less than stale-after, " + staleAfter + ", or 0 for never.");
        } else if (reminderPeriod.compareTo(Duration.ofSeconds(1)) < 0
                || reminderPeriod.compareTo(Duration.ofDays(30)) > 0) {
            throw new SettingException(
                    "footbridge.directory.reminder-period is " + reminderPeriod + "; it must be between 1s and 30d.");
        }
    }

    private static void requireWithin(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SettingException("footbridge.directory." + name + " is " + value + "; it must be between " + least
                    + " and " + most + ".");
        }
    }

    DirectoryLimits limits() {
        return new DirectoryLimits(servicesMax, referralsMax, narrowedMax);
    }

    MatchSettings matching(WhenFull whenFull) {
        return new MatchSettings(
                staleAfter,
                hiddenAfter == 0 ? OptionalInt.empty() : OptionalInt.of(hiddenAfter),
                whenFull == WhenFull.WAITING_LIST);
    }
}

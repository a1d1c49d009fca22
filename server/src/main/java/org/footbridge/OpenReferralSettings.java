package org.footbridge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.footbridge.address.EndpointAddresses;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Open Referral UK, under {@code footbridge.open-referral}.
 *
 * @param enabled whether everybody may read the directory of services at {@code /openreferral}, without a token
 * @param feeds the base URLs of feeds that may be imported
 * @param networks the private or special IP addresses, or blocks of them, that feeds may be read from
 * @param timeout how long a feed may take for one response, 1 s to 5 min
 * @param importPeriod how often the feeds are imported; 0 for never, else 1 minute to 30 days
 */
public record OpenReferralSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue List<String> feeds,
        @DefaultValue List<String> networks,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("0s") Duration importPeriod) {
    private static final String NAME = "footbridge.open-referral.";

    public OpenReferralSettings {
        feeds = List.copyOf(feeds);
        feeds.forEach(OpenReferralSettings::requireUrl);
        ServerSettings.networks(NAME + "networks", networks);
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new SettingException(NAME + "timeout is " + timeout + "; it must be between 1s and 5m.");
        } else if (!importPeriod.isZero()
                && (importPeriod.compareTo(Duration.ofMinutes(1)) < 0
                        || importPeriod.compareTo(Duration.ofDays(30)) > 0)) {
            throw new SettingException(
                    NAME + "import-period is " + importPeriod + "; it must be 0s, or between 1m and 30d.");
        }
    }

    private static void requireUrl(String feed) {
        if (!feed.matches("https?://[^\\s?#@/]+(/[^\\s?#]*[^/\\s?#])?")
                || URI.create(feed).getHost() == null) {
            throw new SettingException(
                    NAME + "feeds has '" + feed + "'; it must be an absolute URL without a slash at its end.");
        }
    }

    /** The addresses that feeds may be read from. */
    EndpointAddresses addresses() {
        return new EndpointAddresses(ServerSettings.networks(NAME + "networks", networks), NAME + "networks");
    }
}

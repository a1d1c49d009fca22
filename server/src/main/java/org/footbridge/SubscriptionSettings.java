package org.footbridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.footbridge.address.EndpointAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * {@code networks}: the private or special IP addresses, or blocks of them, that notifications may be sent to. {@code secret}: the key of
 * their signatures, 16 characters or more. {@code timeout}: how long an endpoint may take, 100 ms to 60 s. {@code threads}: how many
 * subscriptions this server serves at a time, 1 to 64. {@code pauseMax}: the longest pause between two attempts, 1 s to 1 h.
 * {@code parkAfter}: how long an endpoint may fail until the Subscription gets the status error. {@code eventsLifetime}: how long events
 * are kept after their delivery, an hour to 365 days. {@code sslBundle}: the bundle of certificates by which endpoints know this server, and it them.
 */
public record SubscriptionSettings(
        @DefaultValue List<String> networks,
        @Nullable String secret,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("8") int threads,
        @DefaultValue("5m") Duration pauseMax,
        @DefaultValue("24h") Duration parkAfter,
        @DefaultValue("30d") Duration eventsLifetime,
        @Nullable String sslBundle) {
    private static final String NAME = "footbridge.subscriptions.";
    private static final int SECRET_MIN = 16;

    public SubscriptionSettings {
        ServerSettings.networks(NAME + "networks", networks);
        if (secret != null && secret.length() < SECRET_MIN) {
            throw new SettingException(NAME + "secret must have at least " + SECRET_MIN + " characters.");
        } else if (threads < 1 || threads > 64) {
            throw new SettingException(NAME + "threads is " + threads + "; it must be between 1 and 64.");
        }
        require("timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(60));
        require("pause-max", pauseMax, Duration.ofSeconds(1), Duration.ofHours(1));
        require("park-after", parkAfter, Duration.ofSeconds(1), Duration.ofDays(365));
        require("events-lifetime", eventsLifetime, Duration.ofHours(1), Duration.ofDays(365));
    }

    private static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new SettingException(
                    NAME + name + " is " + value + "; it must be between " + least + " and " + most + ".");
        }
    }

    /** The bundle that {@link #sslBundle} names; empty if it names none. */
    Optional<SslBundle> tlsBundle(SslBundles bundles) {
        try {
            return Optional.ofNullable(sslBundle).map(bundles::getBundle);
        } catch (NoSuchSslBundleException unknown) {
            throw new SettingException(NAME + "ssl-bundle is '" + sslBundle
                    + "', but there is no spring.ssl.bundle.pem or .jks of that name.");
        }
    }

    /** The addresses that notifications may be sent to. */
    EndpointAddresses addresses() {
        return new EndpointAddresses(ServerSettings.networks(NAME + "networks", networks), NAME + "networks");
    }
}

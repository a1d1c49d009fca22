package org.footbridge;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.address.Networks;
import org.footbridge.authentication.ClaimNames;
import org.footbridge.authentication.KeyRules;
import org.footbridge.authentication.SecureUrls;
import org.footbridge.authentication.TrustedIssuer;
import org.footbridge.authorizationserver.SmartClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Who may use the server.
 *
 * @param clients the IP addresses, or blocks of them, that are answered besides those of this machine; in {@code SMART} mode all are
 *     answered if there are none
 * @param issuers whose tokens are accepted
 * @param embeddedAuthorizationServer whether the authorization server for trials runs; by default if there are no issuers
 * @param apps that the authorization server for trials knows
 * @param corsOrigins the origins of web pages that may use the server, such as {@code https://app.example.org}
 * @param clockSkew by which the clocks of issuers may differ from that of the server, up to 5 minutes
 * @param keyRefresh the age at which the keys of issuers are fetched again, 1 s to 1 day
 * @param keyOutageMax how long the last keys are used while an issuer does not answer, 1 s to 7 days
 * @param policy the file of the access policy; empty for the one that is part of the server
 * @param breakGlassRecipient the owner of the Tasks that tell of break-glass access; empty if nobody is told
 */
public record SecuritySettings(
        @DefaultValue("smart") Mode mode,
        @DefaultValue List<String> clients,
        @DefaultValue List<Issuer> issuers,
        @Nullable Boolean embeddedAuthorizationServer,
        @DefaultValue List<AppSettings> apps,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("5m") Duration keyRefresh,
        @DefaultValue("1h") Duration keyOutageMax,
        @DefaultValue("") String policy,
        @DefaultValue("") String breakGlassRecipient) {
    private static final String PREFIX = "footbridge.security.";

    /** The authentication of clients. */
    public enum Mode {
        /** Not at all: every client may do everything, so the server answers this machine only, and {@link #clients}. */
        OPEN,
        /** By the tokens of {@link #issuers}. */
        SMART
    }

    public SecuritySettings {
        ServerSettings.networks(PREFIX + "clients", clients);
        if (mode == Mode.OPEN && !issuers.isEmpty()) {
            throw new SettingException(PREFIX + "issuers is set, but " + PREFIX
                    + "mode is 'open', which looks at no token; set the mode to 'smart', or remove the issuers.");
        } else if (mode == Mode.SMART && issuers.isEmpty() && Boolean.FALSE.equals(embeddedAuthorizationServer)) {
            throw new SettingException(
                    PREFIX + "mode is 'smart', but there is no issuer whose tokens are accepted; set " + PREFIX
                            + "issuers[0].issuer and .audience.");
        } else if (mode == Mode.OPEN && (!apps.isEmpty() || Boolean.TRUE.equals(embeddedAuthorizationServer))) {
            throw new SettingException(PREFIX + "mode is 'open', which has no use for " + PREFIX
                    + "embedded-authorization-server and apps; set the mode to 'smart', or remove them.");
        }
        IntStream.range(0, apps.size()).forEach(i -> apps.get(i).requireValid(PREFIX + "apps[" + i + "]."));
        corsOrigins.stream()
                .filter(origin -> !origin.matches("https?://[^/\\s*?#@]+"))
                .findFirst()
                .ifPresent(wrong -> {
                    throw new SettingException(PREFIX + "cors-origins has '" + wrong
                            + "'; each must be an origin such as https://app.example.org.");
                });
        if (!breakGlassRecipient.matches(
                "((Organization|Practitioner|PractitionerRole|CareTeam)/[A-Za-z0-9.-]{1,64})?")) {
            throw new SettingException(PREFIX + "break-glass-recipient is '" + breakGlassRecipient
                    + "'; it must be an owner of Tasks, such as Organization/privacy.");
        }
        requireBetween("clock-skew", clockSkew, Duration.ZERO, Duration.ofMinutes(5));
        requireBetween("key-refresh", keyRefresh, Duration.ofSeconds(1), Duration.ofDays(1));
        requireBetween("key-outage-max", keyOutageMax, Duration.ofSeconds(1), Duration.ofDays(7));
        requireValid(issuers);
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new SettingException(
                    PREFIX + name + " is " + value + "; it must be between " + least + " and " + most + ".");
        }
    }

    private static void requireValid(List<Issuer> issuers) {
        Set<String> names = new HashSet<>();
        IntStream.range(0, issuers.size()).forEach(i -> {
            Issuer issuer = issuers.get(i);
            issuer.requireValid(PREFIX + "issuers[" + i + "].");
            if (!names.add(issuer.issuer())) {
                throw new SettingException(
                        PREFIX + "issuers[" + i + "].issuer is '" + issuer.issuer() + "', as that of another is.");
            }
        });
    }

    /** Whether the authorization server for trials runs. */
    boolean embedsAuthorizationServer() {
        return mode == Mode.SMART
                && (embeddedAuthorizationServer == null ? issuers.isEmpty() : embeddedAuthorizationServer);
    }

    List<SmartClient> smartClients() {
        return apps.stream().map(AppSettings::client).toList();
    }

    /** {@link #clients} as requests are compared with them. */
    Networks clientNetworks() {
        return ServerSettings.networks(PREFIX + "clients", clients);
    }

    KeyRules keyRules() {
        return new KeyRules(keyRefresh, keyOutageMax);
    }

    List<TrustedIssuer> trustedIssuers() {
        return issuers.stream().map(Issuer::trusted).toList();
    }

    /**
     * One issuer of tokens.
     *
     * @param issuer as the claim {@code iss} of its tokens has it
     * @param jwksUri of its keys; by default the one that its OpenID configuration names
     * @param audience of which the claim {@code aud} must have one
     * @param algorithms that its signatures may have
     * @param rolesClaim the claim with the roles of the user, a path with dots; likewise the others
     */
    public record Issuer(
            @Nullable String issuer,
            @Nullable String jwksUri,
            @DefaultValue List<String> audience,

            @DefaultValue({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
            List<String> algorithms,

            @DefaultValue("roles") String rolesClaim,
            @DefaultValue("organisations") String organisationsClaim,
            @DefaultValue("purpose_of_use") String purposeOfUseClaim) {
        private void requireValid(String prefix) {
            requireUrl(prefix + "issuer", issuer);
            if (jwksUri != null) {
                requireUrl(prefix + "jwks-uri", jwksUri);
            }
            if (audience.isEmpty()) {
                throw new SettingException(prefix + "audience is not set; name the audience that tokens for this server"
                        + " have, which is usually its base URL.");
            }
            algorithms.stream()
                    .filter(algorithm -> !TrustedIssuer.ALGORITHMS.contains(algorithm))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new SettingException(prefix + "algorithms has '" + unknown + "'; it may have "
                                + String.join(", ", TrustedIssuer.ALGORITHMS) + ".");
                    });
        }

        private static void requireUrl(String name, @Nullable String url) {
            try {
                if (url != null && SecureUrls.isSecure(URI.create(url))) {
                    return;
                }
            } catch (IllegalArgumentException unreadable) {
                // as one that is none
            }
            throw new SettingException(name + (url == null ? " is not set" : " is '" + url + "'")
                    + "; it must be an https URL, or an http URL of this machine.");
        }

        private TrustedIssuer trusted() {
            return new TrustedIssuer(
                    String.valueOf(issuer),
                    Optional.ofNullable(jwksUri).map(URI::create),
                    Optional.empty(),
                    Set.copyOf(audience),
                    Set.copyOf(algorithms),
                    new ClaimNames(rolesClaim, organisationsClaim, purposeOfUseClaim));
        }
    }

    /** Whether the authorization server for trials runs, by the settings as they are given. */
    static final class EmbeddedServer implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bindOrCreate("footbridge.security", SecuritySettings.class)
                    .embedsAuthorizationServer();
        }
    }
}

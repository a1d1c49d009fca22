package org.footbridge;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.footbridge.address.Networks;
import org.footbridge.rest.audit.AuditGate;
import org.footbridge.search.index.FullText;
import org.footbridge.transaction.ChangeAudit;
import org.footbridge.transaction.ChangeRules;
import org.footbridge.validation.WriteRules;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Every setting of the server, under {@code footbridge}. An unknown name stops the start, as does a value out of bounds.
 *
 * @param dataDir where the embedded PostgreSQL keeps its data; unused with {@code spring.datasource.url}
 * @param baseUrl what absolute URLs start with, such as {@code https://fhir.example.org/fhir}; by default what the
 *     client asked for
 * @param trustedProxies whose {@code Forwarded} and {@code X-Forwarded-…} headers say what the client asked for: IP addresses, or blocks
 *     of them such as {@code 10.0.0.0/8}
 */
@ConfigurationProperties(prefix = "footbridge", ignoreUnknownFields = false)
public record ServerSettings(
        @DefaultValue("data") Path dataDir,
        @Nullable String baseUrl,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue SecuritySettings security,
        @DefaultValue RateLimitSettings rateLimits,
        @DefaultValue AccessLogSettings accessLog,
        @DefaultValue Validation validation,
        @DefaultValue Profiles profiles,
        @DefaultValue Limits limits,
        @DefaultValue Search search,
        @DefaultValue Updates updates,
        @DefaultValue Bundles bundles,
        @DefaultValue References references,
        @DefaultValue Idempotency idempotency,
        @DefaultValue Reindex reindex,
        @DefaultValue JobSettings jobs,
        @DefaultValue AuditSettings audit,
        @DefaultValue Terminology terminology,
        @DefaultValue Packages packages,
        @DefaultValue ReferralSettings referral,
        @DefaultValue OutcomesReportSettings outcomesReport,
        @DefaultValue DirectorySettings directory,
        @DefaultValue SubscriptionSettings subscriptions,
        @DefaultValue OpenReferralSettings openReferral) {

    public ServerSettings {
        if (baseUrl != null && !baseUrl.matches("https?://[^\\s?#]+[^/\\s?#]")) {
            throw new SettingException(
                    "footbridge.base-url is '" + baseUrl + "'; it must be an absolute URL without a slash at its end.");
        }
        proxies(trustedProxies);
    }

    /** The attempts that the audit log records. */
    AuditGate.Mode auditMode() {
        return audit.modeIn(security.mode());
    }

    /** The details of changes that the audit log records. */
    ChangeAudit changeAudit() {
        return new ChangeAudit(auditMode() != AuditGate.Mode.OFF);
    }

    /** {@link #trustedProxies} as requests are compared with them. */
    Networks proxies() {
        return proxies(trustedProxies);
    }

    private static Networks proxies(List<String> networks) {
        return networks("footbridge.trusted-proxies", networks);
    }

    static Networks networks(String setting, List<String> networks) {
        try {
            return new Networks(networks);
        } catch (IllegalArgumentException unreadable) {
            throw new SettingException(setting + ": " + unreadable.getMessage() + ".");
        }
    }

    /** The treatment of a write that breaks a rule of R4 or of a profile. */
    public record Validation(@DefaultValue("enforce") WriteRules.Mode mode) {}

    /** {@code required}: canonical URL of the profile that every resource of a type must claim, by type. */
    public record Profiles(@DefaultValue Map<String, String> required) {}

    /**
     * {@code bodyMax}: the largest request body, after decompression; 1 KB to 1 GB. {@code bodyRateMin}: the bytes of a body that must arrive in a
     * second, 0 for any, up to 1 MB. {@code headTimeout}: the time for the head of a request, 1 s to 5 min.
     */
    public record Limits(
            @DefaultValue("32MB") DataSize bodyMax,
            @DefaultValue("16KB") DataSize bodyRateMin,
            @DefaultValue("20s") Duration headTimeout) {
        public Limits {
            if (bodyMax.toBytes() < 1_024 || bodyMax.compareTo(DataSize.ofGigabytes(1)) > 0) {
                throw new SettingException(
                        "footbridge.limits.body-max is " + bodyMax + "; it must be between 1KB and 1GB.");
            } else if (bodyRateMin.isNegative() || bodyRateMin.compareTo(DataSize.ofMegabytes(1)) > 0) {
                throw new SettingException(
                        "footbridge.limits.body-rate-min is " + bodyRateMin + "; it must be between 0 and 1MB.");
            } else if (headTimeout.toMillis() < 1_000 || headTimeout.compareTo(Duration.ofMinutes(5)) > 0) {
                throw new SettingException(
                        "footbridge.limits.head-timeout is " + headTimeout + "; it must be between 1s and 5m.");
            }
        }
    }

    /**
     * {@code countDefault} entries a page where the client does not say, never more than {@code countMax}; at most
     * {@code includeMax} included resources beside them. A search that would have to look at more than {@code rowsMax}
     * resources is refused. A cursor holds for {@code cursorLifetime}. {@code explain}: whether clients may ask how a
     * search was run. {@code fullText}: which words of a resource are indexed when it is written. {@code zone} is where
     * dates are, and times that do not say.
     */
    public record Search(
            @DefaultValue("20") int countDefault,
            @DefaultValue("1000") int countMax,
            @DefaultValue("5000") int includeMax,
            @DefaultValue("10000000") long rowsMax,
            @DefaultValue("24h") Duration cursorLifetime,
            @DefaultValue("true") boolean explain,
            @DefaultValue("narrative") FullText fullText,
            @DefaultValue("UTC") String zone) {
        public Search {
            if (includeMax < 1 || includeMax > 100_000 || rowsMax < 1) {
                throw new SettingException("footbridge.search.include-max is " + includeMax + " and rows-max " + rowsMax
                        + "; the first must be between 1 and 100000, the second at least 1.");
            } else if (cursorLifetime.isNegative() || cursorLifetime.isZero()) {
                throw new SettingException("footbridge.search.cursor-lifetime is " + cursorLifetime
                        + "; it must be a positive duration such as 24h.");
            }
            if (countDefault < 1 || countMax < countDefault || countMax > 10_000) {
                throw new SettingException("footbridge.search.count-default is " + countDefault + " and count-max "
                        + countMax + "; they must be in order and between 1 and 10000.");
            }
            zoneId(zone);
        }

        /** {@link #zone} as it is reckoned with. */
        public ZoneId zoneId() {
            return zoneId(zone);
        }

        private static ZoneId zoneId(String zone) {
            try {
                return ZoneId.of(zone).normalized();
            } catch (DateTimeException unknown) {
                throw new SettingException("footbridge.search.zone is '" + zone
                        + "'; it must be a time zone such as UTC, Europe/London or +01:00.");
            }
        }
    }

    /**
     * {@code requireIfMatch}: an update of an existing resource must say which version it is of. {@code
     * conditionalDeletesMax}: how many resources one conditional deletion may delete, 1 to 10000.
     */
    public record Updates(
            @DefaultValue("false") boolean requireIfMatch,
            @DefaultValue("1") int conditionalDeletesMax) {
        public Updates {
            if (conditionalDeletesMax < 1 || conditionalDeletesMax > 10_000) {
                throw new SettingException("footbridge.updates.conditional-deletes-max is " + conditionalDeletesMax
                        + "; it must be between 1 and 10000.");
            }
        }
    }

    /** {@code entriesMax}: the most entries of a batch or transaction, 1 to 100000. */
    public record Bundles(@DefaultValue("20000") int entriesMax) {
        public Bundles {
            if (entriesMax < 1 || entriesMax > 100_000) {
                throw new SettingException(
                        "footbridge.bundles.entries-max is " + entriesMax + "; it must be between 1 and 100000.");
            }
        }
    }

    /**
     * {@code inTransactions}: what becomes of a transaction that refers to resources of this server that are not there.
     * {@code absolute}: the same of resources of other servers, where nobody can look. {@code onDelete}: whether a resource that others refer to can be deleted. {@code cascadeMax}: how many resources a
     * deletion may delete along with those that refer to them, up to 10000; 0 refuses such deletions.
     */
    public record References(
            @DefaultValue("enforce") ChangeRules.Dangling inTransactions,
            @DefaultValue("warn") ChangeRules.Dangling absolute,
            @DefaultValue("block") OnDelete onDelete,
            @DefaultValue("0") int cascadeMax) {
        public References {
            if (cascadeMax < 0 || cascadeMax > 10_000) {
                throw new SettingException(
                        "footbridge.references.cascade-max is " + cascadeMax + "; it must be between 0 and 10000.");
            }
        }

        /** Whether a resource that others refer to can be deleted. */
        public enum OnDelete {
            BLOCK,
            ALLOW
        }
    }

    /**
     * {@code lifetime}: how long the answer to a request with a key of its own is kept, a minute to 90 days. {@code
     * requestId}: whether {@code X-Request-ID} is such a key, as some messaging standards demand.
     */
    public record Idempotency(
            @DefaultValue("24h") Duration lifetime,
            @DefaultValue("false") boolean requestId) {
        public Idempotency {
            if (lifetime.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(Duration.ofDays(90)) > 0) {
                throw new SettingException(
                        "footbridge.idempotency.lifetime is " + lifetime + "; it must be between 1m and 90d.");
            }
        }
    }

    /**
     * {@code dir}: every FHIR package ({@code .tgz}) in it is installed at start. {@code unpackedMax}: how large a package may
     * be once it is unpacked, 1 MB to 4 GB.
     */
    public record Packages(
            @Nullable Path dir, @DefaultValue("128MB") DataSize unpackedMax) {
        public Packages {
            if (unpackedMax.compareTo(DataSize.ofMegabytes(1)) < 0
                    || unpackedMax.compareTo(DataSize.ofGigabytes(4)) > 0) {
                throw new SettingException(
                        "footbridge.packages.unpacked-max is " + unpackedMax + "; it must be between 1MB and 4GB.");
            }
        }
    }

    /**
     * {@code share}: the part of the time that indexing anew may take, 0.01 to 1. {@code delay}: how long it waits for all
     * servers of the database to know of a new search parameter, up to an hour.
     */
    public record Reindex(
            @DefaultValue("0.5") double share,
            @DefaultValue("5s") Duration delay) {
        public Reindex {
            if (!(share >= 0.01 && share <= 1)) {
                throw new SettingException("footbridge.reindex.share is " + share + "; it must be between 0.01 and 1.");
            } else if (delay.isNegative() || delay.compareTo(Duration.ofHours(1)) > 0) {
                throw new SettingException("footbridge.reindex.delay is " + delay + "; it must be between 0s and 1h.");
            }
        }
    }

    /** {@code expansionMax}: the most codes that a value set is expanded to in one answer, 1 to 100000. */
    public record Terminology(
            @DefaultValue("10000") int expansionMax,
            @DefaultValue Remote remote) {
        public Terminology {
            if (expansionMax < 1 || expansionMax > 100_000) {
                throw new SettingException("footbridge.terminology.expansion-max is " + expansionMax
                        + "; it must be between 1 and 100000.");
            }
        }
    }

    /**
     * Another terminology server, asked for what is not here: its base URL, how long it may take (100 ms to 30 s), and how
     * long its answers are kept (up to 24 h).
     */
    public record Remote(
            @Nullable String url,
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("10m") Duration cacheLifetime) {
        public Remote {
            if (url != null && !url.matches("https?://[^\\s?#@]+[^/\\s?#@]")) {
                throw new SettingException("footbridge.terminology.remote.url is '" + url
                        + "'; it must be an absolute URL without a slash at its end.");
            } else if (timeout.toMillis() < 100 || timeout.toSeconds() > 30) {
                throw new SettingException(
                        "footbridge.terminology.remote.timeout is " + timeout + "; it must be between 100ms and 30s.");
            } else if (cacheLifetime.isNegative() || cacheLifetime.toHours() > 24) {
                throw new SettingException("footbridge.terminology.remote.cache-lifetime is " + cacheLifetime
                        + "; it must be between 0s and 24h.");
            }
        }
    }
}

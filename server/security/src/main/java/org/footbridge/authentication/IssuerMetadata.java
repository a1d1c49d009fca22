package org.footbridge.authentication;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenID configuration of an issuer: its endpoints, and what it supports. It is fetched when it is needed, and kept for some minutes;
 * while the issuer does not answer, the last one is used.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata">OpenID Connect Discovery, metadata</a>
 */
public final class IssuerMetadata implements Supplier<Optional<Map<String, Object>>> {
    private static final Logger log = LoggerFactory.getLogger(IssuerMetadata.class);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int TIMEOUT_MS = 2_000;
    private static final int BYTES_MAX = 256 * 1024;

    private final String issuer;
    private final InstantSource clock;
    private final ResourceRetriever retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, BYTES_MAX);
    private Instant end = Instant.MIN;

    @Nullable
    private Map<String, Object> last;

    public IssuerMetadata(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Empty if it has never been fetched. */
    @Override
    public synchronized Optional<Map<String, Object>> get() {
        if (!clock.instant().isBefore(end)) {
            try {
                last = fetch();
                end = clock.instant().plus(LIFETIME);
            } catch (IOException | ParseException | IllegalArgumentException unusable) {
                log.warn("The OpenID configuration of {} cannot be read: {}", issuer, unusable.getMessage());
                end = clock.instant().plus(RETRY);
            }
        }
        return Optional.ofNullable(last);
    }

    private Map<String, Object> fetch() throws IOException, ParseException {
        String text = retriever.retrieveResource(location(issuer).toURL()).getContent();
        Map<String, Object> metadata = JSONObjectUtils.parse(text);
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new ParseException("it is of another issuer", 0);
        }
        return metadata;
    }

    /** The URL of an issuer's OpenID configuration. */
    static URI location(String issuer) {
        return URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    }
}

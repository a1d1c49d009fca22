package org.footbridge.authentication;

import com.google.common.base.Suppliers;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.function.Supplier;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one issuer, cached. They are fetched again when they are old, and when a token names a key that is not among them, but not
 * more often than every half minute. While the issuer does not answer, the last keys are used for a limited time, and none after that.
 */
final class IssuerKeys {
    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
    private static final long FETCH_INTERVAL_MS = 30_000;
    private static final long WAIT_MS = 15_000;

    private final String issuer;
    private final JWKSetBasedJWKSource<SecurityContext> source;

    IssuerKeys(TrustedIssuer issuer, KeyRules rules) {
        this.issuer = issuer.issuer();
        this.source = issuer.ownKeys().map(IssuerKeys::own).orElseGet(() -> remote(issuer, rules));
    }

    /** Read once: they do not change while the process runs. */
    private static JWKSetBasedJWKSource<SecurityContext> own(Supplier<JWKSet> keys) {
        return new JWKSetBasedJWKSource<>(new JWKSetSource<>() {
            private final Supplier<JWKSet> set = Suppliers.memoize(keys::get);

            @Override
            public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long time, @Nullable SecurityContext context) {
                return set.get();
            }

            @Override
            public void close() {}
        });
    }

    private static JWKSetBasedJWKSource<SecurityContext> remote(TrustedIssuer issuer, KeyRules rules) {
        long refresh = rules.refresh().toMillis();
        JWKSource<SecurityContext> built = JWKSourceBuilder.create(new RemoteKeys(issuer))
                .cache(refresh, WAIT_MS)
                .refreshAheadCache(false)
                .rateLimited(Math.min(FETCH_INTERVAL_MS, refresh / 2), event -> {})
                .outageTolerant(
                        rules.outageMax().toMillis(),
                        event -> log.warn(
                                "The keys of {} cannot be fetched: those from before are used", issuer.issuer()))
                .build();
        return (JWKSetBasedJWKSource<SecurityContext>) built;
    }

    JWKSource<SecurityContext> source() {
        return source;
    }

    /**
     * The present key set: the same object until it is fetched again.
     *
     * @throws Problem BUSY if there is none
     */
    JWKSet current() {
        try {
            return source.getJWKSetSource()
                    .getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), System.currentTimeMillis(), null);
        } catch (KeySourceException unavailable) {
            throw new Problem(
                    ProblemKind.BUSY,
                    "The token cannot be checked: the keys of its issuer " + issuer
                            + " cannot be fetched; try again later.",
                    unavailable);
        }
    }
}

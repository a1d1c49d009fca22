package org.footbridge.authentication;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Fetches the key set of an issuer from its URL, each time that it is asked. */
final class RemoteKeys implements JWKSetSource<SecurityContext> {
    private static final int TIMEOUT_MS = 5_000;
    private static final int BYTES_MAX = 256 * 1024;

    private final TrustedIssuer issuer;
    private final ResourceRetriever retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, BYTES_MAX);

    RemoteKeys(TrustedIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long time, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return JWKSet.parse(fetch(issuer.keys().isPresent() ? issuer.location() : discovered()))
                    .toPublicJWKSet();
        } catch (IOException | ParseException | IllegalArgumentException unusable) {
            throw new JWKSetUnavailableException("The keys of " + issuer.issuer() + " cannot be fetched", unusable);
        }
    }

    /** Discovered anew each time, as an issuer may move its keys. */
    private URI discovered() throws IOException, ParseException {
        var configuration = JSONObjectUtils.parse(fetch(issuer.location()));
        if (!issuer.issuer().equals(JSONObjectUtils.getString(configuration, "issuer"))) {
            throw new ParseException("The OpenID configuration is of another issuer", 0);
        }
        URI keys = URI.create(String.valueOf(JSONObjectUtils.getString(configuration, "jwks_uri")));
        if (!SecureUrls.isSecure(keys)) {
            throw new ParseException("The jwks_uri of the OpenID configuration is not an https URL", 0);
        }
        return keys;
    }

    private String fetch(URI url) throws IOException {
        return retriever.retrieveResource(url.toURL()).getContent();
    }

    @Override
    public void close() {}
}

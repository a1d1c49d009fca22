package org.footbridge.authentication;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An issuer whose tokens are accepted.
 *
 * @param issuer as the claim {@code iss} has it
 * @param keys the URL of the issuer's key set (JWKS); if empty, the issuer's OpenID configuration names it
 * @param ownKeys the keys of an issuer in this process, in place of a URL
 * @param audiences of which {@code aud} must have one
 * @param algorithms that signatures may have, such as {@code RS256}
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery</a>
 */
public record TrustedIssuer(
        String issuer,
        Optional<URI> keys,
        Optional<Supplier<JWKSet>> ownKeys,
        Set<String> audiences,
        Set<String> algorithms,
        ClaimNames claims) {
    /** All algorithms that an issuer may be allowed: asymmetric ones, since the keys of an issuer are public. */
    public static final Set<String> ALGORITHMS = new LinkedHashSet<>(
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"));

    public TrustedIssuer {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        if (!ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalArgumentException("Not an algorithm with public keys: " + algorithms);
        }
    }

    /** The URL of the key set, or else of the OpenID configuration. */
    URI location() {
        return keys.orElseGet(() -> IssuerMetadata.location(issuer));
    }

    Set<JWSAlgorithm> jwsAlgorithms() {
        Set<JWSAlgorithm> parsed = new LinkedHashSet<>();
        algorithms.forEach(name -> parsed.add(JWSAlgorithm.parse(name)));
        return parsed;
    }
}

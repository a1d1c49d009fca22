package org.footbridge.authorizationserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Verifies the assertions by which systems authenticate: signed with RS384 or ES384 by a key of the system, for at most five minutes, and
 * each used once.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html">SMART App Launch 2.2, asymmetric client
 *     authentication</a>
 */
final class AssertionDecoders implements JwtDecoderFactory<RegisteredClient> {
    private static final Duration LIFETIME_MAX = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    private final UsedAssertions used;

    AssertionDecoders(UsedAssertions used) {
        this.used = used;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        return decoders.computeIfAbsent(client.getId(), id -> decoder(client));
    }

    private JwtDecoder decoder(RegisteredClient client) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(client.getClientSettings().getJwkSetUrl()))
                .jwsAlgorithm(SignatureAlgorithm.ES384)
                .jwsAlgorithm(SignatureAlgorithm.RS384)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client),
                assertion -> once(client, assertion)));
        return decoder;
    }

    private OAuth2TokenValidatorResult once(RegisteredClient client, Jwt assertion) {
        Instant end = assertion.getExpiresAt();
        if (end == null || end.isAfter(Instant.now().plus(LIFETIME_MAX).plus(SKEW))) {
            return refused("The assertion must expire within five minutes.");
        } else if (assertion.getId() == null || assertion.getId().isBlank()) {
            return refused("The assertion has no jti.");
        } else if (!used.isFirst(client.getId(), assertion.getId(), end)) {
            return refused("The assertion was used before.");
        }
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult refused(String reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_client", reason, null));
    }
}

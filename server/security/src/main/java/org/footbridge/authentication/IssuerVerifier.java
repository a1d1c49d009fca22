package org.footbridge.authentication;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.footbridge.problem.Problem;

/** Verifies tokens of one issuer. The headers {@code jku}, {@code x5u} and {@code jwk} are not looked at. */
final class IssuerVerifier {
    /** The beginnings of Nimbus' messages about claims that it refuses, each with the message for clients. */
    private static final Map<String, String> CLAIMS = Map.of(
            "Expired", "The token has expired.",
            "JWT before use time", "The token is not valid yet.",
            "JWT aud claim rejected", "The token is for another server: its audience is not accepted here.",
            "JWT missing required", "The token lacks a claim that is required: sub, exp or aud.");

    private final TrustedIssuer issuer;
    private final IssuerKeys keys;
    private final Duration skew;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IssuerVerifier(TrustedIssuer issuer, KeyRules rules, Duration skew) {
        this.issuer = issuer;
        this.keys = new IssuerKeys(issuer, rules);
        this.skew = skew;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(issuer.jwsAlgorithms(), keys.source()));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                issuer.audiences(),
                new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                Set.of("sub", "exp", "aud"),
                Set.of());
        claims.setMaxClockSkew((int) skew.toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * The content of a verified token.
     *
     * @throws InvalidTokenException if it is not accepted
     * @throws Problem BUSY if the keys of the issuer are not available
     */
    VerifiedToken verify(SignedJWT token) throws InvalidTokenException {
        JWKSet before = keys.current();
        try {
            JWTClaimsSet claims = processor.process(token, null);
            Instant expiry = claims.getExpirationTime().toInstant().plus(skew);
            return new VerifiedToken(TokenClaims.caller(claims, issuer), expiry, this, before);
        } catch (BadJWTException refused) {
            String reason = String.valueOf(refused.getMessage());
            throw new InvalidTokenException(
                    CLAIMS.entrySet().stream()
                            .filter(entry -> reason.startsWith(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("The claims of the token are not accepted."),
                    refused);
        } catch (BadJOSEException | JOSEException refused) {
            keys.current(); // without keys it is not the token's fault
            throw new InvalidTokenException(
                    "The signature of the token is not by a present key of its issuer, with an accepted algorithm.",
                    refused);
        }
    }

    /** Whether the keys are still those of {@code set}: they have not been fetched again. */
    @SuppressWarnings("ReferenceEquality")
    boolean hasKeys(JWKSet set) {
        return keys.current() == set;
    }
}

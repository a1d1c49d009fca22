package org.footbridge.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.footbridge.access.Caller;

/**
 * Verifies access tokens: JWTs that a trusted issuer has signed for this server. A token that was verified is known by its digest, and
 * accepted without being verified again until it expires or the keys of its issuer are fetched again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068, JWT profile for access tokens</a>
 */
public final class TokenVerifier {
    /** The most characters that a token may have. */
    public static final int LENGTH_MAX = 32_768;

    private static final int CACHED_MAX = 10_000;

    private final Map<String, IssuerVerifier> issuers = new HashMap<>();
    private final InstantSource clock;

    /** By SHA-256, so that nobody can read tokens from the memory of the server. */
    private final Cache<ByteBuffer, VerifiedToken> verified =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    /** @param skew by which the clocks of issuers may differ from that of the server */
    public TokenVerifier(Collection<TrustedIssuer> issuers, KeyRules keys, Duration skew, InstantSource clock) {
        issuers.forEach(issuer -> this.issuers.put(issuer.issuer(), new IssuerVerifier(issuer, keys, skew)));
        this.clock = clock;
    }

    /**
     * The caller that {@code token} was issued for.
     *
     * @throws InvalidTokenException if it is not accepted
     * @throws org.footbridge.problem.Problem BUSY if the keys of its issuer are not available
     */
    public Caller verify(String token) throws InvalidTokenException {
        if (token.length() > LENGTH_MAX) {
            throw new InvalidTokenException("The token is longer than " + LENGTH_MAX + " characters.");
        }
        ByteBuffer digest = ByteBuffer.wrap(digest(token));
        VerifiedToken known = verified.getIfPresent(digest);
        if (known != null && known.isValid(clock.instant())) {
            return known.caller();
        }
        VerifiedToken fresh = parseAndVerify(token);
        verified.put(digest, fresh);
        return fresh.caller();
    }

    private VerifiedToken parseAndVerify(String token) throws InvalidTokenException {
        SignedJWT parsed;
        String issuer;
        try {
            parsed = SignedJWT.parse(token);
            issuer = parsed.getJWTClaimsSet().getIssuer();
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new InvalidTokenException("The token is not a signed JWT.", malformed);
        }
        IssuerVerifier verifier = issuer == null ? null : issuers.get(issuer);
        if (verifier == null) {
            throw new InvalidTokenException("The issuer of the token is not trusted by this server.");
        }
        return verifier.verify(parsed);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

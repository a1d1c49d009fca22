package org.footbridge.authentication;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import org.footbridge.access.Caller;

/**
 * A token that was verified.
 *
 * @param end when it is no longer accepted
 * @param keys with which it was verified
 */
record VerifiedToken(Caller caller, Instant end, IssuerVerifier verifier, JWKSet keys) {
    /** Whether it would be verified again, at {@code now}: a token whose key was withdrawn is not. */
    boolean isValid(Instant now) {
        return now.isBefore(end) && verifier.hasKeys(keys);
    }
}

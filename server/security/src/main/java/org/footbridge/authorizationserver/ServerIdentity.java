package org.footbridge.authorizationserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The identity of the authorization server.
 *
 * @param issuer the claim {@code iss} of its tokens, which is also the start of its URLs
 * @param fhirBase the base URL of the FHIR server, for which its tokens are
 * @param key with which it signs, as a JWK with its private part
 * @param password of all demo accounts
 * @param clients that the operator registered
 */
public record ServerIdentity(
        String issuer, String fhirBase, Supplier<String> key, Supplier<String> password, List<SmartClient> clients) {
    private static final int BITS = 2048;

    /** A fresh signing key as JSON. */
    public static String freshKey() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWK signingKey() {
        try {
            return JWK.parse(key.get());
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key of the authorization server cannot be read", e);
        }
    }

    /** The public keys, to verify tokens. */
    public JWKSet publicKeys() {
        return new JWKSet(signingKey()).toPublicJWKSet();
    }
}

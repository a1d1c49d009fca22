package org.footbridge.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An issuer of tokens with an OpenID configuration and a key set, on a port of its own, until the JVM ends. */
final class TestIssuer {
    static final String AUDIENCE = "https://fhir.example.org/fhir";

    private final HttpServer server;
    private volatile JWKSet keys;
    private volatile boolean down;

    TestIssuer(JWK... keys) {
        this.keys = new JWKSet(List.of(keys));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/jwks", () -> this.keys.toString());
        serve(
                "/.well-known/openid-configuration",
                () -> Expect.json("{'issuer':'" + url() + "','jwks_uri':'" + url() + "/jwks','authorization_endpoint':'"
                        + url() + "/authorize','token_endpoint':'" + url() + "/token',"
                        + "'token_endpoint_auth_methods_supported':['private_key_jwt'],"
                        + "'scopes_supported':['openid','launch/patient'],'response_types_supported':['code'],"
                        + "'code_challenge_methods_supported':['S256'],'claims_supported':['sub']}"));
        server.start();
    }

    private interface Text {
        String get();
    }

    private void serve(String path, Text text) {
        server.createContext(path, exchange -> {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(down ? 503 : 200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
    }

    static JWK rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWK ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The settings of a server that trusts this issuer, before {@code others}. */
    String[] settings(String... others) {
        return Stream.concat(
                        Stream.of(
                                "--footbridge.security.mode=smart",
                                "--footbridge.security.issuers[0].issuer=" + url(),
                                "--footbridge.security.issuers[0].audience=" + AUDIENCE),
                        Stream.of(others))
                .toArray(String[]::new);
    }

    /** Replaces the keys that the key set has. */
    void publish(JWK... published) {
        keys = new JWKSet(List.of(published));
    }

    /** Whether the issuer answers with errors only. */
    void setDown(boolean isDown) {
        down = isDown;
    }

    /** The claims of a valid token. */
    JWTClaimsSet.Builder claims(String scope) {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("alice")
                .audience(AUDIENCE)
                .claim("client_id", "app")
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    /** A valid token, signed with {@code key}. */
    String token(JWK key, String scope) {
        return signed(key, claims(scope).build());
    }

    static String signed(JWK key, JWTClaimsSet claims) {
        return signed(key, claims, UnaryOperator.identity());
    }

    /** Signed with another algorithm than usual. */
    static String signed(JWK key, JWTClaimsSet claims, JWSAlgorithm algorithm) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWK key, JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> header) {
        try {
            JWSAlgorithm algorithm = key.getKeyType().getValue().equals("EC") ? JWSAlgorithm.ES384 : JWSAlgorithm.RS256;
            JWSHeader.Builder builder =
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
            JWSHeader made = header.apply(builder).build();
            SignedJWT token = new SignedJWT(made, claims);
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, made.getAlgorithm()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

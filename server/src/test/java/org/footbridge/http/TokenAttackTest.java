package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens that must not be accepted: forged, of others, for others, too early, too late, too long. */
class TokenAttackTest {
    private static final JWK KEY = TestIssuer.rsa("one");
    private static final JWK EC = TestIssuer.ec("two");
    private static final JWK FOREIGN = TestIssuer.rsa("one"); // the same name, another key
    private static final TestIssuer ISSUER = new TestIssuer(KEY, EC);
    private static final TestIssuer SECOND = new TestIssuer(FOREIGN);

    /** Two issuers: the keys of one must not sign for the other. */
    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings(
            "--footbridge.security.issuers[1].issuer=" + SECOND.url(),
            "--footbridge.security.issuers[1].jwks-uri=" + SECOND.url() + "/jwks",
            "--footbridge.security.issuers[1].audience=urn:second,urn:third",
            "--footbridge.security.issuers[1].algorithms=RS256"));

    private static Answer ask(String token) {
        return server.get("Patient", "Authorization", "Bearer " + token);
    }

    private static JWTClaimsSet.Builder claims() {
        return ISSUER.claims("system/*.cruds");
    }

    private static String text(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    @Test
    void validTokensAreAccepted() {
        String plain = ISSUER.token(KEY, "system/*.cruds");
        assertThat(ask(plain).status()).isEqualTo(200);
        assertThat(ask(plain).status()).as("again").isEqualTo(200);
        assertThat(ask(ISSUER.token(EC, "system/*.cruds")).status()).as("ES384").isEqualTo(200);
        String access = TestIssuer.signed(KEY, claims().build(), header -> header.type(new JOSEObjectType("at+jwt")));
        assertThat(ask(access).status()).isEqualTo(200);
        String second = TestIssuer.signed(
                FOREIGN,
                SECOND.claims("system/*.rs")
                        .audience(List.of("urn:other", "urn:third"))
                        .build());
        assertThat(ask(second).status()).isEqualTo(200);
        assertThat(server.get("Patient", "authorization", "bearer " + plain).status())
                .isEqualTo(200);
    }

    @Test
    void forgedAndForeignTokensAreRefused() throws JOSEException {
        Map<String, String> attacks = new HashMap<>(forged());
        attacks.putAll(wrongClaims());
        attacks.forEach((name, token) -> {
            Answer refused = ask(token);
            assertThat(refused.status()).as(name).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).as(name).startsWith("Bearer realm=\"Footbridge\"");
            assertThat(refused.json().at("/issue/0/code").asText()).as(name).isEqualTo("login");
            assertThat(refused.body()).as(name).doesNotContain("Exception", "nimbus", token);
        });
        assertThat(attacks).hasSizeGreaterThan(30);
    }

    private static Map<String, String> forged() throws JOSEException {
        String valid = ISSUER.token(KEY, "system/*.cruds");
        String[] parts = valid.split("\\.", -1);
        String payload = claims().build().toString();
        Map<String, String> attacks = new HashMap<>();
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header = text("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
            attacks.put("alg=" + none, header + "." + text(payload) + ".");
            attacks.put("alg=" + none + " with a signature", header + "." + text(payload) + "." + parts[2]);
        }
        attacks.put(
                "HS256 with the public key",
                hmac(((RSAKey) KEY).toRSAPublicKey().getEncoded()));
        attacks.put(
                "HS256 with the key set", hmac(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        attacks.put("no signature", parts[0] + "." + parts[1] + ".");
        attacks.put("no signature at all", parts[0] + "." + parts[1]);
        attacks.put("signature cut", valid.substring(0, valid.length() - 4));
        attacks.put("other payload", parts[0] + "." + text(payload.replace("alice", "admin")) + "." + parts[2]);
        attacks.put("key of the same name", TestIssuer.signed(FOREIGN, claims().build()));
        attacks.put("unknown key", TestIssuer.signed(TestIssuer.rsa("three"), claims().build()));
        attacks.put("RS256 for an EC key", TestIssuer.signed(KEY, claims().build(), header -> header.keyID("two")));
        attacks.put("key of the other issuer", TestIssuer.signed(FOREIGN, claims().build()));
        attacks.put(
                "algorithm not allowed",
                TestIssuer.signed(
                        EC, SECOND.claims("system/*.rs").audience("urn:second").build()));
        attacks.put(
                "jku",
                TestIssuer.signed(
                        FOREIGN, claims().build(), header -> header.jwkURL(URI.create(SECOND.url() + "/jwks"))));
        attacks.put(
                "x5u",
                TestIssuer.signed(
                        FOREIGN, claims().build(), header -> header.x509CertURL(URI.create(SECOND.url() + "/jwks"))));
        attacks.put("jwk", TestIssuer.signed(FOREIGN, claims().build(), header -> header.jwk(FOREIGN.toPublicJWK())));
        attacks.put(
                "critical header",
                TestIssuer.signed(
                        KEY,
                        claims().build(),
                        header -> header.customParam("exp", 1).criticalParams(Set.of("exp"))));
        attacks.put(
                "type of another token",
                TestIssuer.signed(KEY, claims().build(), header -> header.type(new JOSEObjectType("logout+jwt"))));
        attacks.put("three dots", "a.b.c");
        attacks.put("not JSON", text("x") + "." + text("y") + "." + text("z"));
        attacks.put("no text", "-");
        attacks.put("encrypted", "a.b.c.d.e");
        attacks.put("deep JSON", text("[".repeat(5_000)) + "." + text("{}") + ".x");
        attacks.put("deep claims", parts[0] + "." + text("{\"a\":".repeat(5_000)) + ".x");
        attacks.put("100 kB", valid + "A".repeat(100_000));
        return attacks;
    }

    private static Map<String, String> wrongClaims() {
        Map<String, String> attacks = new HashMap<>();
        attacks.put(
                "another issuer",
                TestIssuer.signed(KEY, claims().issuer("https://evil.example").build()));
        attacks.put(
                "the other issuer",
                TestIssuer.signed(
                        KEY,
                        claims().issuer(SECOND.url()).audience("urn:second").build()));
        attacks.put(
                "issuer with a slash",
                TestIssuer.signed(KEY, claims().issuer(ISSUER.url() + "/").build()));
        attacks.put("no issuer", TestIssuer.signed(KEY, claims().issuer(null).build()));
        attacks.put(
                "another audience",
                TestIssuer.signed(
                        KEY, claims().audience("https://other.example").build()));
        attacks.put(
                "audience of the other issuer",
                TestIssuer.signed(KEY, claims().audience("urn:second").build()));
        attacks.put(
                "no audience",
                TestIssuer.signed(KEY, claims().audience((String) null).build()));
        attacks.put("no subject", TestIssuer.signed(KEY, claims().subject(null).build()));
        attacks.put(
                "expired",
                TestIssuer.signed(KEY, claims().expirationTime(in(-3_600)).build()));
        attacks.put(
                "no expiry",
                TestIssuer.signed(KEY, claims().expirationTime(null).build()));
        attacks.put(
                "not yet valid",
                TestIssuer.signed(KEY, claims().notBeforeTime(in(3_600)).build()));
        return attacks;
    }

    private static String hmac(byte[] secret) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims().build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    @Test
    void refusalsSayWhy() {
        assertThat(ask(TestIssuer.signed(
                                KEY, claims().expirationTime(in(-3_600)).build()))
                        .header("WWW-Authenticate"))
                .contains("error=\"invalid_token\", error_description=\"The token has expired.\"");
        assertThat(ask(TestIssuer.signed(KEY, claims().audience("urn:x").build()))
                        .diagnostics())
                .contains("audience");
        assertThat(ask(TestIssuer.signed(KEY, claims().issuer("urn:x").build())).diagnostics())
                .contains("issuer")
                .doesNotContain("urn:x");
    }

    /** As RFC 6750 has it; tokens in URLs end up in logs. */
    @Test
    void tokensAreTakenFromOneHeaderOnly() {
        String valid = ISSUER.token(KEY, "system/*.cruds");
        assertThat(server.get("Patient?access_token=" + valid).status()).isEqualTo(401);
        assertThat(server.send(
                                "POST",
                                "Patient/_search",
                                "access_token=" + valid,
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(401);
        assertThat(server.get("Patient", "Authorization", "Basic " + valid).status())
                .isEqualTo(401);
        assertThat(server.get("Patient", "Authorization", valid).status()).isEqualTo(401);
        assertThat(server.get("Patient", "Authorization", "Bearer " + valid + " " + valid)
                        .status())
                .isEqualTo(401);
        assertThat(server.get("Patient", "Cookie", "access_token=" + valid).status())
                .isEqualTo(401);
    }

    /** A clock that is a little behind or ahead is no reason to refuse. */
    @Test
    void clocksMayDifferALittle() {
        assertThat(ask(TestIssuer.signed(KEY, claims().notBeforeTime(in(20)).build()))
                        .status())
                .isEqualTo(200);
    }
}

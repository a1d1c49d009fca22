package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens for clients, from the authorization server that comes with the server. */
class AuthorizationServerTest {
    private static final JWK RSA = TestIssuer.rsa("rsa");
    private static final JWK EC = TestIssuer.ec("ec");
    private static final TestIssuer KEYS = new TestIssuer(RSA, EC);
    private static final int PORT = RunningServer.freePort();
    private static final String ISSUER = "http://localhost:" + PORT;

    private static final Path DATA = Path.of("target", "data", "authorization-server-" + PORT);

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--server.port=" + PORT,
            "--footbridge.validation.mode=off",
            "--footbridge.security.mode=smart",
            "--footbridge.data-dir=" + DATA,
            "--footbridge.security.apps[0].client-id=system-a",
            "--footbridge.security.apps[0].jwks-uri=" + KEYS.url() + "/jwks",
            "--footbridge.security.apps[0].scopes=system/Patient.rs,system/Observation.cruds");

    private static String password;

    @BeforeAll
    static void readPassword() throws IOException {
        Path file = DATA.resolve("demo-password");
        password = Files.readString(file);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    private static String form(String... values) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < values.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(values[i])
                    .append('=')
                    .append(URLEncoder.encode(values[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static Answer token(String name, String secret, String scope) {
        String credentials = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return server.send(
                "POST",
                ISSUER + "/oauth2/token",
                form("grant_type", "client_credentials", "scope", scope),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + credentials);
    }

    private static int read(String token) {
        return server.get("Patient?_count=1", "Authorization", "Bearer " + token)
                .status();
    }

    private static JWTClaimsSet claims(Answer answer) throws ParseException {
        return SignedJWT.parse(answer.json().path("access_token").asText()).getJWTClaimsSet();
    }

    @ParameterizedTest
    @CsvSource({
        "referring-clinician, user/*.cruds",
        "link-worker, user/*.cruds",
        "community-organisation, user/*.cruds",
        "commissioner, user/*.rs",
        "auditor, user/*.rs",
        "administrator, user/*.cruds",
        "patient, patient/*.cruds",
        "system, system/*.cruds"
    })
    void everyDemoAccountGetsATokenThatTheServerAccepts(String name, String scope) throws ParseException {
        Answer answer = token(name, password, scope);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().path("scope").asText()).isEqualTo(scope);
        assertThat(claims(answer).getIssuer()).isEqualTo(ISSUER);
        assertThat(claims(answer).getAudience()).containsExactly(ISSUER + "/fhir");
        if (!name.equals("system")) {
            assertThat(claims(answer).getStringListClaim("roles")).containsExactly(name);
        }
        assertThat(read(answer.json().path("access_token").asText())).isNotEqualTo(401);
        assertThat(token(name, "wrong", scope).status()).isEqualTo(401);
        assertThat(token(name, "", scope).status()).isIn(400, 401);
    }

    @Test
    void scopesMayBeNarrowedAndNotWidened() {
        assertThat(token("link-worker", password, "user/Patient.rs").status()).isEqualTo(200);
        assertThat(token("link-worker", password, "user/Patient.rs user/Task.u").status())
                .isEqualTo(200);
        assertThat(token("system", password, "system/Patient.read").status()).isEqualTo(200);
        for (String scope : List.of(
                "system/*.cruds",
                "system/Patient.r",
                "patient/Patient.r",
                "user/Patient.rs system/Patient.rs",
                "user/Patient.sr",
                "admin",
                "user/*")) {
            Answer refused = token("link-worker", password, scope);
            assertThat(refused.status()).as(scope).isEqualTo(400);
            assertThat(refused.json().path("error").asText()).isEqualTo("invalid_scope");
        }
        assertThat(token("auditor", password, "user/Patient.c").status()).isEqualTo(400);
    }

    private static String assertion(JWK key, JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("system-a")
                .subject("system-a")
                .audience(ISSUER + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(240)));
        JWTClaimsSet made = change.apply(claims).build();
        return TestIssuer.signed(key, made, algorithm);
    }

    private static Answer backend(String assertion, String scope) {
        return server.send(
                "POST",
                ISSUER + "/oauth2/token",
                form(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        scope,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void systemsAuthenticateWithTheirKeys() {
        for (String assertion : List.of(
                assertion(RSA, JWSAlgorithm.RS384, UnaryOperator.identity()),
                assertion(EC, JWSAlgorithm.ES384, UnaryOperator.identity()))) {
            Answer answer = backend(assertion, "system/Patient.rs");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().path("expires_in").asInt()).isBetween(1, 300);
            assertThat(read(answer.json().path("access_token").asText())).isEqualTo(200);

            Answer replayed = backend(assertion, "system/Patient.rs");
            assertThat(replayed.status()).as("the same assertion again").isEqualTo(401);
            assertThat(replayed.json().path("error").asText()).isEqualTo("invalid_client");
            // the database alone knows it, so that it is known after a restart
            assertThat(server.sql("DELETE FROM client_assertion")).isPositive();
            assertThat(backend(assertion, "system/Patient.rs").status()).isEqualTo(200);
        }
        Answer wider = backend(assertion(EC, JWSAlgorithm.ES384, UnaryOperator.identity()), "system/Patient.cruds");
        assertThat(wider.json().path("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void assertionsThatAreNotWhatTheyShouldBeAreRefused() {
        Date late = Date.from(Instant.now().plusSeconds(3_600));
        Date past = Date.from(Instant.now().minusSeconds(3_600));
        for (String assertion : List.of(
                assertion(RSA, JWSAlgorithm.RS256, UnaryOperator.identity()),
                assertion(TestIssuer.rsa("rsa"), JWSAlgorithm.RS384, UnaryOperator.identity()),
                assertion(TestIssuer.ec("other"), JWSAlgorithm.ES384, UnaryOperator.identity()),
                assertion(EC, JWSAlgorithm.ES384, claims -> claims.jwtID(null)),
                assertion(EC, JWSAlgorithm.ES384, claims -> claims.expirationTime(late)),
                assertion(EC, JWSAlgorithm.ES384, claims -> claims.expirationTime(past)),
                assertion(EC, JWSAlgorithm.ES384, claims -> claims.expirationTime(null)),
                assertion(EC, JWSAlgorithm.ES384, claims -> claims.audience("https://other.example/token")),
                assertion(EC, JWSAlgorithm.ES384, claims -> claims.subject("system")),
                assertion(EC, JWSAlgorithm.ES384, claims -> claims.issuer("other")),
                "nonsense")) {
            Answer refused = backend(assertion, "system/Patient.rs");
            assertThat(refused.status()).as(refused.body()).isEqualTo(401);
            assertThat(refused.json().path("error").asText()).isEqualTo("invalid_client");
        }
    }

    @Test
    void itsDocumentsNameItsEndpoints() {
        JsonNode smart = server.get(".well-known/smart-configuration").json();
        JsonNode openid =
                server.get(ISSUER + "/.well-known/openid-configuration").json();
        for (String name : List.of("issuer", "jwks_uri", "token_endpoint", "authorization_endpoint")) {
            assertThat(smart.path(name).asText())
                    .isNotEmpty()
                    .isEqualTo(openid.path(name).asText());
        }
        JsonNode key = server.get(smart.path("jwks_uri").asText()).json().at("/keys/0");
        assertThat(key.path("kty").asText()).isEqualTo("RSA");
        assertThat(key.has("d")).as("the private key").isFalse();
        assertThat(server.get("metadata").body()).contains(ISSUER + "/oauth2/token");
    }

    @Test
    void nothingElseIsThere() {
        assertThat(server.get(ISSUER + "/.well-known/nothing").status()).isIn(302, 404);
        assertThat(server.get(ISSUER + "/oauth2/nothing").status()).isIn(302, 404);
        Answer unknown = server.get(ISSUER + "/oauth2/authorize?response_type=code&client_id=x", "Accept", "text/html");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void tokensSurviveARestart() {
        String token = token("system", password, "system/*.rs")
                .json()
                .path("access_token")
                .asText();
        assertThat(read(token)).isEqualTo(200);
        RunningServer second = server.beside(
                "--footbridge.security.mode=smart",
                "--server.port=" + RunningServer.freePort(),
                "--footbridge.base-url=" + ISSUER + "/fhir",
                "--footbridge.data-dir=" + DATA);
        try {
            assertThat(second.get("Patient", "Authorization", "Bearer " + token).status())
                    .as("at another process of the same database")
                    .isEqualTo(200);
        } finally {
            second.stop();
        }
    }
}

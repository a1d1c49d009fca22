package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements about security for clients without a token, and for browsers. */
class SecurityStatementTest {
    private static final JWK KEY = TestIssuer.rsa("one");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);
    private static final String APP = "https://app.example.org";
    private static final String OTHER = "https://evil.example";

    @RegisterExtension
    static final RunningServer smart = RunningServer.with(ISSUER.settings(
            "--footbridge.validation.mode=off", "--footbridge.security.cors-origins=" + APP + ",https://b.example"));

    @RegisterExtension
    static final RunningServer open = RunningServer.with("--footbridge.validation.mode=off");

    @Test
    void theSmartConfigurationLeadsToTheIssuer() {
        Answer answer = smart.get(".well-known/smart-configuration");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode document = answer.json();
        assertThat(document.path("issuer").asText()).isEqualTo(ISSUER.url());
        assertThat(document.path("token_endpoint").asText()).isEqualTo(ISSUER.url() + "/token");
        assertThat(document.path("capabilities").toString())
                .contains("permission-v2", "launch-standalone", "client-public", "client-confidential-asymmetric")
                .doesNotContain("client-confidential-symmetric");
        assertThat(document.has("claims_supported")).isFalse();
        assertThat(open.get(".well-known/smart-configuration").status()).isEqualTo(404);
    }

    @Test
    void theCapabilityStatementNamesTheEndpoints() {
        JsonNode security = smart.get("metadata").json().at("/rest/0/security");
        assertThat(security.at("/service/0/coding/0/code").asText()).isEqualTo("SMART-on-FHIR");
        assertThat(security.path("cors").asBoolean()).isTrue();
        Map<String, String> uris = new TreeMap<>();
        security.at("/extension/0/extension")
                .forEach(uri ->
                        uris.put(uri.path("url").asText(), uri.path("valueUri").asText()));
        assertThat(uris)
                .containsExactly(
                        Map.entry("authorize", ISSUER.url() + "/authorize"),
                        Map.entry("token", ISSUER.url() + "/token"));

        JsonNode none = open.get("metadata").json().at("/rest/0/security");
        assertThat(none.path("description").asText()).contains("SECURITY IS OFF");
        assertThat(none.has("service")).isFalse();
        assertThat(none.path("cors").asBoolean()).isFalse();
    }

    private static Answer preflight(RunningServer server, String origin) {
        return server.send(
                "OPTIONS",
                "Patient",
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "authorization,content-type,if-match");
    }

    @Test
    void pagesOfNamedOriginsMayUseTheServer() {
        Answer preflight = preflight(smart, APP);
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("authorization", "if-match");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();

        String token = "Bearer " + ISSUER.token(KEY, "system/*.cruds");
        Answer read = smart.get("Patient", "Origin", APP, "Authorization", token);
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(read.header("Access-Control-Expose-Headers")).contains("ETag", "Location");
        Answer write = smart.post("Patient", "{\"resourceType\":\"Patient\"}", "Origin", APP, "Authorization", token);
        assertThat(write.status()).isEqualTo(201);
        assertThat(smart.get("Patient", "Origin", APP).header("Access-Control-Allow-Origin"))
                .as("so that the page sees the refusal")
                .isEqualTo(APP);
    }

    @Test
    void pagesOfOtherOriginsMayNot() {
        String token = "Bearer " + ISSUER.token(KEY, "system/*.cruds");
        for (String origin :
                new String[] {OTHER, "null", APP + ":8443", APP + ".evil.example", "http://app.example.org"}) {
            assertThat(preflight(smart, origin).header("Access-Control-Allow-Origin"))
                    .as(origin)
                    .isEmpty();
            assertThat(smart.get("Patient", "Origin", origin, "Authorization", token)
                            .header("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(smart.post("Patient", "{\"resourceType\":\"Patient\"}", "Origin", origin, "Authorization", token)
                            .status())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(preflight(open, APP).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(open.get("Patient", "Origin", APP).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void browsersAreToldNotToRunWhatIsStored() {
        for (Answer answer : new Answer[] {open.get("Patient"), open.get("Nonsense"), smart.get("Patient")}) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(answer.header("Strict-Transport-Security"))
                    .as("not without TLS")
                    .isEmpty();
        }
        assertThat(open.get(open.base().replace("/fhir", "/ig/")).header("Content-Security-Policy"))
                .contains("style-src 'self'")
                .doesNotContain("sandbox");
    }
}

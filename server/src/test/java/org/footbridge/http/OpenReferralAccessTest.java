package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The open directory of a server with authentication: everybody reads it, and learns nothing else. */
class OpenReferralAccessTest {
    private static final JWK KEY = TestIssuer.rsa("one");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            ISSUER.settings("--footbridge.validation.mode=off", "--footbridge.open-referral.enabled=true"));

    @RegisterExtension
    static final RunningServer closed = RunningServer.with(ISSUER.settings());

    private static Answer put(String path, String json) {
        return server.put(path, json, "Authorization", "Bearer " + ISSUER.token(KEY, "system/*.cruds"));
    }

    private static Answer get(RunningServer one, String path) {
        return one.get(one.base().replaceFirst("/fhir$", path));
    }

    @Test
    void needsNoTokenAndOpensNothingElse() {
        assertThat(put(
                                "HealthcareService/a",
                                "{\"resourceType\":\"HealthcareService\",\"id\":\"a\",\"active\":true,\"name\":\"Choir\"}")
                        .status())
                .isEqualTo(201);
        assertThat(put(
                                "Patient/ada",
                                "{\"resourceType\":\"Patient\",\"id\":\"ada\",\"name\":[{\"family\":\"Lovelace\"}]}")
                        .status())
                .isEqualTo(201);
        assertThat(get(server, "/openreferral/services").body())
                .contains("Choir")
                .doesNotContain("Lovelace");
        assertThat(get(server, "/openreferral").status()).isEqualTo(200);
        assertThat(get(server, "/openreferral/Patient/ada").status()).isEqualTo(404);
        assertThat(get(server, "/fhir/HealthcareService/a").status()).isEqualTo(401);
        assertThat(get(server, "/openreferral/../fhir/Patient/ada").status()).isNotEqualTo(200);
        assertThat(get(server, "/openreferral/..;/fhir/Patient/ada").body()).doesNotContain("Lovelace");
    }

    @Test
    void isClosedUnlessTheOperatorOpensIt() {
        assertThat(get(closed, "/openreferral/services").status()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsImportFeeds() {
        String body = """
                {"resourceType": "Parameters", "parameter": [{"name": "publisher", "valueUri": "https://council.example"},
                  {"name": "feed", "valueBase64Binary": "eyJpZCI6ICIxIiwgIm5hbWUiOiAiQ2hvaXIiLCAic3RhdHVzIjogImFjdGl2ZSJ9"}]}
                """;
        for (String role : new String[] {"link-worker", "community-organisation", "auditor"}) {
            assertThat(as(role, body).status()).as(role).isEqualTo(403);
        }
        assertThat(server.post("$import-open-referral", body).status()).isEqualTo(401);
        Answer imported = as("administrator", body);
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(imported.body()).contains("{\"name\":\"created\",\"valueInteger\":1}");
    }

    private static Answer as(String role, String body) {
        String token = TestIssuer.signed(
                KEY, ISSUER.claims("user/*.cruds").claim("roles", role).build());
        return server.post("$import-open-referral", body, "Authorization", "Bearer " + token);
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with authentication: what needs a token, what does not, and what a token's scopes allow. */
class AuthenticationTest {
    private static final JWK KEY = TestIssuer.rsa("one");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"family\":\"A\"}]}";

    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings("--footbridge.validation.mode=off"));

    private static Answer send(String method, String path, String body, String token, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + token;
        return server.send(method, path, body, all);
    }

    private static Answer get(String path, String scope) {
        return send("GET", path, "", ISSUER.token(KEY, scope));
    }

    private static String absolute(String path) {
        return URI.create(server.base()).resolve(path).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata",
                "/fhir/metadata?mode=terminology",
                "/ig/",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void publicPathsNeedNoToken(String path) {
        assertThat(server.get(absolute(path)).status()).isEqualTo(200);
        assertThat(server.get(absolute(path), "Authorization", "Bearer nonsense")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir",
                "/fhir/",
                "/fhir/Patient",
                "/fhir/Patient/p",
                "/fhir/Patient/none",
                "/fhir/Nonsense",
                "/fhir/_history",
                "/fhir/$versions",
                "/fhir/$reindex",
                "/fhir/_jobs/0a1b2c3d-0000-0000-0000-000000000000",
                "/fhir/metadata/",
                "/fhir/metadata/x",
                "/fhir//metadata",
                "/fhir/Patient/../metadata",
                "/fhir/metadata/../Patient",
                "/fhir/metadata/%2e%2e/Patient",
                "/fhir/metadata;x=y",
                "/fhir/metadat%61",
                "/ig/..;/fhir/Patient",
                "/ig/../fhir/Patient",
                "/actuator",
                "/actuator/health",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/actuator/health/liveness/../../metrics"
            })
    void everythingElseNeedsOne(String path) {
        Answer refused = server.get(absolute(path).contains("..") ? raw(path) : absolute(path));
        assertThat(refused.status()).as(path).isIn(400, 401);
        assertThat(refused.body()).contains("OperationOutcome").doesNotContain("Patient/p");
        if (refused.status() == 401) {
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Footbridge\"");
            assertThat(refused.json().at("/issue/0/code").asText()).isEqualTo("login");
        }
    }

    /** With its dots, which resolving would remove. */
    private static String raw(String path) {
        return server.base().replaceFirst("/fhir$", "") + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"})
    void noMethodIsAnException(String method) {
        Answer refused = server.send(method, "Patient/p", method.equals("PUT") ? PATIENT : "");
        assertThat(refused.status()).isIn(401, 405);
        assertThat(server.send(method.equals("HEAD") ? "POST" : method, "metadata", "")
                        .status())
                .isIn(401, 405);
    }

    @Test
    void scopesDecideByType() {
        String all = ISSUER.token(KEY, "system/Patient.cruds");
        assertThat(send("PUT", "Patient/p", PATIENT, all).status()).isIn(200, 201);
        assertThat(get("Patient/p", "system/Patient.rs").status()).isEqualTo(200);
        assertThat(get("Patient/p", "system/*.read").status())
                .as("of version 1")
                .isEqualTo(200);
        assertThat(get("Patient?family=A", "system/Patient.rs?name=A")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        for (String scope : List.of(
                "",
                "openid",
                "user/Observation.rs",
                "user/Patient.c",
                "patient/Patient.rs",
                "user/Patient.rs",
                "system/Patient.sr",
                "user/Patient",
                "user/Patient.",
                "USER/Patient.rs",
                "user/Patient.rs,")) {
            assertThat(get("Patient/p", scope).status()).as(scope).isEqualTo(403);
            assertThat(get("Patient?family=A", scope).status()).as(scope).isEqualTo(403);
            Answer write = send("PUT", "Patient/q", PATIENT.replace("\"p\"", "\"q\""), ISSUER.token(KEY, scope));
            assertThat(write.status()).as(scope).isEqualTo(403);
        }
        assertThat(get("Patient/p", "system/Patient.rs?name=B").status()).isEqualTo(404);
        Answer deletion = send("DELETE", "Patient/p", "", ISSUER.token(KEY, "system/Patient.crus"));
        assertThat(deletion.status()).isEqualTo(403);
        assertThat(deletion.diagnostics()).contains("Patient.d");
    }

    /** An operation on one resource is for those who may change that resource. */
    @Test
    void stepsOfAReferralAreNotForOperatorsAlone() {
        String parameters = "{\"resourceType\":\"Parameters\"}";
        Answer step = send("POST", "Task/none/$accept", parameters, ISSUER.token(KEY, "system/Task.cruds"));
        assertThat(step.status()).as(step.body()).isIn(400, 404, 422);
        assertThat(step.diagnostics()).doesNotContain("operator");
    }

    @Test
    void operatorsNeedEveryScope() {
        assertThat(get("$reindex", "system/Patient.cruds").status()).isEqualTo(403);
        assertThat(get("$reindex", "system/*.cruds").status()).isEqualTo(200);
        assertThat(get(absolute("/actuator/metrics"), "user/*.rs").status()).isEqualTo(403);
        assertThat(get(absolute("/actuator/metrics"), "system/*.cruds").status())
                .isEqualTo(200);
        assertThat(get(absolute("/actuator/health"), "system/*.cruds")
                        .json()
                        .at("/components/db/status")
                        .asText())
                .isEqualTo("UP");
        assertThat(server.get(absolute("/actuator/health/readiness")).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    /** Of several callers with the same rights, none gets what belongs to another. */
    @Test
    void cursorsJobsAndRepeatedRequestsBelongToTheirCaller() {
        String alice = ISSUER.token(KEY, "system/*.cruds");
        String bob = TestIssuer.signed(
                KEY, ISSUER.claims("system/*.cruds").subject("bob").build());
        String app = TestIssuer.signed(
                KEY, ISSUER.claims("system/*.cruds").claim("client_id", "other").build());
        for (String id : List.of("b1", "b2")) {
            send(
                    "PUT",
                    "Basic/" + id,
                    "{\"resourceType\":\"Basic\",\"id\":\"" + id + "\",\"code\":{\"text\":\"x\"}}",
                    alice);
        }
        for (String path : List.of("Basic?_count=1", "Basic/_history?_count=1")) {
            String next = next(send("GET", path, "", alice));
            assertThat(send("GET", next, "", alice).status()).isEqualTo(200);
            assertThat(send("GET", next, "", bob).status()).as(path).isEqualTo(400);
            assertThat(send("GET", next, "", app).status()).as(path).isEqualTo(400);
        }
        String job = send("GET", "Basic", "", alice, "Prefer", "respond-async").header("Content-Location");
        assertThat(send("GET", job, "", alice).status()).isIn(200, 202);
        assertThat(send("GET", job, "", bob).status()).isEqualTo(404);
        assertThat(send("DELETE", job, "", app).status()).isEqualTo(404);
        assertThat(send("GET", job, "", ISSUER.token(KEY, "system/Patient.rs")).status())
                .as("with a narrower token")
                .isEqualTo(404);

        String basic = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"y\"}}";
        Answer first = send("POST", "Basic", basic, alice, "Idempotency-Key", "k");
        assertThat(send("POST", "Basic", basic, alice, "Idempotency-Key", "k").header("Location"))
                .isEqualTo(first.header("Location"));
        assertThat(send("POST", "Basic", basic, bob, "Idempotency-Key", "k").header("Location"))
                .isNotEqualTo(first.header("Location"));
    }

    private static String next(Answer page) {
        for (var link : page.json().path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        throw new AssertionError("no next page: " + page.body());
    }

    /** The job has the scopes of its caller, no more. */
    @Test
    void jobsRunWithTheScopesOfTheirCaller() throws InterruptedException {
        String token = ISSUER.token(KEY, "user/Observation.rs");
        send("PUT", "Patient/p", PATIENT, ISSUER.token(KEY, "system/Patient.cruds"));
        String job = send("GET", "Patient?family=A", "", token, "Prefer", "respond-async")
                .header("Content-Location");
        Answer result = send("GET", job, "", token);
        while (result.status() == 202) {
            Thread.sleep(50);
            result = send("GET", job, "", token);
        }
        assertThat(result.status()).isEqualTo(403);
        assertThat(result.diagnostics()).startsWith("You may not search Patient: the token has no scope for it");
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels, consents, break-glass access, scopes with searches, and elements that a role must not change. */
class AccessPolicyTest {
    private static final JWK KEY = TestIssuer.rsa("policy");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);
    private static final String SYSTEM = token("system/*.cruds", UnaryOperator.identity());
    private static final String LINK_WORKER = ofCharity("link-worker", "user/*.cruds");
    private static final String COMMUNITY = ofCharity("community-organisation", "user/*.cruds");

    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings(
            "--footbridge.validation.mode=off",
            "--footbridge.references.on-delete=allow",
            "--footbridge.security.break-glass-recipient=Organization/privacy"));

    private static String token(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return TestIssuer.signed(KEY, claims.apply(ISSUER.claims(scope)).build());
    }

    private static String ofCharity(String role, String scope) {
        return token(scope, claims -> claims.claim("roles", role).claim("organisations", "Organization/charity"));
    }

    private static Answer send(String token, String method, String path, String body, String... headers) {
        return server.send(
                method,
                path,
                Expect.json(body),
                Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private static Answer get(String token, String path, String... headers) {
        return send(token, "GET", path, "", headers);
    }

    private static String task(String id, String label, String rest) {
        return "{'resourceType':'Task','id':'" + id
                + "','meta':{'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'"
                + label + "'}]},'status':'requested','intent':'order','for':{'reference':'Patient/p'},"
                + "'owner':{'reference':'Organization/charity'}" + rest + "}";
    }

    private static String observation(String id, String category) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'c'},"
                + "'category':[{'coding':[{'code':'" + category + "'}]}],'subject':{'reference':'Patient/p'}}";
    }

    @BeforeAll
    static void store() {
        put("Organization/charity", "{'resourceType':'Organization','id':'charity'}");
        put("Patient/p", "{'resourceType':'Patient','id':'p'}");
        put("Task/normal", task("normal", "N", ""));
        put("Task/restricted", task("restricted", "R", ""));
        put("Task/very", task("very", "V", ""));
        put("Observation/survey", observation("survey", "survey"));
        put("Observation/laboratory", observation("laboratory", "laboratory"));
    }

    private static void put(String path, String body) {
        Answer answer = send(SYSTEM, "PUT", path, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private static int total(Answer found) {
        return found.json().path("total").asInt();
    }

    @Test
    void labelsHideFromRolesThatDoNotNameThem() {
        assertThat(total(get(SYSTEM, "Task?_total=accurate"))).isEqualTo(3);
        assertThat(total(get(LINK_WORKER, "Task?_total=accurate"))).isEqualTo(2);
        assertThat(total(get(COMMUNITY, "Task?_total=accurate"))).isEqualTo(1);
        assertThat(get(COMMUNITY, "Task/restricted").status()).isEqualTo(404);
        assertThat(get(LINK_WORKER, "Task/very/_history").status()).isEqualTo(404);
    }

    @Test
    void administratorsCreateUnderIdsOfTheirChoiceAndOthersDoNot() {
        String administrator = ofCharity("administrator", "user/*.cruds");
        put(
                "Organization/hidden",
                "{'resourceType':'Organization','id':'hidden','meta':{'security':[{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'V'}]}}");
        assertThat(send(administrator, "PUT", "Organization/new", "{'resourceType':'Organization','id':'new'}")
                        .status())
                .isEqualTo(201);
        Answer taken =
                send(administrator, "PUT", "Organization/hidden", "{'resourceType':'Organization','id':'hidden'}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(403);
        assertThat(get(SYSTEM, "Organization/hidden").header("ETag")).isEqualTo("W/\"1\"");
        Answer chosen = send(LINK_WORKER, "PUT", "Patient/unused", "{'resourceType':'Patient','id':'unused'}");
        assertThat(chosen.status()).isEqualTo(403);
        assertThat(chosen.diagnostics()).contains("there is no such resource", "POST");
    }

    @Test
    void auditorsReadTheAuditLogAndOthersDoNot() {
        assertThat(get(ofCharity("auditor", "user/*.rs"), "AuditEvent?_count=1").status())
                .isEqualTo(200);
        assertThat(get(LINK_WORKER, "AuditEvent?_count=1").status()).isEqualTo(403);
    }

    @Test
    void breakGlassShowsThemForAReasonToRolesThatMayRead() {
        String reason = "The person is at risk tonight";
        assertThat(get(LINK_WORKER, "Task/very", "X-Break-Glass", reason).status())
                .isEqualTo(200);
        assertThat(total(get(LINK_WORKER, "Task", "X-Break-Glass", reason))).isEqualTo(3);
        assertThat(get(SYSTEM, "AuditEvent?_count=50").body()).contains("\"code\":\"BTG\"");
        Answer write = send(LINK_WORKER, "PUT", "Task/very", task("very", "V", ""), "X-Break-Glass", reason);
        assertThat(write.status()).as(write.body()).isEqualTo(403);
        Answer refused = get(COMMUNITY, "Task/very", "X-Break-Glass", reason);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.diagnostics()).contains("no role of yours allows break-glass access");
        assertThat(get(LINK_WORKER, "Task/very", "X-Break-Glass", "short").status())
                .isEqualTo(400);
    }

    @Test
    void theAuditLogIsForAuditors() {
        String auditor = ofCharity("auditor", "user/*.rs");
        Answer log = get(auditor, "AuditEvent?_count=2");
        assertThat(log.status()).as(log.body()).isEqualTo(200);
        assertThat(log.json().path("entry")).isNotEmpty();
        String event = "AuditEvent/" + log.json().at("/entry/0/resource/id").asText();
        assertThat(get(auditor, event).status()).isEqualTo(200);
        for (String other : List.of(LINK_WORKER, COMMUNITY, ofCharity("administrator", "user/*.cruds"))) {
            assertThat(get(other, "AuditEvent").status()).isEqualTo(403);
            assertThat(get(other, event).status()).isEqualTo(403);
        }
        assertThat(get(auditor, "Task/normal").status()).isEqualTo(403);
    }

    @Test
    void thePrivacyOfficerIsToldOfBreakGlassAccessAndItsReason() {
        String reason = "Unconscious, no next of kin";
        for (int i = 0; i < 2; i++) {
            assertThat(get(LINK_WORKER, "Task/very", "X-Break-Glass", reason).status())
                    .isEqualTo(200);
        }
        String officer = token(
                "user/*.cruds",
                claims -> claims.subject("officer")
                        .claim("roles", "privacy-officer")
                        .claim("organisations", "Organization/privacy"));
        List<JsonNode> tasks = Expect.entries(get(officer, "Task?owner=Organization/privacy")).stream()
                .filter(entry -> entry.toString().contains(reason))
                .toList();
        assertThat(tasks).hasSize(1);
        JsonNode task = tasks.get(0).path("resource");
        assertThat(task.at("/code/coding/0/code").asText()).isEqualTo("break-glass-review");
        assertThat(task.at("/requester/identifier/value").asText()).isEqualTo("alice");
        // the search that the Task names finds the uses, with the reason
        Answer uses = get(officer, task.at("/input/1/valueString").asText() + "&entity=Task/very");
        assertThat(Expect.entries(uses)).hasSizeGreaterThanOrEqualTo(2);
        JsonNode use = uses.json().at("/entry/0/resource");
        assertThat(use.at("/purposeOfEvent/0/coding/0/code").asText()).isEqualTo("BTG");
        assertThat(use.at("/purposeOfEvent/0/text").asText()).isEqualTo(reason);
        assertThat(use.at("/action").asText()).isEqualTo("R");
        assertThat(get(LINK_WORKER, "Task?code=break-glass-review&_total=accurate")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(get(officer, "Task/normal").status()).isEqualTo(404);
        String done = task.toString().replace("\"requested\"", "\"completed\"");
        assertThat(send(officer, "PUT", "Task/" + task.path("id").asText(), done)
                        .status())
                .isEqualTo(200);
        Answer denied = get(officer, "AuditEvent?subtype=denied&agent=alice");
        get(COMMUNITY, "Task/very", "X-Break-Glass", reason);
        assertThat(Expect.entries(get(officer, "AuditEvent?subtype=denied&agent=alice")))
                .hasSizeGreaterThan(denied.json().path("entry").size());
    }

    @Test
    void scopesWithASearchShowWhatMatchesIt() {
        String survey = ofCharity("link-worker", "user/Observation.rs?category=survey");
        assertThat(get(survey, "Observation/survey").status()).isEqualTo(200);
        assertThat(get(survey, "Observation/laboratory").status()).isEqualTo(404);
        assertThat(total(get(survey, "Observation"))).isEqualTo(1);
        String readOnly = ofCharity("link-worker", "user/Observation.r");
        assertThat(get(readOnly, "Observation/survey").status()).isEqualTo(200);
        assertThat(get(readOnly, "Observation").diagnostics()).contains("such as user/Observation.s");
        String unknown = ofCharity("link-worker", "user/Observation.rs?colour=red");
        for (String path : List.of("Observation", "Observation/survey", "Observation?code=x&_summary=count")) {
            Answer refused = get(unknown, path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.diagnostics())
                    .startsWith(
                            "A scope of the token cannot be applied to Observation: Unknown search parameter 'colour'");
        }
        assertThat(get(ofCharity("link-worker", "user/Observation.sr"), "Observation")
                        .diagnostics())
                .contains("user/Observation.sr is malformed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '>',
            value = {
                "a status        > 200 > ,'businessStatus':{'text':'engaged'}",
                "another owner   > 403 > ,'owner':{'reference':'Organization/other'}",
                "another patient > 403 > ,'for':{'reference':'Patient/other'}",
                "another focus   > 403 > ,'focus':{'reference':'ServiceRequest/other'}"
            })
    void updatesLeaveWhatGrantsAccessAsItIs(String change, int status, String element) {
        String name = element.trim().replaceAll("^,'(\\w+)'.*", "$1");
        String before = task("normal", "N", "").replaceAll(",'" + name + "':\\{[^}]*}", "");
        String body = before.substring(0, before.length() - 1) + element.trim() + "}";
        Answer answer = send(COMMUNITY, "PUT", "Task/normal", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.diagnostics()).startsWith("You may not change Task." + name);
        }
    }

    @Test
    void aConsentTakesEffectAndEndsWhileTheServerRuns() throws InterruptedException {
        put("Patient/c", "{'resourceType':'Patient','id':'c'}");
        put("Task/c", task("c", "N", "").replace("Patient/p", "Patient/c"));
        assertThat(get(COMMUNITY, "Task/c").status()).isEqualTo(200);
        String consent =
                "{'resourceType':'Consent','id':'c','status':'active','scope':{'text':'s'},'category':[{'text':'c'}],"
                        + "'patient':{'reference':'Patient/c'},'provision':{'type':'deny',"
                        + "'actor':[{'role':{'text':'r'},'reference':{'reference':'Organization/charity'}}]}}";
        put("Consent/c", consent);
        assertThat(becomes(404)).isTrue();
        assertThat(total(get(COMMUNITY, "Task?_id=c"))).isZero();
        put("Consent/c", consent.replace("'active'", "'inactive'"));
        assertThat(becomes(200)).isTrue();
        put("Consent/c", consent.replace("'deny',", "'deny','period':{'end':'2020'},"));
        assertThat(get(COMMUNITY, "Task/c").status()).isEqualTo(200);
        assertThat(send(SYSTEM, "DELETE", "Task/c", "").status()).isEqualTo(204);
    }

    private static boolean becomes(int status) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (get(COMMUNITY, "Task/c").status() == status) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    @Test
    void aPolicyWithAMistakeStopsTheStart(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("policy.yaml");
        String policy = """
            roles:
              clerk:
                title: Clerk
                purpose: Files.
                rules:
                  - types: Task
                    may: read
            """;
        Map<String, String> mistakes = Map.of(
                "where: ownr=${organisation}", "for Task, Unknown search parameter 'ownr'",
                "masked: notes", "masked names 'notes', which is no element of Task",
                "masked: status", "masked names 'status', without which no Task is valid");
        for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
            Files.writeString(file, policy + "        " + mistake.getKey() + "\n");
            assertThatThrownBy(() -> server.beside(ISSUER.settings("--footbridge.security.policy=" + file)))
                    .rootCause()
                    .hasMessageContaining(
                            "footbridge.security.policy is '" + file + "', line 6: " + mistake.getValue());
        }
    }
}

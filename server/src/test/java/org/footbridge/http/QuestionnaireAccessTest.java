package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.outcome.Outcomes.in;
import static org.footbridge.outcome.Outcomes.parameter;
import static org.footbridge.outcome.Outcomes.phq9;
import static org.footbridge.outcome.Outcomes.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.function.UnaryOperator;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.outcome.Outcomes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A caller who may not read a person fills in and scores no questionnaire of theirs, and each attempt is in the audit log. */
class QuestionnaireAccessTest {
    private static final JWK KEY = TestIssuer.rsa("questionnaires");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);

    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings("--footbridge.audit.mode=all"));

    private static final Outcomes system = new Outcomes(server, bearer("system/*.cruds", claims -> claims));
    private static final Outcomes worker = of("user/*.cruds", "link-worker", "Organization/team");
    private static final Outcomes stranger = of("user/*.cruds", "link-worker", "Organization/other");
    private static final Outcomes gardens = of("user/*.cruds", "community-organisation", "Organization/gardens");
    private static final String STORE = parameter("store", "Boolean", "true");
    private static final String CANONICAL = parameter("canonical", "Uri", Outcomes.BASE + "/Questionnaire/phq9");

    private static String[] bearer(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
        String token = TestIssuer.signed(KEY, claims.apply(ISSUER.claims(scope)).build());
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static Outcomes of(String scope, String role, String organisation) {
        return new Outcomes(
                server, bearer(scope, claims -> claims.claim("roles", role).claim("organisations", organisation)));
    }

    @BeforeAll
    static void personIsReferredToTheTeam() {
        for (String id : new String[] {"team", "practice", "other", "gardens"}) {
            Outcomes.ok(server.put(
                    "Organization/" + id,
                    "{\"resourceType\": \"Organization\", \"id\": \"" + id + "\", \"name\": \"" + id + "\"}",
                    system.headers()));
        }
        for (String person : new String[] {"maureen", "hidden"}) {
            system.referred(person, "");
        }
        system.task("maureen", "accepted", "Organization/team", "Organization/practice");
        system.task("hidden", "accepted", "Organization/gardens", "Organization/practice");
    }

    private static Answer populate(Outcomes caller, String person) {
        return caller.call(
                "Questionnaire/$populate", parameter("subject", "Reference", "Patient/" + person), CANONICAL);
    }

    private static Answer extract(Outcomes caller, String person, String... more) {
        String answers = resource("questionnaire-response", phq9(person, "0 0 0 0 0 0 0 0 0", ""));
        return more.length == 0
                ? caller.call("QuestionnaireResponse/$extract", answers)
                : caller.call("QuestionnaireResponse/$extract", answers, more[0]);
    }

    @Test
    void linkWorkerOfThePersonFillsInAndScores() {
        assertThat(populate(worker, "maureen").status()).isEqualTo(200);
        JsonNode score = in(extract(worker, "maureen", STORE), "Observation").get(0);
        assertThat(score.at("/valueQuantity/value").asInt()).isZero();
    }

    @Test
    void othersGetNeitherFormNorScores() {
        String stored = system.stored(phq9("maureen", "0 0 0 0 0 0 0 0 0", ""));
        int before = system.total("Observation?subject=Patient/maureen");
        for (Outcomes caller : new Outcomes[] {stranger, gardens}) {
            assertThat(populate(caller, "maureen").status()).isEqualTo(404);
            assertThat(extract(caller, "maureen").status()).isEqualTo(404);
            assertThat(extract(caller, "maureen", STORE).status()).isEqualTo(404);
            assertThat(caller.call(stored + "/$extract", STORE).status()).isIn(403, 404);
            assertThat(server.get(stored + "/$extract", caller.headers()).status())
                    .isIn(403, 404);
        }
        assertThat(populate(worker, "hidden").body())
                .isEqualTo(populate(worker, "nobody").body());
        assertThat(server.post("Questionnaire/$populate", "{}").status()).isEqualTo(401);
        assertThat(system.total("Observation?subject=Patient/maureen")).isEqualTo(before);
    }

    @Test
    void communityOrganisationThatMayReadThePersonStoresNoScores() {
        assertThat(populate(gardens, "hidden").status()).isEqualTo(200);
        assertThat(extract(gardens, "hidden", STORE).status()).isEqualTo(403);
        assertThat(system.total("Observation?subject=Patient/hidden")).isZero();
        assertThat(system.total("QuestionnaireResponse?subject=Patient/hidden")).isZero();
    }

    @Test
    void readersStoreNothing() {
        Outcomes reader = of("user/*.rs", "link-worker", "Organization/team");
        assertThat(extract(reader, "maureen").status()).isEqualTo(200);
        assertThat(extract(reader, "maureen", STORE).status()).isEqualTo(403);
    }

    @Test
    void answerToBeHeededIsOnTheWorkListOfTheLinkWorkerAndTheReferrerAndOfNobodyElse() {
        system.referred("heeded", "");
        system.task("heeded", "accepted", "Organization/team", "Organization/practice");
        Outcomes.ok(server.post("QuestionnaireResponse", phq9("heeded", "0 0 0 0 0 0 0 0 1", ""), worker.headers()));
        String list = "Task?code=" + Outcomes.BASE + "/CodeSystem/sp-safety%7Csafety-review&status=requested";
        Outcomes clinician = of("user/*.cruds", "referring-clinician", "Organization/practice");
        assertThat(clinician.total(list)).isOne();
        assertThat(stranger.total(list)).isZero();
        assertThat(gardens.total(list)).isZero();
        assertThat(worker.total("Flag?subject=Patient/heeded")).isOne();
        assertThat(stranger.total("Flag?subject=Patient/heeded")).isZero();
    }

    @Test
    void attemptsAreInTheAuditLog() {
        system.referred("audited", "");
        system.task("audited", "accepted", "Organization/team", "Organization/practice");
        populate(worker, "audited");
        in(extract(worker, "audited"), "Observation");
        in(extract(worker, "audited", STORE), "Observation");
        populate(stranger, "audited");
        extract(stranger, "audited");
        Answer log = server.get("AuditEvent?patient=audited&_count=1000", system.headers());
        assertThat(log.body()).contains("populate", "extract", "Observation/", "QuestionnaireResponse/");
        Answer denied = server.get("AuditEvent?outcome=4,8&_count=1000", system.headers());
        assertThat(denied.body()).contains("populate", "extract");
    }
}

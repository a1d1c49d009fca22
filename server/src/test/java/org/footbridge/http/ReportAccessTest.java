package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.referral.ReportServer.section;
import static org.footbridge.referral.ReportServer.types;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.function.UnaryOperator;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.referral.ReportServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A report has what its caller may see, is stored by those who may, and does not exist for others. */
class ReportAccessTest {
    private static final JWK KEY = TestIssuer.rsa("reports");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with(ISSUER.settings("--footbridge.validation.mode=off", "--footbridge.audit.mode=all"));

    private static final ReportServer system = new ReportServer(server, bearer("system/*.cruds", claims -> claims));
    private static final ReportServer gardens = of("community-organisation", "Organization/gardens");
    private static final ReportServer worker = of("link-worker", "Organization/gardens");
    private static final ReportServer clinician = of("referring-clinician", "Organization/practice");

    private static String[] bearer(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
        String token = TestIssuer.signed(KEY, claims.apply(ISSUER.claims(scope)).build());
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static ReportServer of(String role, String organisation) {
        return of("user/*.cruds", role, organisation);
    }

    private static ReportServer of(String scope, String role, String organisation) {
        return new ReportServer(
                server, bearer(scope, claims -> claims.claim("roles", role).claim("organisations", organisation)));
    }

    @BeforeAll
    static void directoryExists() {
        system.directory();
    }

    @Test
    void communityOrganisationReportsWithoutWhatIsClinical() {
        String task = system.supported("maureen", "");
        Answer report = gardens.report(task);
        assertThat(types(report)).contains("Patient", "Task").doesNotContain("Encounter", "Observation");
        assertThat(section(report, "assessments")).isEmpty();
        String stored = report.header("Location").replaceFirst(".*/fhir/", "");
        assertThat(server.get(stored, gardens.headers()).status()).isEqualTo(200);
        assertThat(server.get(stored, clinician.headers()).status()).isEqualTo(200);
        assertThat(server.get(
                                stored,
                                of("community-organisation", "Organization/other")
                                        .headers())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void linkWorkerReportsAndTheReferrerReads() {
        String task = system.supported("maureen", "");
        Answer report = worker.report(task);
        assertThat(types(report)).contains("Encounter", "Observation");
        assertThat(report.json().at("/entry/0/resource/author/0/reference").asText())
                .isEqualTo("Organization/gardens");
        assertThat(section(clinician.show(task, ""), "assessments")).contains("better");
    }

    @Test
    void othersGetNoReport() {
        String task = system.supported("maureen", "");
        for (String form : new String[] {"", "?format=html", "?format=pdf"}) {
            assertThat(of("link-worker", "Organization/other").show(task, form).status())
                    .isEqualTo(404);
            assertThat(of("community-organisation", "Organization/other")
                            .show(task, form)
                            .status())
                    .isEqualTo(404);
            assertThat(of("auditor", "Organization/practice").show(task, form).status())
                    .isEqualTo(403);
            assertThat(of("user/Patient.rs", "link-worker", "Organization/gardens")
                            .show(task, form)
                            .status())
                    .isEqualTo(403);
            assertThat(server.get("Task/" + task + "/$report-back" + form).status())
                    .isEqualTo(401);
        }
        assertThat(of("link-worker", "Organization/other").report(task).status())
                .isEqualTo(404);
        assertThat(of("commissioner", "Organization/practice").report(task).status())
                .isEqualTo(403);
        String request = system.request(task);
        assertThat(server.get(
                                request + "/$report-back",
                                of("link-worker", "Organization/other").headers())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void readersStoreNothing() {
        String task = system.supported("maureen", "");
        ReportServer reader = of("user/*.rs", "link-worker", "Organization/gardens");
        assertThat(reader.show(task, "").status()).isEqualTo(200);
        assertThat(reader.report(task).status()).isEqualTo(403);
        assertThat(server.get("Task/" + task, system.headers()).json().path("output"))
                .hasSize(1);
    }

    @Test
    void reportIsRecordedInTheAuditLogWithThePerson() {
        system.person("audited", "{\"text\": \"Audited Person\"}");
        String task = system.supported("audited", "");
        worker.show(task, "?format=pdf");
        worker.report(task);
        of("link-worker", "Organization/other").show(task, "");
        Answer log = server.get("AuditEvent?patient=audited&_count=1000", system.headers());
        assertThat(log.body()).contains("report-back");
        assertThat(log.body()).contains("DocumentReference/");
        Answer denied = server.get("AuditEvent?outcome=4,8&_count=1000", system.headers());
        assertThat(denied.body()).contains("Task/" + task);
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The audit log of a server whose policy lets a caller read neither the log nor Observations, nor change Observations. */
class AuditAccessTest {
    private static final AccessPolicy POLICY = new AccessPolicy() {
        @Override
        public Visibility visibility(Caller caller, String type) {
            return type.equals("AuditEvent") || type.equals("Observation") ? Visibility.NONE : Visibility.ALL;
        }

        @Override
        public void require(Caller caller, AttemptedChange change) {
            if (change.type().equals("Observation")) {
                throw new Problem(ProblemKind.FORBIDDEN, "You may not write Observations.");
            }
        }
    };

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
                    "--footbridge.audit.mode=changes", "--footbridge.validation.mode=off")
            .under(POLICY);

    @BeforeEach
    void emptyTheLog() {
        server.sql("TRUNCATE audit_event");
    }

    @Test
    void showsTheLogToNobodyWhoMayNotSeeAllOfIt() {
        server.post("Patient", "{\"resourceType\":\"Patient\"}");
        String position = server.rows("SELECT recorded || '-' || id AS p FROM audit_event")
                .get(0)
                .replaceAll("[()\"]", "");
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + "{\"request\":{\"method\":\"GET\",\"url\":\"AuditEvent\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"AuditEvent/" + position + "\"}}]}";
        for (String path : List.of("AuditEvent", "AuditEvent/" + position, "AuditEvent/1-1", "AuditEvent?_count=0")) {
            assertThat(server.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(server.post("", batch).json().findValuesAsText("status"))
                .containsExactly("403 Forbidden", "403 Forbidden");
    }

    @Test
    void recordsDeniedAttemptsAndChangesButNoReadsInModeChanges() {
        server.get("Patient?_count=1");
        server.post("Patient", "{\"resourceType\":\"Patient\"}");
        server.post("Observation", "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"c\"}}");
        server.get("AuditEvent");
        assertThat(server.rows("SELECT interaction, outcome FROM audit_event ORDER BY recorded"))
                .containsExactlyInAnyOrder("(8,0)", "(8,1)", "(6,1)");
    }
}

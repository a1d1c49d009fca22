package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.json.ExactJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An import of a feed that nobody waits for outlives the server that began it. */
class ImportRestartTest {
    private static final int SERVICES = 1_000;
    private static final String COUNT = "SELECT count(*) FROM resource r JOIN resource_type t ON t.type = r.type"
            + " WHERE t.name = 'HealthcareService'";

    @RegisterExtension
    static final RunningServer first = RunningServer.with();

    private static int stored() {
        return Integer.parseInt(first.rows(COUNT).get(0).replaceAll("\\D", ""));
    }

    @Test
    void anotherServerImportsWhatTheFirstDidNotFinish() {
        ArrayNode rows = ExactJson.MAPPER.createArrayNode();
        for (int i = 0; i < SERVICES; i++) {
            rows.addObject().put("id", "s" + i).put("name", "Service " + i).put("status", "active");
        }
        String feed = Base64.getEncoder().encodeToString(rows.toString().getBytes(StandardCharsets.UTF_8));
        Answer begun = first.post("$import-open-referral", """
                {"resourceType": "Parameters", "parameter": [{"name": "publisher", "valueUri": "https://council.example"},
                  {"name": "complete", "valueBoolean": true}, {"name": "feed", "valueBase64Binary": "%s"}]}
                """.formatted(feed), "Prefer", "respond-async");
        String job = begun.header("Content-Location").replaceAll(".*/_jobs/", "_jobs/");
        while (stored() == 0) {
            Indexing.pause();
        }
        first.stop();
        assertThat(stored()).isBetween(1, SERVICES - 1);
        first.sql("UPDATE job SET lease = now() + interval '1 second'"); // instead of a quarter of a minute
        RunningServer second = first.beside();
        try {
            Answer answer = second.get(job);
            while (answer.status() == 202) {
                Indexing.pause();
                answer = second.get(job);
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(stored()).isEqualTo(SERVICES);
            assertThat(second.rows("SELECT DISTINCT version FROM resource r JOIN resource_type t ON t.type = r.type"
                            + " WHERE t.name = 'HealthcareService'"))
                    .containsExactly("(1)");
            assertThat(answer.body()).contains("\"created\"").contains("{\"name\":\"refused\",\"valueInteger\":0}");
        } finally {
            second.stop();
        }
    }
}

package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $reindex}: asking for it, and asking how far it has come. */
class ReindexOperationTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with(Indexing.AT_ONCE);

    @BeforeAll
    static void some() {
        for (int i = 0; i < 30; i++) {
            server.put("Patient/p" + i, Indexing.patient("p" + i, "green"));
            server.put("Slot/s" + i, Expect.json("{'resourceType':'Slot','id':'s" + i + "','comment':'c'}"));
        }
        server.delete("Slot/s0");
    }

    @Test
    void indexesAllAndSaysHowFarItHasCome() {
        Answer answer = server.post("$reindex", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        Map<String, String> job = Indexing.jobs(answer).get(0);
        assertThat(job)
                .containsEntry("state", "waiting")
                .containsEntry("cause", "request")
                .containsEntry("message", "Waiting to be started.")
                .containsKeys("created", "updated")
                .doesNotContainKeys("type", "started");
        assertThat(answer.header("Content-Location")).isEqualTo(server.base() + "/$reindex?job=" + job.get("id"));
        Indexing.settled(server);
        Map<String, String> done =
                Indexing.jobs(server.get(answer.header("Content-Location"))).get(0);
        assertThat(done)
                .containsEntry("id", job.get("id"))
                .containsEntry("state", "done")
                .containsEntry("total", "59")
                .containsEntry("done", "59")
                .containsEntry("changed", "0")
                .containsEntry("failed", "0")
                .containsEntry("message", "59 resources indexed, 0 of them changed.")
                .containsKeys("started");
    }

    @Test
    void indexesSomeTypes() {
        Answer query = server.post("$reindex?type=Slot&type=Patient&type=Slot", "");
        Answer body = server.post("$reindex", Expect.json("""
            {'resourceType':'Parameters','parameter':[{'name':'type','valueCode':'Slot'}]}"""));
        assertThat(Indexing.jobs(query).get(0)).containsEntry("type", "Patient,Slot");
        assertThat(Indexing.jobs(body).get(0)).containsEntry("type", "Slot");
        List<Map<String, String>> jobs = Indexing.settled(server);
        assertThat(jobs.get(0)).containsEntry("type", "Slot").containsEntry("done", "29");
        assertThat(jobs.get(1)).containsEntry("type", "Patient,Slot").containsEntry("done", "59");
    }

    @Test
    void repairsWhatIsWrong() {
        assertThat(server.sql("UPDATE search SET tokens = '{1,2}', digest = 0 WHERE type = 125"))
                .isEqualTo(29);
        server.sql("DELETE FROM search_string WHERE pid IN (SELECT pid FROM search WHERE type = 125)");
        server.post("$reindex?type=Slot", "");
        assertThat(Indexing.settled(server).get(0)).containsEntry("changed", "29");
        server.post("$reindex?type=Slot", "");
        assertThat(Indexing.settled(server).get(0)).containsEntry("changed", "0");
    }

    @ParameterizedTest(name = "{0} $reindex{1} > {2} {3} {4}")
    @CsvSource(
            delimiter = '>',
            value = {
                "POST > ?type=Robot   > 400 > value > Parameter 'type' must be a resource type of FHIR R4, not 'Robot'.",
                "POST > ?type=        > 400 > value > Parameter 'type' must be a resource type of FHIR R4, not ''.",
                "POST > ?job=1        > 400 > not-supported > Unknown parameter 'job'; this request takes type.",
                "GET  > ?type=Patient > 400 > not-supported > Unknown parameter 'type'; this request takes job.",
                "GET  > ?job=first    > 400 > value > Parameter 'job' must be the id of one job, not 'first'.",
                "GET  > ?job=1&job=2  > 400 > value > Parameter 'job' must be the id of one job, not '1,2'.",
                "GET  > ?job=00000000-0000-0000-0000-00000000abcd > 404 > not-found > There is no job 00000000-0000-0000-0000-00000000abcd."
            })
    void refuses(String method, String query, int status, String code, String diagnostics) {
        Expect.refused(server.send(method, "$reindex" + query, ""), status, code, diagnostics);
    }

    @Test
    void refusesOtherBodiesAndMethods() {
        Expect.refused(
                server.post("$reindex", Indexing.patient("x", "blue")),
                400,
                "invalid",
                "The body of $reindex is a Parameters resource, or empty.");
        Expect.refused(server.post("$reindex", "{"), 400, "structure");
        assertThat(server.send("PUT", "$reindex", "").status()).isBetween(400, 499);
        assertThat(server.send("DELETE", "$reindex", "").status()).isBetween(400, 499);
    }
}

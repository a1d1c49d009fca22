package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with {@code Prefer: respond-async}. */
class AsyncRequestTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String[] ASYNC = {"Prefer", "respond-async"};

    @BeforeAll
    static void patients() {
        for (int i = 0; i < 5; i++) {
            server.put(
                    "Patient/async-" + i,
                    "{\"resourceType\":\"Patient\",\"id\":\"async-" + i + "\",\"name\":[{\"family\":\"Asynç\"}]}");
        }
    }

    /** What the job of {@code begun} is answered with in the end. */
    static Answer awaited(RunningServer of, Answer begun) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        assertThat(begun.header("Preference-Applied")).isEqualTo("respond-async");
        String status = begun.header("Content-Location");
        assertThat(status).startsWith(of.base() + "/_jobs/");
        Answer answer = of.get(status);
        for (int i = 0; i < 600 && answer.status() == 202; i++) {
            assertThat(answer.header("X-Progress")).isNotEmpty().hasSizeLessThanOrEqualTo(100);
            assertThat(answer.header("Retry-After")).matches("\\d+");
            pause(100);
            answer = of.get(status);
        }
        return answer;
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?_summary=count",
                "Patient?family=Asyn%C3%A7&_sort=_id&_count=2",
                "Patient?family=Asyn%C3%A7&_sort=_id&_format=xml&_pretty=true",
                "Patient/async-1/_history",
                "Patient/async-1/Observation?status=final",
                "?_id=async-2&_type=Patient",
                "CodeSystem/$lookup?system=http://hl7.org/fhir/administrative-gender&code=male",
                "Patient/async-1/$everything?_type=Patient",
                "$versions"
            })
    void theResultIsWhatTheRequestIsAnsweredWithSynchronously(String path) {
        Answer now = server.get(path);
        Answer later = awaited(server, server.get(path, ASYNC));
        assertThat(later.status()).as(later.body()).isEqualTo(now.status()).isEqualTo(200);
        assertThat(later.header("Content-Type")).isEqualTo(now.header("Content-Type"));
        assertThat(stable(later)).isEqualTo(stable(now));
        assertThat(later.header("Cache-Control")).isEqualTo("no-store");
        assertThat(later.header("Expires")).isNotEmpty();
    }

    /** Without ids, times and cursors that are made for each answer. */
    private static String stable(Answer answer) {
        return answer.body()
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "")
                .replaceAll("lastUpdated\"?[:= ][^,>]*", "")
                .replaceAll("_cursor=[^\"&]*", "");
    }

    @Test
    void aSearchByPostKeepsItsForm() {
        Answer begun = server.send(
                "POST",
                "Patient/_search",
                "family=Asyn%C3%A7&_summary=count".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Prefer",
                "respond-async");
        assertThat(awaited(server, begun).json().path("total").asInt()).isEqualTo(5);
    }

    @Test
    void anOperationThatOnlyReadsKeepsItsBody() {
        String broken = Expect.json("{'resourceType':'Parameters','parameter':[{'name':'resource','resource':"
                + "{'resourceType':'Observation','status':'final'}}]}");
        Answer verdict = awaited(server, server.post("Observation/$validate", broken, ASYNC));
        assertThat(verdict.status()).as(verdict.body()).isEqualTo(200);
        assertThat(verdict.body()).contains("OperationOutcome").contains("code");
    }

    @Test
    void theFormOfTheResultIsTheOneThatWasAskedForWithTheRequest() {
        Answer xml = awaited(
                server, server.get("Patient?_id=async-1", "Accept", "application/fhir+xml", "Prefer", "respond-async"));
        assertThat(xml.header("Content-Type")).startsWith("application/fhir+xml");
        assertThat(xml.body()).startsWith("<Bundle").contains("Asynç");
    }

    @Test
    void otherPreferencesReachTheJob() {
        String path = "Patient?_id=async-1&no-such=1";
        Expect.refused(
                awaited(server, server.get(path, "Prefer", "handling=strict, respond-async")),
                400,
                "not-supported",
                "no-such");
        Answer lenient = awaited(server, server.get(path, "Prefer", "respond-async, handling=lenient"));
        assertThat(lenient.status()).as(lenient.body()).isEqualTo(200);
    }

    @Test
    void aFailedJobIsAnsweredWithItsOutcomeAndStatus() {
        Expect.refused(awaited(server, server.get("Nonsense?x=1", ASYNC)), 404, "not-found", "Nonsense");
        Expect.refused(awaited(server, server.get("Patient?birthdate=yesterday", ASYNC)), 400, "value", "yesterday");
    }

    /** RFC 7240: a preference that cannot be honoured is ignored, and nothing says that it was applied. */
    @Test
    void whatCannotRunAsynchronouslyIsAnsweredSynchronously() {
        String patient = "{\"resourceType\":\"Patient\",\"id\":\"async-now\"}";
        List<Answer> answers = List.of(
                server.get("Patient/async-1", ASYNC),
                server.get("metadata", ASYNC),
                server.get("$reindex", ASYNC),
                server.post("Patient", "{\"resourceType\":\"Patient\"}", ASYNC),
                server.put("Patient/async-now", patient, ASYNC),
                server.get("Patient/async-1/_history/1", ASYNC),
                server.post("", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}", ASYNC));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            assertThat(answer.header("Preference-Applied")).isEmpty();
            assertThat(answer.header("Content-Location")).doesNotContain("_jobs");
        });
    }

    @Test
    void unknownJobsAreNotFound() {
        String unknown = "_jobs/" + UUID.randomUUID();
        Expect.refused(server.get(unknown), 404, "not-found", "There is no job");
        Expect.refused(server.delete(unknown), 404, "not-found", "There is no job");
        Expect.refused(server.get("_jobs/1"), 404, "not-found", "There is no job '1'");
        Expect.refused(server.get("_jobs"), 404, "not-found");
        Answer refused = server.post(unknown, "{}");
        Expect.refused(refused, 405, "not-supported", "DELETE");
        assertThat(refused.header("Allow")).contains("DELETE");
    }

    @Test
    void deletionCancelsAJobAndRemovesItsResult() {
        Answer begun = server.get("Patient?_summary=count", ASYNC);
        String status = begun.header("Content-Location");
        assertThat(server.delete(status).status()).isEqualTo(202);
        Expect.refused(server.get(status), 404, "not-found");
        Expect.refused(server.delete(status), 404, "not-found");
        Answer other = server.get("Patient?_summary=count", ASYNC);
        assertThat(awaited(server, other).status()).isEqualTo(200);
        assertThat(server.delete(other.header("Content-Location")).status()).isEqualTo(202);
        Expect.refused(server.get(other.header("Content-Location")), 404, "not-found");
    }

    @Test
    void theJobOfAnotherOwnerIsAsIfItDidNotExist() {
        Answer begun = server.get("Patient?_summary=count", ASYNC);
        awaited(server, begun);
        String id = begun.header("Content-Location").replaceAll(".*/", "");
        server.sql("UPDATE job SET owner = 'another' WHERE id = '" + id + "'");
        Expect.refused(server.get("_jobs/" + id), 404, "not-found");
        Expect.refused(server.delete("_jobs/" + id), 404, "not-found");
        assertThat(server.rows("SELECT state FROM job WHERE id = '" + id + "'")).containsExactly("(done)");
    }

    @Test
    void anOperatorSeesTheJobsWithoutWhatTheyAreAbout() {
        awaited(server, server.get("Patient?family=Hidden", ASYNC));
        Answer jobs =
                server.get(URI.create(server.base()).resolve("/actuator/jobs").toString());
        assertThat(jobs.status()).isEqualTo(200);
        assertThat(jobs.body()).doesNotContain("Hidden");
        assertThat(jobs.json().at("/jobs/0/kind").asText()).isEqualTo("read");
        assertThat(jobs.json().at("/jobs/0/state").asText()).isEqualTo("done");
        assertThat(jobs.json().at("/jobs/0/owner").asText()).isEqualTo("anonymous");
    }

    @Test
    void aServerWithAFullQueueRefusesMore() {
        server.sql("INSERT INTO job (id, kind, owner, parameters, input)"
                + " SELECT gen_random_uuid(), 'no-handler', 'x', '', '' FROM generate_series(1, 1000)");
        try {
            Answer refused = server.get("Patient?_summary=count", ASYNC);
            Expect.refused(refused, 503, "transient", "jobs are waiting");
            assertThat(refused.header("Retry-After")).isNotEmpty();
        } finally {
            server.sql("DELETE FROM job WHERE kind = 'no-handler'");
        }
    }
}

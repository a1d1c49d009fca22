package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers that do not know of each other: what If-Match and If-None-Match promise, and races without them. */
class ConcurrencyTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    @RegisterExtension
    static final RunningServer strict =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.updates.require-if-match=true");

    private static final int WRITERS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"W/\"2\"", "\"2\"", "W/\"0\"", "W/\"999999999999\"", "W/\"a\"", "W/\"2\", W/\"3\""})
    void aStaleIfMatchIsRefusedAndNamesTheCurrentVersion(String tag) {
        String path = exists("stale-30551");
        Expect.refused(server.put(path, patient("stale-30551", 5), "If-Match", tag), 412, "conflict", "W/\"1\"");
        Expect.refused(server.delete(path, "If-Match", tag), 412, "conflict", "W/\"1\"");
        assertThat(server.get(path).header("ETag")).isEqualTo("W/\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "W/", "W/2", "\"", "W/\"1", "w/\"1\"", "Patient/1", "1;2"})
    void anIfMatchThatCannotBeReadIsRefused(String tag) {
        String path = exists("unreadable-71160");
        Expect.refused(server.put(path, patient("unreadable-71160", 5), "If-Match", tag), 400, "value", "If-Match");
        Expect.refused(server.delete(path, "If-Match", tag), 400, "value", "If-Match");
        assertThat(server.get(path).header("ETag")).isEqualTo("W/\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"1\"", "1", "*", "W/\"7\", W/\"1\""})
    void aMatchingIfMatchLetsTheUpdateThrough(String tag) {
        String id = "match-" + Integer.toHexString(tag.hashCode());
        Answer answer = server.put(exists(id), patient(id, 5), "If-Match", tag);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(server.delete("Patient/" + id, "If-Match", "W/\"2\"").status())
                .isIn(200, 204);
    }

    @Test
    void ifMatchNeedsAResource() {
        Expect.refused(
                server.put("Patient/absent-50216", patient("absent-50216", 0), "If-Match", "W/\"1\""), 412, "conflict");
        Expect.refused(
                server.put("Patient/absent-50216", patient("absent-50216", 0), "If-Match", "*"), 412, "conflict");
        assertThat(server.get("Patient/absent-50216").status()).isEqualTo(404);
        String deleted = exists("deleted-50216");
        server.delete(deleted);
        Expect.refused(server.put(deleted, patient("deleted-50216", 0), "If-Match", "W/\"2\""), 412, "conflict");
        assertThat(server.get(deleted).status()).isEqualTo(410);
    }

    @Test
    void ifNoneMatchOfAnythingOnlyCreates() {
        String id = "none-85514";
        assertThat(server.put("Patient/" + id, patient(id, 0), "If-None-Match", "*")
                        .status())
                .isEqualTo(201);
        Expect.refused(server.put("Patient/" + id, patient(id, 1), "If-None-Match", "*"), 412, "conflict");
        assertThat(server.get("Patient/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void whereIfMatchIsRequiredAnUpdateWithoutItIsRefused() {
        String id = "required-23087";
        assertThat(strict.put("Patient/" + id, patient(id, 0)).status()).isEqualTo(201);
        Expect.refused(strict.put("Patient/" + id, patient(id, 1)), 412, "conflict", "requires If-Match");
        assertThat(strict.put("Patient/" + id, patient(id, 1), "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(200);
        Expect.refused(strict.put("Patient/" + id, patient(id, 2), "If-Match", "W/\"1\""), 412, "conflict");
        assertThat(strict.get("Patient/" + id).header("ETag")).isEqualTo("W/\"2\"");
        assertThat(strict.post("Patient", "{\"resourceType\":\"Patient\"}").status())
                .isEqualTo(201);
    }

    @Test
    void ofUpdatesWithTheSameIfMatchExactlyOneWins() throws Exception {
        String path = exists("race-42618");
        for (int round = 1; round <= 5; round++) {
            String tag = "W/\"" + round + "\"";
            int base = round * 100;
            List<Answer> answers =
                    together(writer -> server.put(path, patient("race-42618", base + writer), "If-Match", tag));
            assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(server.get(path).header("ETag")).isEqualTo("W/\"" + (round + 1) + "\"");
        }
    }

    @Test
    void ofCreationsWithIfNoneMatchExactlyOneWins() throws Exception {
        List<Answer> answers = together(
                writer -> server.put("Patient/first-70932", patient("first-70932", writer), "If-None-Match", "*"));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(WRITERS - 1);
    }

    @Test
    void updatesWithoutIfMatchAllSucceedAndLeaveNoGap() throws Exception {
        int rounds = 5;
        for (int round = 0; round < rounds; round++) {
            int base = round * 100;
            List<Answer> answers =
                    together(writer -> server.put("Patient/crowd-19480", patient("crowd-19480", base + writer)));
            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(round == 0 ? new Integer[] {200, 201} : new Integer[] {200});
        }
        Answer history = server.get("Patient/crowd-19480/_history?_count=100");
        assertThat(Expect.versions(List.of(history)))
                .containsExactlyElementsOf(
                        IntStream.iterate(rounds * WRITERS, version -> version > 0, version -> version - 1)
                                .mapToObj(version -> "Patient/crowd-19480/" + version)
                                .toList());
        assertThat(Expect.entries(server.get("Patient?_id=crowd-19480"))).hasSize(1);
    }

    @Test
    void updatesAndDeletionsTogetherLeaveOneTruth() throws Exception {
        String path = exists("mixed-66731");
        List<Answer> answers = together(
                writer -> writer % 2 == 0 ? server.delete(path) : server.put(path, patient("mixed-66731", writer)));
        assertThat(answers).extracting(Answer::status).allMatch(status -> status < 300);
        List<String> versions = Expect.versions(List.of(server.get(path + "/_history?_count=100")));
        assertThat(versions).doesNotHaveDuplicates().last().isEqualTo(path + "/1");
        assertThat(versions.get(0)).isEqualTo(path + "/" + versions.size());
        int found = Expect.entries(server.get("Patient?_id=mixed-66731")).size();
        assertThat(server.get(path).status()).isEqualTo(found == 1 ? 200 : 410);
    }

    @Test
    void creationsThatComeTogetherAreWrittenTogetherAndEachIsFoundByItsOwn() throws Exception {
        String joined = "SELECT count(*) FROM (SELECT FROM resource GROUP BY txid HAVING count(*) > 1) t";
        int rounds = 0;
        do {
            int base = 100 * ++rounds;
            List<Answer> answers = together(writer -> writer % 2 == 0
                    ? server.post("Patient", person(base + writer))
                    : server.post(
                            "Patient", person(base + writer), "If-None-Exist", "identifier=urn:n|" + (base + writer)));
            for (int writer = 0; writer < WRITERS; writer++) {
                Answer answer = answers.get(writer);
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                String number = "" + (base + writer);
                assertThat(server.get("Patient/" + answer.id())
                                .json()
                                .at("/identifier/0/value")
                                .asText())
                        .isEqualTo(number);
                for (String query :
                        List.of("identifier=urn:n%7C" + number, "family=Joined" + number, "_text=word" + number)) {
                    assertThat(Expect.entries(server.get("Patient?birthdate=1990-05-01&" + query)))
                            .as(query)
                            .extracting(entry -> entry.at("/resource/id").asText())
                            .containsExactly(answer.id());
                }
            }
        } while (server.rows(joined).equals(List.of("0")) && rounds < 50);
        assertThat(server.rows(joined)).isNotEqualTo(List.of("0"));
    }

    private static String person(int number) {
        return Expect.json("{'resourceType':'Patient','birthDate':'1990-05-01','name':[{'family':'Joined" + number
                        + "'}],'identifier':[{'system':'urn:n','value':'" + number + "'}],'text':{'status':'generated',"
                        + "'div':'<div>word" + number + "</div>'}}")
                .replace("<div>", "<div xmlns='http://www.w3.org/1999/xhtml'>");
    }

    private interface Write {
        Answer by(int writer);
    }

    /** The answers that writers at work at the same time get. */
    private static List<Answer> together(Write write) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Answer>> all = new ArrayList<>();
            IntStream.range(0, WRITERS).forEach(writer -> all.add(() -> write.by(writer)));
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Version 1 of a patient; the path. */
    private static String exists(String id) {
        String path = "Patient/" + id;
        if (server.get(path).status() == 404) {
            server.put(path, patient(id, 0));
        }
        return path;
    }

    private static String patient(String id, int number) {
        return Expect.json("{'resourceType':'Patient','id':'" + id + "','multipleBirthInteger':" + number + "}");
    }
}

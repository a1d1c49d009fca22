package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A write that is repeated under its key is done once, and answered as before. */
class IdempotencyTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static String patient(String family) {
        return Expect.json("{'resourceType':'Patient','name':[{'family':'" + family + "'}]}");
    }

    private static int count(String family) {
        return Expect.entries(server.get("Patient?family:exact=" + family)).size();
    }

    @Test
    void theRepetitionGetsTheFirstAnswer() {
        Answer first = server.post("Patient", patient("Once"), "Idempotency-Key", "k-1");
        Answer second = server.post("Patient", patient("Once"), "Idempotency-Key", "k-1");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        for (String header : List.of("Location", "ETag", "Last-Modified", "Content-Type")) {
            assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count("Once")).isEqualTo(1);
    }

    @Test
    void itIsFoundAtOnceAndHasItsEntries() {
        server.post("Patient", patient("Found"), "Idempotency-Key", "k-2");
        assertThat(count("Found")).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        server.post("Patient", patient("Mine"), "Idempotency-Key", "k-3");
        Expect.refused(
                server.post("Patient", patient("Other"), "Idempotency-Key", "k-3"),
                422,
                "processing",
                "Idempotency-Key");
        Expect.refused(
                server.post("Person", Expect.json("{'resourceType':'Person'}"), "Idempotency-Key", "k-3"),
                422,
                "processing");
        assertThat(count("Other")).isZero();
    }

    @Test
    void whatFailedMayBeTriedAgainUnderItsKey() {
        Answer failed = server.put("Patient/i-1", Expect.json("{'resourceType':'Patient'}"), "Idempotency-Key", "k-4");
        assertThat(failed.status()).isEqualTo(400);
        Answer stored = server.put(
                "Patient/i-1", Expect.json("{'resourceType':'Patient','id':'i-1'}"), "Idempotency-Key", "k-4");
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(server.get("Patient/i-1").status()).isEqualTo(200);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        for (String key : List.of("with blanks", "x".repeat(256))) {
            Expect.refused(
                    server.post("Patient", patient("Key"), "Idempotency-Key", key), 400, "value", "Idempotency-Key");
        }
        assertThat(count("Key")).isZero();
    }

    @Test
    void aTransactionIsRepeatedAsAWhole() {
        String bundle = Expect.json("{'resourceType':'Bundle','type':'transaction','entry':[{'resource':"
                + patient("Bundled").replace('"', '\'')
                + ",'request':{'method':'POST','url':'Patient'}},"
                + "{'request':{'method':'GET','url':'Patient?family:exact=Bundled'}}]}");
        Answer first = server.post("", bundle, "Idempotency-Key", "k-5");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().at("/entry/1/resource/entry")).hasSize(1);
        assertThat(server.post("", bundle, "Idempotency-Key", "k-5").body()).isEqualTo(first.body());
        assertThat(count("Bundled")).isEqualTo(1);
    }

    @Test
    void repetitionsAtTheSameTimeAreDoneOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                String key = "race-" + round;
                List<Callable<Answer>> posts = IntStream.range(0, 8)
                        .mapToObj(i -> (Callable<Answer>)
                                () -> server.post("Patient", patient("Race" + key), "Idempotency-Key", key))
                        .toList();
                String body = "";
                for (Future<Answer> future : clients.invokeAll(posts)) {
                    Answer answer = future.get();
                    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                    assertThat(answer.body()).isEqualTo(body.isEmpty() ? answer.body() : body);
                    body = answer.body();
                }
                assertThat(count("Race" + key)).isEqualTo(1);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void readsTakeNoNoticeOfAKey() {
        assertThat(server.get("Patient?_count=1", "Idempotency-Key", "k-6").status())
                .isEqualTo(200);
        assertThat(server.get("Patient?_count=2", "Idempotency-Key", "k-6").status())
                .isEqualTo(200);
    }
}

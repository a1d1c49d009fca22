package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.concurrency.Histories;
import org.footbridge.concurrency.HistoryCheck;
import org.footbridge.concurrency.Operation.Kind;
import org.footbridge.concurrency.Recorder;
import org.footbridge.concurrency.Recorder.Unanswered;
import org.footbridge.concurrency.Server;
import org.footbridge.concurrency.Server.Reply;
import org.footbridge.concurrency.Server.Request;
import org.footbridge.concurrency.Truth;
import org.footbridge.concurrency.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server, its PostgreSQL, or a process of that, is killed at some moment while clients are at work, as often as
 * {@code kill.rounds} says, with the seed {@code kill.seed}: what was acknowledged is there, once, and whole.
 */
class DurabilityIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
    private static final int CLIENTS = 6;
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);

    private enum Victim {
        SERVER,
        POSTMASTER,
        BACKEND,
        BOTH;

        boolean endsTheServer() {
            return this == SERVER || this == BOTH;
        }
    }

    private final long seed = Long.getLong("kill.seed", System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);
    private final AtomicLong values = new AtomicLong();
    private final Recorder recorder = new Recorder();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("footbridge-it").toRealPath();
        TestDirectory.useUnpackedBinaries(directory);
    }

    @AfterEach
    void removeDirectory() throws IOException {
        TestDirectory.remove(directory);
    }

    @Test
    void whatWasAcknowledgedSurvivesWhateverIsKilled() throws Exception {
        ServerProcess server = start();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Victim victim = Victim.values()[round % Victim.values().length];
                workUntilKilled(server, victim, round);
                if (victim.endsTheServer()) {
                    server.close();
                    server = start();
                }
                Server base = new Server(server.base());
                awaitRecovery(base);
                if (victim == Victim.POSTMASTER) {
                    server.awaitConsole(
                            "PostgreSQL accepts connections again after"); // it answers a moment before that is said
                }
                int unanswered = repeatUnanswered(base);
                System.out.println("kill.seed=" + seed + ", round " + round + ", killed " + victim + ": "
                        + recorder.operations().size() + " operations, " + unanswered + " without an answer");
                assertNothingIsLost(base);
            }
            assertConsistent(server);
            server.terminate();
            assertConsistent(server); // now the check itself starts PostgreSQL, and stops it
            assertThat(ServerProcess.postgresOf(directory)).isEmpty();
        } finally {
            server.close();
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(directory, "--footbridge.validation.mode=off");
    }

    private void workUntilKilled(ServerProcess server, Victim victim, int round) throws Exception {
        Workload workload = new Workload(List.of(new Server(server.base())), recorder, "k" + round, values);
        groups.putAll(workload.groups());
        AtomicBoolean enough = new AtomicBoolean();
        Thread work = new Thread(() -> run(workload, round, enough));
        work.start();
        Thread.sleep(500 + random.nextInt(1_500));
        kill(server, victim);
        if (!victim.endsTheServer()) {
            Thread.sleep(2_000); // clients go on asking meanwhile
        }
        enough.set(true);
        work.join();
    }

    private void run(Workload workload, int round, AtomicBoolean enough) {
        try {
            workload.run(CLIENTS, seed + round, enough::get);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(ServerProcess server, Victim victim) throws Exception {
        ProcessHandle postmaster = ServerProcess.postmaster(directory);
        if (victim == Victim.BACKEND) {
            backend().destroyForcibly();
        }
        if (victim == Victim.POSTMASTER || victim == Victim.BOTH) {
            postmaster.destroyForcibly();
        }
        if (victim.endsTheServer()) {
            server.kill();
        }
    }

    /** A process of PostgreSQL that works for the server, at best one that does so at this moment. */
    private ProcessHandle backend() throws IOException, SQLException {
        try (Connection connection = ServerProcess.connect(directory);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pid FROM pg_stat_activity"
                        + " WHERE application_name = 'footbridge' ORDER BY state = 'active' DESC, random() LIMIT 1")) {
            assertThat(row.next()).isTrue();
            return ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
    }

    private static void awaitRecovery(Server server) throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY_MAX.toNanos();
        Reply reply = server.get("Basic?_count=0");
        while (reply.status() != 200) {
            assertThat(System.nanoTime()).as("still refused: %s", reply).isLessThan(deadline);
            Thread.sleep(200);
            reply = server.get("Basic?_count=0");
        }
    }

    /** Sends again what got no answer, where the server promises that a repeat does nothing twice. */
    private int repeatUnanswered(Server server) {
        List<Unanswered> unanswered = recorder.takeUnanswered();
        if (remembersKeys(server)) {
            for (Unanswered one : unanswered) {
                Reply first = server.send(one.request());
                Reply second = server.send(one.request());
                assertThat(second.status()).as("%s then %s", first, second).isEqualTo(first.status());
                assertThat(second.etag()).isEqualTo(first.etag());
                boolean writes = one.operation().kind() != Kind.CONDITIONAL_CREATE || first.status() == 201;
                if (first.status() < 300 && writes && !one.operation().value().isEmpty()) {
                    repeated.add(one.operation().value());
                }
            }
        }
        return unanswered.size();
    }

    /** Whether the same key makes the second of two creates the first. */
    private boolean remembersKeys(Server server) {
        String key = "probe-" + values.incrementAndGet();
        String body = "{\"resourceType\":\"Library\",\"status\":\"draft\",\"type\":{\"text\":\"probe\"}}";
        Request create = new Request("POST", "Library", body, List.of("Idempotency-Key", key));
        return server.send(create).location().equals(server.send(create).location());
    }

    private void assertNothingIsLost(Server server) {
        Truth truth = Histories.read(server);
        assertThat(recorder.faults()).as("kill.seed=%d", seed).isEmpty();
        assertThat(HistoryCheck.violations(recorder.operations(), truth, groups))
                .as("kill.seed=%d", seed)
                .isEmpty();
        assertThat(truth.values()).containsAll(repeated);
        assertThat(found(server, List.copyOf(truth.identifiers()))).isEqualTo(truth.living());
    }

    /** What searches find by these identifiers, as {@link Truth#living} has it. */
    private static Map<String, String> found(Server server, List<String> identifiers) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < identifiers.size(); i += 50) {
            List<String> some = identifiers.subList(i, Math.min(i + 50, identifiers.size()));
            JsonNode page = server.get("Basic?_count=1000&identifier=" + String.join(",", some))
                    .json();
            for (JsonNode entry : page.path("entry")) {
                JsonNode resource = entry.path("resource");
                found.put(
                        "Basic/" + resource.path("id").asText(),
                        resource.path("code").path("text").asText());
            }
        }
        return found;
    }

    private void assertConsistent(ServerProcess server) throws Exception {
        try (ServerProcess check = ServerProcess.check(directory, server.port())) {
            assertThat(check.exitCode()).as(check.console()).isZero();
            assertThat(check.console()).contains("Everything is as it should be");
        }
    }
}

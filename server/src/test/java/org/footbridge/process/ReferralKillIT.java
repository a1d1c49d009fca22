package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.footbridge.concurrency.Server;
import org.footbridge.concurrency.Server.Reply;
import org.footbridge.concurrency.Server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server, or its PostgreSQL too, is killed while parties take steps with referrals: afterwards each step was taken as a whole or not at
 * all. {@code kill.seed} and {@code kill.rounds} choose other moments.
 */
class ReferralKillIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int CLIENTS = 4;
    private static final int PLACES = 5;

    /** How many steps are answered before a kill, at least. */
    private static final int STEPS_MIN = 40;

    private static final Duration WORK_MAX = Duration.ofMinutes(1);
    private static final String REFER = """
        {"resourceType": "Parameters", "parameter": [{"name": "referral", "resource": {"resourceType": "ServiceRequest",
          "code": {"text": "Walks"}, "subject": {"reference": "Patient/maureen"}, "requester": {"display": "Grace Okafor"},
          "performer": [{"reference": "HealthcareService/walks"}]}}]}
        """;
    private static final List<String> STEPS = List.of(
            "accept", "{\"name\": \"owner\", \"valueReference\": {\"display\": \"Walks\"}}",
            "start", "",
            "record-contact", "{\"name\": \"note\", \"valueString\": \"Well\"}",
            "cancel",
                    "{\"name\": \"reason\", \"valueString\": \"Moved away\"}, {\"name\": \"by\", \"valueCode\":"
                            + " \"requester\"}");

    private final long seed = Long.getLong("kill.seed", System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);
    private final AtomicInteger steps = new AtomicInteger();
    private Path directory = Path.of("");

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
    void noStepIsHalfTaken() throws Exception {
        ServerProcess server = start();
        try {
            store(new Server(server.base()));
            for (int round = 0; round < ROUNDS; round++) {
                workUntilKilled(server, round);
                server.close();
                server = start();
                assertWhole(new Server(server.base()));
            }
        } finally {
            server.close();
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(directory, "--footbridge.security.mode=open");
    }

    private static void store(Server server) {
        assertThat(server.send(new Request(
                                "PUT",
                                "Patient/maureen",
                                "{\"resourceType\": \"Patient\", \"id\": \"maureen\"}",
                                List.of()))
                        .status())
                .isEqualTo(201);
        String base = "https://fhir.footbridge.example/";
        String service = """
            {"resourceType": "HealthcareService", "id": "walks", "active": true, "name": "Walks", "extension": [
             {"url": "%1$sStructureDefinition/capacity", "extension": [
              {"url": "status", "valueCodeableConcept": {"coding": [
                {"system": "%1$sCodeSystem/sp-capacity-status", "code": "waitlist"}]}},
              {"url": "places", "valuePositiveInt": %2$d}]}]}
            """.formatted(base, PLACES);
        assertThat(server.send(new Request("PUT", "HealthcareService/walks", service, List.of()))
                        .status())
                .isEqualTo(201);
    }

    private void workUntilKilled(ServerProcess server, int round) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random choices = new Random(seed + 31L * round + i);
            Thread thread = new Thread(() -> work(new Server(server.base()), choices, enough));
            thread.start();
            clients.add(thread);
        }
        int until = steps.get() + STEPS_MIN + random.nextInt(STEPS_MIN);
        long deadline = System.nanoTime() + WORK_MAX.toNanos();
        while (steps.get() < until && System.nanoTime() < deadline) {
            Thread.sleep(random.nextInt(20));
        }
        if (round % 2 == 1) {
            ServerProcess.postmaster(directory).destroyForcibly();
        }
        server.kill();
        enough.set(true);
        for (Thread thread : clients) {
            thread.join();
        }
    }

    /** Refers, and takes random steps with referrals of any client. */
    private void work(Server server, Random choices, AtomicBoolean enough) {
        while (!enough.get()) {
            Reply open = server.get("Task?status=requested,accepted,in-progress&_count=8&_sort=-_lastUpdated");
            if (open.status() != 200) {
                return;
            }
            JsonNode entries = open.json().path("entry");
            int choice = choices.nextInt(STEPS.size() / 2 + 1);
            if (entries.isEmpty() || choice == STEPS.size() / 2) {
                server.send(new Request("POST", "ServiceRequest/$refer", REFER, List.of()));
            } else {
                String task = entries.get(choices.nextInt(entries.size()))
                        .at("/resource/id")
                        .asText();
                String body = "{\"resourceType\": \"Parameters\", \"parameter\": [" + STEPS.get(2 * choice + 1) + "]}";
                server.send(new Request(
                        "POST",
                        "Task/" + task + "/$" + STEPS.get(2 * choice),
                        STEPS.get(2 * choice + 1).isEmpty() ? "{\"resourceType\": \"Parameters\"}" : body,
                        List.of()));
            }
            steps.incrementAndGet();
        }
    }

    private void assertWhole(Server server) {
        Map<String, String> requests = new HashMap<>();
        Map<String, Integer> told = new HashMap<>();
        all(
                server,
                "ServiceRequest?_count=1000",
                request -> requests.put(
                        request.path("id").asText(), request.path("status").asText()));
        all(
                server,
                "Provenance?_count=1000",
                provenance -> provenance
                        .path("target")
                        .forEach(target -> told.merge(
                                target.path("reference").asText().replaceFirst("/_history/.*", ""), 1, Integer::sum)));
        int[] counts = new int[3];
        all(server, "Task?_count=1000", task -> {
            String status = task.path("status").asText();
            String request =
                    requests.remove(task.at("/focus/reference").asText().replace("ServiceRequest/", ""));
            assertThat(request)
                    .as("kill.seed=%d, %s", seed, task)
                    .isEqualTo(status.equals("cancelled") ? "revoked" : "active");
            assertThat(told.get("Task/" + task.path("id").asText()))
                    .as("kill.seed=%d, %s", seed, task)
                    .isEqualTo(task.at("/meta/versionId").asInt());
            boolean waits = task.at("/businessStatus/coding/0/code").asText().equals("waiting-list");
            counts[status.equals("cancelled") ? 2 : waits ? 1 : 0]++;
        });
        assertThat(requests)
                .as("kill.seed=%d: ServiceRequests without a Task", seed)
                .isEmpty();
        assertThat(counts[0]).as("kill.seed=%d: places taken", seed).isLessThanOrEqualTo(PLACES);
        assertThat(counts[1] == 0 || counts[0] == PLACES)
                .as("kill.seed=%d: somebody waits while a place is free", seed)
                .isTrue();
        assertThat(counts[0] + counts[2]).as("kill.seed=%d: referrals", seed).isPositive();
        System.out.println("kill.seed=" + seed + ": " + counts[0] + " hold a place, " + counts[1] + " wait, "
                + counts[2] + " ended");
    }

    private static void all(Server server, String query, Consumer<JsonNode> each) {
        String next = query;
        while (!next.isEmpty()) {
            JsonNode page = server.get(next).json();
            page.path("entry").forEach(entry -> each.accept(entry.path("resource")));
            next = "";
            for (JsonNode link : page.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText().replaceFirst("^.*/fhir/", "");
                }
            }
        }
    }
}

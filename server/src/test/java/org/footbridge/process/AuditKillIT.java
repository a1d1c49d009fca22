package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.footbridge.audit.AuditCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Server and database are killed under load, at random times: the audit log then has a record of every request that was answered, and verifies.
 * The requests are told apart by {@code X-Request-ID}.
 */
class AuditKillIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int CLIENTS = 6;

    private final Random random = new Random(Long.getLong("kill.seed", System.nanoTime()));
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final HttpClient client = HttpClient.newHttpClient();
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
    void recordsEveryRequestThatWasAnswered() throws Exception {
        ServerProcess server = start();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                workUntilKilled(server, round);
                server.close();
                server = start();
                assertNoneIsMissing();
            }
            Thread.sleep(1_000); // what was not sealed before the kill is sealed now
            try (ServerProcess verification = ServerProcess.verifyAudit(directory, server.port())) {
                assertThat(verification.exitCode()).as(verification.console()).isZero();
                assertThat(verification.console()).contains("The audit log is whole");
            }
        } finally {
            server.close();
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(directory, "--footbridge.validation.mode=off", "--footbridge.audit.mode=all");
    }

    private void workUntilKilled(ServerProcess server, int round) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String name = "r" + round + "c" + i;
            Thread thread = new Thread(() -> work(server.base(), name, enough));
            thread.start();
            clients.add(thread);
        }
        Thread.sleep(1_000 + random.nextInt(1_500));
        if (round % 2 == 1) {
            ServerProcess.postmaster(directory).destroyForcibly();
        }
        server.kill();
        enough.set(true);
        for (Thread thread : clients) {
            thread.join();
        }
    }

    private void work(String base, String name, AtomicBoolean enough) {
        for (int i = 0; !enough.get(); i++) {
            String id = name + "-" + i;
            HttpRequest.Builder request = HttpRequest.newBuilder().header("X-Request-ID", id);
            switch (i % 3) {
                case 0 ->
                    request.uri(URI.create(base + "/Patient"))
                            .header("Content-Type", "application/fhir+json")
                            .POST(BodyPublishers.ofString("{\"resourceType\":\"Patient\"}"));
                case 1 -> request.uri(URI.create(base + "/Patient?_count=2"));
                default -> request.uri(URI.create(base + "/Patient/none"));
            }
            try {
                HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
                if (response.statusCode() < 500) {
                    answered.add(id);
                }
            } catch (IOException killed) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void assertNoneIsMissing() throws IOException, SQLException {
        Set<String> recorded = new HashSet<>();
        try (Connection connection = ServerProcess.connect(directory);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT body FROM audit_event")) {
            while (rows.next()) {
                recorded.add(AuditCodec.decode(rows.getBytes(1)).requestId());
            }
        }
        System.out.println(answered.size() + " requests answered, " + recorded.size() + " recorded");
        assertThat(answered).isNotEmpty();
        assertThat(recorded).containsAll(answered);
    }
}

package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A server that runs out of something refuses what it cannot do, in words, and goes on by itself once it can. */
class ExhaustionTest {
    private static final String SHORT_STATEMENTS =
            "--spring.datasource.hikari.data-source-properties.options=-c statement_timeout=2000 -c jit=off"
                    + " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

    private static final String WAITING =
            "SELECT pid FROM pg_stat_activity" + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

    @RegisterExtension
    static final RunningServer twoConnections = RunningServer.with(
            "--footbridge.validation.mode=off",
            "--spring.datasource.hikari.maximum-pool-size=2",
            "--spring.datasource.hikari.connection-timeout=1000");

    @RegisterExtension
    static final RunningServer impatient = RunningServer.with("--footbridge.validation.mode=off", SHORT_STATEMENTS);

    @Test
    void refusesRequestsWhileAllConnectionsAreInUse() throws Exception {
        assertThat(put(twoConnections, "held", 1).status()).isEqualTo(201);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger failures = (Logger) LoggerFactory.getLogger("org.footbridge.rest.http.Failure");
        failures.addAppender(log);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (Connection holder = lock(twoConnections, "held")) {
            List<Future<Answer>> writers = IntStream.rangeClosed(2, 3)
                    .mapToObj(number -> clients.submit(() -> put(twoConnections, "held", number)))
                    .toList();
            awaitWaiting(twoConnections, 2);
            List<Future<Answer>> refused = IntStream.range(0, 6)
                    .mapToObj(number -> clients.submit(() -> number % 2 == 0
                            ? twoConnections.get("Basic/held")
                            : put(twoConnections, "refused", number)))
                    .toList();
            for (Future<Answer> answer : refused) {
                assertRefused(answer.get());
                assertThat(answer.get().body()).contains("all connections to its database are in use");
            }
            holder.rollback();
            for (Future<Answer> answer : writers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            clients.shutdownNow();
            failures.detachAppender(log);
        }
        assertThat(log.list).as("one line for each").hasSize(6).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).contains("refused: The server is busy");
            assertThat(event.getThrowableProxy()).as("a stack trace").isNull();
        });
        assertThat(twoConnections.get("Basic/held").header("ETag")).isEqualTo("W/\"3\"");
        assertThat(twoConnections.get("Basic/refused").status()).isEqualTo(404);
        assertConsistent(twoConnections.database());
    }

    @Test
    void refusesAWriteWhoseStatementTakesTooLong() throws Exception {
        assertThat(put(impatient, "slow", 1).status()).isEqualTo(201);
        try (Connection holder = lock(impatient, "slow")) {
            assertRefused(put(impatient, "slow", 2));
            assertRefused(impatient.delete("Basic/slow"));
            assertThat(impatient.get("Basic/slow").header("ETag")).isEqualTo("W/\"1\"");
            holder.rollback();
        }
        assertThat(put(impatient, "slow", 3).header("ETag")).isEqualTo("W/\"2\"");
        assertThat(impatient.get("Basic?identifier=slow").json().path("entry")).hasSize(1);
        assertConsistent(impatient.database());
    }

    @Test
    void answersAReadWhileMoreWritesWaitThanAreWorkedOnAtOnce() throws Exception {
        assertThat(put(impatient, "waited-for", 1).status()).isEqualTo(201);
        int count = Runtime.getRuntime().availableProcessors() + 3;
        ExecutorService clients = Executors.newFixedThreadPool(count);
        try (Connection holder = lock(impatient, "waited-for")) {
            List<Future<Answer>> writers = IntStream.range(0, count)
                    .mapToObj(number -> clients.submit(() -> put(impatient, "waited-for", 2)))
                    .toList();
            assertThat(impatient.get("Basic/waited-for").header("ETag")).isEqualTo("W/\"1\"");
            assertThat(writers).as("writes that are not answered").noneMatch(Future::isDone);
            holder.rollback();
            for (Future<Answer> answer : writers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "put with a key", "transaction"})
    void refusesAWriteWhoseConnectionIsLost(String how) throws Exception {
        String id = how.replace(' ', '-');
        assertThat(put(twoConnections, id, 1).status()).isEqualTo(201);
        ExecutorService client = Executors.newSingleThreadExecutor();
        try (Connection holder = lock(twoConnections, id)) {
            Future<Answer> writer = client.submit(() -> write(how, id));
            awaitWaiting(twoConnections, 1);
            assertThat(twoConnections.rows("SELECT pg_terminate_backend(pid) FROM (" + WAITING + ") w"))
                    .containsExactly("(t)");
            assertRefused(writer.get());
            holder.rollback();
        } finally {
            client.shutdownNow();
        }
        assertThat(twoConnections.get("Basic/" + id).header("ETag")).isEqualTo("W/\"1\"");
        assertThat(write(how, id).status()).as("the same once more").isEqualTo(200);
        assertThat(twoConnections.get("Basic/" + id).header("ETag")).isEqualTo("W/\"2\"");
    }

    private static Answer write(String how, String id) {
        return switch (how) {
            case "put" -> put(twoConnections, id, 2);
            case "put with a key" -> twoConnections.put("Basic/" + id, basic(id, 2), "Idempotency-Key", "lost-" + id);
            default -> twoConnections.post("", """
                    {"resourceType": "Bundle", "type": "transaction", "entry": [
                      {"resource": %s, "request": {"method": "PUT", "url": "Basic/%s"}}]}
                    """.formatted(basic(id, 2), id));
        };
    }

    /** Keeps others from writing the resource until the transaction ends. */
    private static Connection lock(RunningServer server, String id) throws Exception {
        Connection connection = server.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT FROM resource WHERE id = '" + id + "' FOR UPDATE");
        }
        return connection;
    }

    private static void awaitWaiting(RunningServer server, int count) throws InterruptedException {
        for (int attempt = 0; server.rows(WAITING).size() < count; attempt++) {
            assertThat(attempt).as("statements that wait for the lock").isLessThan(1_200);
            Thread.sleep(50);
        }
    }

    private static Answer put(RunningServer server, String id, int number) {
        return server.put("Basic/" + id, basic(id, number));
    }

    private static String basic(String id, int number) {
        return """
                {"resourceType": "Basic", "id": "%1$s", "identifier": [{"value": "%1$s"}], "code": {"text": "%2$d"}}
                """.formatted(id, number);
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    static void assertConsistent(TestDatabase.Fresh database) {
        List<String> settings = new ArrayList<>(List.of(database.settings()));
        settings.add("--server.port=0");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                CheckCommand.run(settings.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(CheckCommand.CLEAN);
    }
}

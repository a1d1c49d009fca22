package org.footbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.footbridge.RunningServer;
import org.footbridge.store.history.ChangeCursors;
import org.footbridge.store.history.ChangeFeed;
import org.footbridge.store.history.ChangeFeed.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Consumers of the change feed that do work, as the servers of one database have them. */
class ChangeConsumersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private final List<ChangeConsumers> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(ChangeConsumers::close);
    }

    /** As another server would have it, if it is called several times with the same name. */
    private void consume(String name, boolean fromStart, ChangeConsumer consumer) {
        ChangeConsumers consumers = new ChangeConsumers(
                server.store().feed(), server.store().cursors(), server.store().outage());
        consumers.add(name, fromStart, consumer);
        consumers.start(server.store().notifications());
        started.add(consumers);
    }

    private static ChangeConsumer into(List<String> seen) {
        return changes -> changes.forEach(change -> seen.add(path(change)));
    }

    private static String path(ChangeFeed.Entry change) {
        return change.version().path().replace("/_history", "");
    }

    private static void put(String id, String text) {
        String body = "{\"resourceType\":\"Basic\",\"id\":\"" + id + "\",\"code\":{\"text\":\"" + text + "\"}}";
        assertThat(server.put("Basic/" + id, body).status()).isIn(200, 201);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void aChangeReachesItsConsumerAtOnceAndEachVersionIsOne() throws InterruptedException {
        put("before", "x");
        List<String> seen = new CopyOnWriteArrayList<>();
        consume("simple", false, into(seen));
        put("simple", "one");
        put("simple", "two");
        assertThat(server.delete("Basic/simple").status()).isLessThan(300);
        await(() -> seen.contains("Basic/simple/3"));
        assertThat(seen).containsExactly("Basic/simple/1", "Basic/simple/2", "Basic/simple/3");
    }

    @Test
    void aConsumerFromTheStartIsGivenWhatWasThere() throws InterruptedException {
        put("old", "x");
        List<String> seen = new CopyOnWriteArrayList<>();
        consume("all", true, into(seen));
        await(() -> seen.contains("Basic/old/1"));
    }

    @Test
    void oneOfSeveralServersHandlesAChange() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        for (int other = 0; other < 3; other++) {
            consume("shared", false, into(seen));
        }
        for (int i = 0; i < 100; i++) {
            put("shared-" + i, "x");
        }
        await(() -> seen.contains("Basic/shared-99/1"));
        assertThat(seen).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void eachConsumerIsGivenEveryChange() throws InterruptedException {
        List<String> one = new CopyOnWriteArrayList<>();
        List<String> other = new CopyOnWriteArrayList<>();
        consume("one", false, into(one));
        consume("other", false, into(other));
        put("both", "x");
        await(() -> one.contains("Basic/both/1") && other.contains("Basic/both/1"));
    }

    @Test
    void whatFailsIsHandledAgainAndWhatItWroteIsUndone() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        consume("failing", false, changes -> {
            // in the transaction of the consumer, as the stores write in it
            server.store().cursors().create("noted-" + runs.get(), true);
            if (runs.getAndIncrement() == 0) {
                throw new IllegalStateException("once");
            }
        });
        put("failing", "x");
        await(() -> server.rows("SELECT name FROM change_cursor").contains("(noted-1)"));
        assertThat(server.rows("SELECT name FROM change_cursor")).doesNotContain("(noted-0)");
    }

    @Test
    void aTransactionThatTakesLongDelaysTheFeedAndLosesNothing() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        consume("patient", false, into(seen));
        try (Connection slow = server.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO resource (pid, version, key, shard, type, updated, action, id, body)"
                    + " SELECT nextval('resource_pid'), 1, 77, 77, type, 0, 'C', 'slow', body FROM resource LIMIT 1");
            put("fast", "x");
            Thread.sleep(300);
            assertThat(seen).isEmpty();
            slow.commit();
        }
        await(() -> seen.contains("Basic/fast/1"));
        assertThat(seen).hasSize(2).anyMatch(path -> path.endsWith("/slow/1"));
        server.sql("DELETE FROM resource WHERE id = 'slow'");
    }

    /** A server that is killed in the middle leaves a transaction that PostgreSQL rolls back. */
    @Test
    void whatAKilledServerWasAtIsDoneByAnother() throws Exception {
        ChangeCursors cursors = server.store().cursors();
        cursors.create("killed", false);
        CountDownLatch working = new CountDownLatch(1);
        AtomicBoolean survived = new AtomicBoolean();
        put("killed", "x");
        Position from = cursors.position("killed").orElseThrow();
        Thread victim = new Thread(() -> {
            try {
                cursors.advance("killed", from, new Position("9223372036854775807", 0, 0), () -> {
                    working.countDown();
                    server.rows("SELECT pg_sleep(30)");
                    survived.set(true);
                });
            } catch (RuntimeException lost) {
                working.countDown();
            }
        });
        victim.setDaemon(true);
        victim.start();
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        List<String> seen = new CopyOnWriteArrayList<>();
        consume("killed", false, into(seen));
        Thread.sleep(200);
        assertThat(seen).isEmpty(); // another is at work
        server.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND state = 'idle in transaction'");
        await(() -> seen.contains("Basic/killed/1"));
        assertThat(survived).isFalse();
        server.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND query = 'SELECT q::text FROM (SELECT pg_sleep(30)) q ORDER BY 1'");
        victim.join(10_000);
    }

    @Test
    void theOrderOfVersionsIsKeptWhileManyWrite() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        consume("ordered", false, into(seen));
        consume("ordered", false, into(seen));
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            Thread thread = new Thread(() -> {
                for (int i = 1; i <= 50; i++) {
                    put("ordered-" + number, "text " + i);
                }
            });
            thread.start();
            writers.add(thread);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        await(() -> seen.size() >= 200);
        assertThat(new HashSet<>(seen)).hasSize(200);
        for (int writer = 0; writer < 4; writer++) {
            String prefix = "Basic/ordered-" + writer + "/";
            List<String> own =
                    seen.stream().filter(path -> path.startsWith(prefix)).toList();
            for (int i = 0; i < 50; i++) {
                assertThat(own.get(i)).isEqualTo(prefix + (i + 1));
            }
        }
    }

    @Test
    void aDatabaseThatIsRestoredElsewhereGoesOnWhereItsConsumersWere() throws InterruptedException {
        ChangeCursors cursors = server.store().cursors();
        put("moved-1", "x");
        cursors.create("moved", false);
        put("moved-2", "x");
        server.sql("DELETE FROM change_cursor WHERE name <> 'moved'");
        server.sql("UPDATE setting SET value = 'elsewhere' WHERE name = 'cluster'");
        server.beside("--footbridge.validation.mode=off").stop();
        List<String> seen = new CopyOnWriteArrayList<>();
        consume("moved", false, into(seen));
        put("moved-3", "x");
        await(() -> seen.contains("Basic/moved-3/1"));
        assertThat(seen).contains("Basic/moved-2/1").doesNotContain("Basic/moved-1/1");
    }
}

package org.footbridge.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.footbridge.RunningServer;
import org.footbridge.store.history.ChangeFeed.Entry;
import org.footbridge.store.history.ChangeFeed.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever follows the changes meets each version once, however long its transaction took. */
class ChangeFeedTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    @Test
    void aReaderMissesNothingOfTransactionsThatOverlap() throws Exception {
        ChangeFeed feed = server.store().feed();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService pool = Executors.newFixedThreadPool(5);
        try {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int number = writer;
                writers.add(pool.submit(() -> write(number)));
            }
            Future<List<Entry>> reader = pool.submit(() -> follow(feed, writing));
            int written = 0;
            for (Future<Integer> writer : writers) {
                written += writer.get();
            }
            writing.set(false);
            List<Entry> seen = reader.get();
            Set<String> distinct = new HashSet<>();
            seen.forEach(entry -> distinct.add(entry.version().path()));
            assertThat(seen).hasSize(written);
            assertThat(distinct).hasSize(written);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Transactions of some rows each, which take their time in different places. */
    private static int write(int writer) throws Exception {
        int written = 0;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 60; i++) {
                int rows = 1 + ThreadLocalRandom.current().nextInt(3);
                for (int row = 0; row < rows; row++) {
                    long key = writer * 1_000_000L + i * 10L + row;
                    statement.executeUpdate(
                            "INSERT INTO resource (pid, version, key, shard, type, updated, action, id, body) VALUES"
                                    + " (nextval('resource_pid'), 1, " + key + ", " + (key & 4095) + ", 103, 0, 'C', 'r"
                                    + key + "', '')");
                    written++;
                    Thread.sleep(ThreadLocalRandom.current().nextInt(4));
                }
                connection.commit();
            }
        }
        return written;
    }

    private static List<Entry> follow(ChangeFeed feed, AtomicBoolean writing) {
        List<Entry> seen = new ArrayList<>();
        Position at = Position.START;
        boolean last = false;
        while (true) {
            boolean more = writing.get();
            List<Entry> page = feed.after(at, feed.end(), feed.types(), 7);
            seen.addAll(page);
            if (!page.isEmpty()) {
                at = page.get(page.size() - 1).position();
            } else if (!more && last) {
                return seen;
            }
            last = !more;
        }
    }
}

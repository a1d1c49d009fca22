package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever asks again and again for what came after the newest version seen meets every version. */
class HistoryFeedTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final int ROUNDS = 40;
    private static final int LARGE = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String basic(int number) {
        return "{'resourceType':'Basic','code':{'text':'" + number + "'}}";
    }

    private static Answer transaction(int entries) {
        String all = IntStream.range(0, entries)
                .mapToObj(i -> "{'resource':" + basic(i) + ",'request':{'method':'POST','url':'Basic'}}")
                .collect(Collectors.joining(","));
        return server.post("", Expect.json("{'resourceType':'Bundle','type':'transaction','entry':[" + all + "]}"));
    }

    @Test
    void nothingComesInFrontOfWhatWasSeen() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                boolean large = writer % 2 == 0;
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        Answer answer = large ? transaction(LARGE) : server.post("Basic", Expect.json(basic(round)));
                        assertThat(answer.status()).isIn(200, 201);
                    }
                }));
            }
            int all = 2 * ROUNDS + 2 * ROUNDS * LARGE;
            Future<Set<String>> system = threads.submit(() -> follow("_history", all, writing));
            Future<Set<String>> type = threads.submit(() -> follow("Basic/_history", all, writing));
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            assertThat(server.rows("SELECT id FROM resource WHERE id NOT LIKE 'hidden%'"))
                    .hasSize(all);
            assertThat(system.get()).hasSize(all);
            assertThat(type.get()).hasSize(all);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * The ids of all versions, each asked for since the newest before; {@code _since} has the moment itself, too. What was
     * written last may take a moment to be seen, while others work in the same cluster; what was passed by never is.
     */
    private static Set<String> follow(String path, int all, AtomicBoolean writing) throws InterruptedException {
        Set<String> seen = new TreeSet<>();
        Instant newest = Instant.EPOCH;
        Instant end = Instant.MAX;
        while (seen.size() < all && Instant.now().isBefore(end)) {
            if (!writing.get()) {
                end = end.equals(Instant.MAX) ? Instant.now().plus(PATIENCE) : end;
                Thread.sleep(50);
            }
            Instant since = newest;
            String url = path + "?_count=25&_since=" + since;
            while (!url.isEmpty()) {
                JsonNode page = server.get(url).json();
                Instant before = Instant.MAX;
                for (JsonNode entry : page.path("entry")) {
                    String id = entry.at("/resource/id").asText();
                    if (id.startsWith("hidden")) {
                        continue;
                    }
                    Instant updated =
                            Instant.parse(entry.at("/resource/meta/lastUpdated").asText());
                    assertThat(updated).isBeforeOrEqualTo(before).isAfterOrEqualTo(since);
                    before = updated;
                    newest = updated.isAfter(newest) ? updated : newest;
                    seen.add(id);
                }
                url = next(page);
            }
        }
        return seen;
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText().replaceFirst(".*/fhir/", "");
            }
        }
        return "";
    }

    @Test
    void theHistoryOfASystemEndsBeforeATransactionThatIsStillRunning() throws Exception {
        try (Connection running = begun()) {
            written("hidden");
            assertThat(server.get("Basic/hidden/_history").body()).contains("\"hidden\"");
            assertThat(newest("_history")).doesNotContain("\"hidden\"");
            assertThat(newest("Basic/_history")).doesNotContain("\"hidden\"");
            running.rollback();
        }
        awaitNewest("hidden");
    }

    /** Its writer drew the time, waited, and then was behind a transaction that is still running. */
    @Test
    void theHistoryOfASystemEndsBeforeAVersionThatIsHeldBackThoughItsTimeIsEarlier() throws Exception {
        written("hidden-seen");
        awaitNewest("hidden-seen");
        try (Connection running = begun()) {
            written("hidden-earlier");
            server.sql("UPDATE resource SET updated = (SELECT updated - 1 FROM resource WHERE id = 'hidden-seen')"
                    + " WHERE id = 'hidden-earlier'");
            assertThat(newest("_history")).doesNotContain("\"hidden-seen\"");
            assertThat(newest("Basic/_history")).doesNotContain("\"hidden-seen\"");
            written("hidden-earlier");
            assertThat(newest("_history")).as("with the version replaced").doesNotContain("\"hidden-seen\"");
            running.rollback();
        }
        awaitNewest("hidden-earlier");
    }

    /** A transaction that has its number. */
    private static Connection begun() throws SQLException {
        Connection connection = server.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
        return connection;
    }

    private static void written(String id) {
        Answer answer =
                server.put("Basic/" + id, Expect.json(basic(1).replace("'Basic',", "'Basic','id':'" + id + "',")));
        assertThat(answer.status()).isIn(200, 201);
    }

    private static String newest(String path) {
        return server.get(path + "?_count=1").body();
    }

    /** Whatever else runs in the cluster, such as PostgreSQL's own housekeeping, may hold it back for a moment. */
    private static void awaitNewest(String id) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!newest("_history").contains('"' + id + '"')) {
            assertThat(Instant.now()).as(id).isBefore(end);
            Thread.sleep(20);
        }
    }
}

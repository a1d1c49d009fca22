package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Writers of a few resources, while a parameter changes again and again and jobs go through the same resources. What is
 * found in the end is what the resources say.
 */
class ReindexRaceTest {
    /** A line for each job and each change would be some hundred. */
    private static final String[] QUIET = Stream.concat(
                    Stream.of(Indexing.AT_ONCE), Stream.of("--logging.level.org.footbridge=warn"))
            .toArray(String[]::new);

    @RegisterExtension
    static final RunningServer server = RunningServer.with(QUIET);

    private static final int RESOURCES = 12;
    private static final int WRITERS = 6;
    private static final long SECONDS = 15;

    private static final List<String> TABLES = List.of("search_date v", "search_string v", "search_number v");

    @Test
    void noEntryIsLostOrLeftOver() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        List<Future<?>> all = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(writer);
            all.add(threads.submit(() -> write(random, end)));
        }
        all.add(threads.submit(() -> change(end)));
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
        Indexing.put(server, "race", "Person", "race", "string", "Person.address.city | Person.name.family");
        Indexing.settled(server);
        expectWhatResourcesSay();
        expectNothingElse();
    }

    /** The job has the lock first; whoever waits for it sees the entries of before, and may not leave those it made. */
    @Test
    void anUpdateThatWaitedForTheJobReplacesWhatTheJobWrote() throws Exception {
        server.put("Person/waits-1", person("waits-1", 1_001));
        behindALock(
                "waits-1",
                () -> Indexing.put(server, "w1", "Person", "w1", "string", "Person.address.city"),
                () -> server.put("Person/waits-1", person("waits-1", 1_002)));
        assertThat(Indexing.found(server, "Person?w1=city1002")).containsExactly("waits-1");
        assertThat(Indexing.found(server, "Person?w1=city1001")).isEmpty();
        assertThat(rowsOf("waits-1")).doesNotHaveDuplicates();
    }

    /** By what the writer has read, all that it is found by but a code stays. */
    @Test
    void anUpdateThatKeepsItsEntriesIsIndexedAgain() throws Exception {
        server.put("Person/waits-4", person("waits-4", 4_001));
        String other = person("waits-4", 4_001).replace("\"birthDate\"", "\"gender\":\"other\",\"birthDate\"");
        behindALock(
                "waits-4",
                () -> server.put("Person/waits-4", other),
                () -> Indexing.put(server, "w4", "Person", "w4", "string", "Person.address.city"));
        assertThat(Indexing.found(server, "Person?w4=city4001&gender=other")).containsExactly("waits-4");
        assertThat(rowsOf("waits-4")).doesNotHaveDuplicates();
    }

    @Test
    void aDeletionThatWaitedForTheJobLeavesNothing() throws Exception {
        server.put("Person/waits-2", person("waits-2", 2_001));
        behindALock(
                "waits-2",
                () -> Indexing.put(server, "w2", "Person", "w2", "string", "Person.address.city"),
                () -> server.delete("Person/waits-2"));
        assertThat(rowsOf("waits-2")).isEmpty();
    }

    @Test
    void anUpdateThatWasIndexedBeforeTheParameterCameIsIndexedAgain() throws Exception {
        server.put("Person/waits-3", person("waits-3", 3_001));
        behindALock(
                "waits-3",
                () -> server.put("Person/waits-3", person("waits-3", 3_002)),
                () -> Indexing.put(server, "w3", "Person", "w3", "string", "Person.address.city"));
        assertThat(Indexing.found(server, "Person?w3=city3002")).containsExactly("waits-3");
        assertThat(rowsOf("waits-3")).doesNotHaveDuplicates();
    }

    /** Runs {@code first} and, once something waits for the lock on the resource, {@code second}, which then waits too. */
    private static void behindALock(String id, Callable<Answer> first, Callable<Answer> second) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM resource WHERE type = 106 AND id = '" + id + "' FOR UPDATE");
            Future<Answer> one = threads.submit(first);
            awaitWaiting(1);
            Future<Answer> other = threads.submit(second);
            awaitWaiting(2);
            connection.rollback();
            assertThat(one.get().status()).isLessThan(300);
            assertThat(other.get().status()).isLessThan(300);
        } finally {
            threads.shutdownNow();
        }
        Indexing.settled(server);
    }

    private static void awaitWaiting(int count) {
        String waiting =
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        for (int i = 0; server.rows(waiting).size() < count; i++) {
            assertThat(i).as("waited for a lock").isLessThan(1_200);
            Indexing.pause();
        }
    }

    private static List<String> rowsOf(String id) {
        String pid = " WHERE pid = (SELECT pid FROM resource WHERE type = 106 AND id = '" + id + "')";
        List<String> rows = new ArrayList<>(server.rows("SELECT * FROM search" + pid));
        TABLES.forEach(table -> rows.addAll(server.rows("SELECT v.* FROM " + table + pid)));
        return rows;
    }

    private static void write(Random random, long end) {
        while (System.nanoTime() < end) {
            String id = "r" + random.nextInt(RESOURCES);
            Answer answer = random.nextInt(8) == 0
                    ? server.delete("Person/" + id)
                    : server.put("Person/" + id, person(id, random.nextInt(1_000)));
            assertThat(answer.status()).as(answer.body()).isIn(200, 201, 204, 404);
        }
    }

    private static String person(String id, int number) {
        return Expect.json("{'resourceType':'Person','id':'" + id + "','birthDate':'" + (1900 + number % 100)
                + "','name':[{'family':'fam" + number + "'}],'address':[{'city':'city" + number + "'}],'telecom':"
                + "[{'system':'email','value':'m" + number + "','rank':" + (1 + number) + "}]}");
    }

    /** Each change makes the entries of all resources wrong, and the jobs right them again. */
    private static void change(long end) {
        String[] expressions = {
            "Person.name.family",
            "Person.address.city",
            "Person.address.city | Person.telecom.value",
            "Person.name.family | Person.address.city"
        };
        for (int i = 0; System.nanoTime() < end; i++) {
            Indexing.put(server, "race", "Person", "race", "string", expressions[i % expressions.length]);
            if (i % 2 == 0) {
                Indexing.put(server, "rank", "Person", "rank", "number", "Person.telecom.rank");
                Indexing.put(server, "born", "Person", "born", "date", "Person.birthDate");
            } else {
                server.delete("SearchParameter/rank");
                server.delete("SearchParameter/born");
            }
            assertThat(server.post("$reindex?type=Person", "").status()).isEqualTo(202);
            Indexing.pause();
        }
    }

    private static void expectWhatResourcesSay() {
        IntStream.range(0, RESOURCES).mapToObj(i -> "r" + i).forEach(id -> {
            Answer person = server.get("Person/" + id);
            if (person.status() == 200) {
                String city = person.json().at("/address/0/city").asText();
                String family = person.json().at("/name/0/family").asText();
                for (String value : List.of(city, family)) {
                    assertThat(Indexing.found(server, "Person?race:exact=" + value))
                            .contains(id);
                }
                assertThat(Indexing.found(server, "Person?name=" + family)).contains(id);
            }
        });
    }

    /** Once the digests are wrong, all is written anew from the resources alone. */
    private static void expectNothingElse() {
        List<String> before = entries();
        assertThat(before).isNotEmpty();
        server.sql("UPDATE search SET digest = digest + 1");
        server.post("$reindex", "");
        Indexing.settled(server);
        assertThat(before).isEqualTo(entries());
    }

    private static List<String> entries() {
        List<String> rows = new ArrayList<>(server.rows("SELECT * FROM search WHERE type <> 123"));
        for (String table : TABLES) {
            rows.addAll(server.rows(
                    "SELECT v.* FROM " + table + " WHERE v.pid NOT IN (SELECT pid FROM search WHERE type = 123)"));
        }
        return rows;
    }
}

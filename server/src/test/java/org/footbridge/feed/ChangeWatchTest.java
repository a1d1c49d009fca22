package org.footbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers of one database: what changes on one takes effect on the other. */
class ChangeWatchTest {
    private static final String LISTENERS = "SELECT pid FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'footbridge-listen'";

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static RunningServer other;

    @BeforeAll
    static void startAnother() {
        other = server.beside("--footbridge.validation.mode=off");
        expand("warm", other);
    }

    @AfterAll
    static void stopOther() {
        other.stop();
    }

    private static void valueSet(String id, String code) {
        String json = "{\"resourceType\":\"ValueSet\",\"id\":\"" + id + "\",\"url\":\"urn:vs:" + id
                + "\",\"status\":\"active\",\"compose\":{\"include\":[{\"system\":\"urn:s\",\"concept\":[{\"code\":\""
                + code + "\"}]}]}}";
        assertThat(server.put("ValueSet/" + id, json).status()).isIn(200, 201);
    }

    private static String expand(String id, RunningServer at) {
        return at.get("ValueSet/$expand?url=urn:vs:" + id).body();
    }

    private static Duration await(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aValueSetIsInEffectOnTheOtherServerWithinASecond() throws InterruptedException {
        valueSet("told", "first");
        await(() -> expand("told", other).contains("first"));
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            String code = "code-" + i;
            valueSet("told", code);
            Duration taken = await(() -> expand("told", other).contains(code));
            longest = taken.compareTo(longest) > 0 ? taken : longest;
        }
        assertThat(longest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aSearchParameterIsInEffectOnTheOtherServerWithinASecond() throws InterruptedException {
        String json = "{\"resourceType\":\"SearchParameter\",\"id\":\"eye\",\"url\":\"urn:sp:eye\",\"name\":\"eye\","
                + "\"status\":\"active\",\"description\":\"x\",\"code\":\"eye\",\"base\":[\"Patient\"],"
                + "\"type\":\"token\",\"expression\":\"Patient.gender\"}";
        assertThat(other.get("Patient?eye=male").status()).isEqualTo(400);
        assertThat(server.put("SearchParameter/eye", json).status()).isEqualTo(201);
        assertThat(await(() -> other.get("Patient?eye=male").status() == 200)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aChangeIsNotMissedWhenTheConnectionThatListensIsLost() throws InterruptedException {
        valueSet("lost", "before");
        await(() -> expand("lost", other).contains("before"));
        for (int i = 0; i < 3; i++) {
            server.rows("SELECT pg_terminate_backend(pid) FROM (" + LISTENERS + ") l");
            String code = "after-" + i;
            valueSet("lost", code);
            await(() -> expand("lost", other).contains(code));
        }
        await(() -> server.rows(LISTENERS).size() == 2);
        valueSet("lost", "again");
        assertThat(await(() -> expand("lost", other).contains("again"))).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aChangeIsNotMissedWhileNobodyTellsOfIt() throws InterruptedException {
        valueSet("silent", "before");
        await(() -> expand("silent", other).contains("before"));
        valueSet("silent-2", "after");
        // as a server that was killed after its commit, and before it told the others
        server.sql("UPDATE resource SET body = (SELECT body FROM resource WHERE id = 'silent-2'),"
                + " txid = pg_current_xact_id() WHERE id = 'silent'");
        await(() -> expand("silent", other).contains("after"));
    }
}

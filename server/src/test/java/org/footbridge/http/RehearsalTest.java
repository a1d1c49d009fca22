package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The writes that a server rehearses after its start: they come as far as the database, and nothing of them stays. */
class RehearsalTest {
    private static final long WAIT_MS_MAX = 300_000;

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=enforce");

    @BeforeAll
    static void waitUntilRehearsed() throws InterruptedException {
        long end = System.currentTimeMillis() + WAIT_MS_MAX;
        while (!actuator("/health")
                .path("components")
                .path("validator")
                .path("status")
                .asText()
                .equals("UP")) {
            assertThat(System.currentTimeMillis()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static JsonNode actuator(String path) {
        return server.get(URI.create(server.base()).resolve("/actuator" + path).toString())
                .json();
    }

    @Test
    void reachTheDatabase() {
        assertThat(server.rows("SELECT is_called, last_value > 20 FROM resource_pid"))
                .containsExactly("(t,t)");
    }

    @Test
    void leaveNoRows() {
        for (String table : List.of("resource", "resource_history", "search", "search_date", "token_text")) {
            assertThat(server.rows("SELECT count(*) FROM " + table)).containsExactly("(0)");
        }
    }

    @Test
    void areCountedNowhere() {
        for (String by : List.of("compiled", "hapi")) {
            assertThat(actuator("/metrics/footbridge.validation.resources?tag=by:" + by)
                            .at("/measurements/0/value")
                            .asDouble(-1))
                    .isZero();
        }
    }

    @Test
    void areNotInTheHistory() {
        assertThat(server.get("_history").json().path("entry")).isEmpty();
    }
}

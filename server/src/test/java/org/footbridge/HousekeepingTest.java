package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a server does by itself while nobody asks for it. */
class HousekeepingTest {
    private static final int ATTEMPTS = 20;

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    /** Autovacuum would do so, too, but not within seconds. */
    @Test
    void searchesDoNotReadForLongWhatWritesHaveLeftBehind() throws Exception {
        boolean settled = false;
        for (int i = 0; i < ATTEMPTS && !settled; i++) {
            String body = "{\"resourceType\": \"Basic\", \"id\": \"left-" + i + "\", \"code\": {\"text\": \"x\"},"
                    + " \"identifier\": [{\"value\": \"left-" + i + "\"}]}";
            assertThat(server.put("Basic/left-" + i, body).status()).isEqualTo(201);
            Thread.sleep(1_500);
            settled = pendingPages().equals(List.of("(0)"));
        }
        assertThat(settled).isTrue();
    }

    /** Leaves none of them. */
    private static List<String> pendingPages() {
        return server.rows("SELECT gin_clean_pending_list('search_by_token')");
    }
}

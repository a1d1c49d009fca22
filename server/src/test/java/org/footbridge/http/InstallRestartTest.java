package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An installation that nobody waits for outlives the server that began it. */
class InstallRestartTest {
    /** That of installations: while somebody else has it, they wait. */
    private static final String LOCK = "444351472741";

    private static final String WAITING = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    @RegisterExtension
    static final RunningServer first = RunningServer.with("--footbridge.validation.mode=off");

    @Test
    void anotherServerInstallsWhatTheFirstDidNotFinish() throws Exception {
        byte[] archive = Tgz.of("org.example.outlives", "1")
                .resource("v", "{'resourceType':'ValueSet','id':'outlives','url':'urn:outlives','status':'draft'}")
                .bytes();
        String job;
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            Answer begun = first.send(
                    "POST", "$install", archive, "Content-Type", "application/gzip", "Prefer", "respond-async");
            job = begun.header("Content-Location").replaceAll(".*/_jobs/", "_jobs/");
            while (first.rows(WAITING).isEmpty()) {
                Indexing.pause();
            }
            first.stop();
        }
        assertThat(first.rows("SELECT state, worker IS NULL FROM job WHERE kind = 'install'"))
                .containsExactly("(running,f)");
        first.sql("UPDATE job SET lease = now() + interval '1 second'"); // instead of a quarter of a minute
        RunningServer second = first.beside("--footbridge.validation.mode=off");
        try {
            Answer answer = second.get(job);
            while (answer.status() == 202) {
                Indexing.pause();
                answer = second.get(job);
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("org.example.outlives").contains("\"created\"");
            assertThat(second.get("ValueSet/outlives").status()).isEqualTo(200);
            assertThat(second.rows("SELECT attempts FROM job WHERE kind = 'install'"))
                    .containsExactly("(2)");
        } finally {
            second.stop();
        }
    }
}

package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.audit.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The auditor's command, on the database of a server that runs and seals its log. */
class VerifyAuditCommandTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.audit.mode=all", "--footbridge.audit.seal-interval=100ms");

    @TempDir
    static Path directory;

    private record Run(int exit, String said) {}

    @BeforeAll
    static void fillTheLog() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            server.get("Patient/p" + i);
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (server.rows("SELECT 1 FROM audit_seal HAVING sum(count) >= 20").isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static Run verify(String... more) {
        List<String> settings = new ArrayList<>(List.of(server.database().settings()));
        settings.add(
                "--footbridge.data-dir=" + server.bean(ServerSettings.class).dataDir());
        settings.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = VerifyAuditCommand.run(
                settings.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Run(exit, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysThatTheLogIsWhole() {
        Run run = verify();
        assertThat(run.said()).contains("20 records in").contains("The audit log is whole.");
        assertThat(run.exit()).isEqualTo(VerifyAuditCommand.WHOLE);
    }

    @Test
    void namesTheRecordThatWasChanged() {
        String id = server.rows("SELECT id FROM audit_event LIMIT 1").get(0).replaceAll("[()]", "");
        String body = server.rows("SELECT encode(body, 'hex') AS h FROM audit_event WHERE id = " + id)
                .get(0)
                .replaceAll("[()\"]", "");
        server.sql("UPDATE audit_event SET body = set_byte(body, 20, 66) WHERE id = " + id);
        try {
            Run run = verify();
            assertThat(run.said()).contains("CHANGED AuditEvent/", "-" + id + ":", "was tampered with");
            assertThat(run.exit()).isEqualTo(VerifyAuditCommand.FINDINGS);
        } finally {
            server.sql("UPDATE audit_event SET body = decode('" + body + "', 'hex') WHERE id = " + id);
        }
    }

    @Test
    void trustsNoOtherKey() throws IOException {
        Path other = Files.writeString(
                directory.resolve("other.pem"), SigningKey.generate().pem());
        Run run = verify("--footbridge.audit.key-file=" + other);
        assertThat(run.said()).contains("SIGNATURE seal 1");
        assertThat(run.exit()).isEqualTo(VerifyAuditCommand.FINDINGS);
    }

    @Test
    void comparesCheckpointsThatWereKeptElsewhere() throws IOException {
        Path kept = directory.resolve("kept");
        Path own = server.bean(ServerSettings.class).dataDir().resolve("audit").resolve("checkpoint");
        Files.writeString(kept, Files.readString(own).replaceFirst("seal \\d+", "seal 999999"));
        Run run = verify("--checkpoints=" + kept);
        assertThat(run.said()).contains("TRUNCATED seal 999999");
        assertThat(run.exit()).isEqualTo(VerifyAuditCommand.FINDINGS);
    }

    @Test
    void needsAKeyThatCanBeRead() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.pem"), "no key");
        assertThat(verify("--footbridge.audit.key-file=" + broken).exit()).isEqualTo(VerifyAuditCommand.NOT_RUN);
    }
}

package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Random;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk without room: what does not fit is refused as a whole, and once there is room again, writes go on. */
class DiskFullTest {
    private static final String SPACE = "small_" + ProcessHandle.current().pid();
    private static final int BODY_BYTES = 400_000;

    private final Random random = new Random(31_337);
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mountSmallDisk() throws Exception {
        disk = Files.createTempDirectory("footbridge-disk").toRealPath();
        mounted = run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString());
        assumeTrue(mounted, "a small disk cannot be mounted here: that needs root");
        Files.createDirectory(disk.resolve("space"));
        assumeTrue(
                made("CREATE TABLESPACE " + SPACE + " LOCATION '" + disk.resolve("space") + "'"),
                "the PostgreSQL of the tests runs where this disk is not");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
        Files.delete(disk);
    }

    @Test
    void refusesWhatDoesNotFitAndGoesOnWhenThereIsRoom() throws Exception {
        TestDatabase.Fresh database = TestDatabase.fresh("TABLESPACE " + SPACE);
        RunningServer server = RunningServer.on(database, "--footbridge.validation.mode=off");
        try {
            assertThat(put(server, "kept", 10).status()).isEqualTo(201);
            int stored = fill(server);
            ExhaustionTest.assertRefused(put(server, "kept", BODY_BYTES));
            assertThat(server.get("Basic/kept").header("ETag")).isEqualTo("W/\"1\"");
            assertThat(server.get("Basic/big-" + stored).status()).isEqualTo(404);

            assertThat(run("mount", "-o", "remount,size=80m", disk.toString())).isTrue();
            assertThat(put(server, "big-" + stored, BODY_BYTES).status()).isEqualTo(201);
            assertThat(put(server, "kept", BODY_BYTES).header("ETag")).isEqualTo("W/\"2\"");
            for (int i = 0; i <= stored; i++) {
                assertThat(server.get("Basic?identifier=big-" + i + "&_elements=id")
                                .json()
                                .path("entry"))
                        .hasSize(1);
            }
            ExhaustionTest.assertConsistent(database);
        } finally {
            server.stop();
            execute("DROP DATABASE " + database.name() + " WITH (FORCE)");
            execute("DROP TABLESPACE " + SPACE);
        }
    }

    /** Writes until that is refused; how many were stored. */
    private int fill(RunningServer server) {
        for (int i = 0; i < 200; i++) {
            Answer answer = put(server, "big-" + i, BODY_BYTES);
            if (answer.status() != 201) {
                ExhaustionTest.assertRefused(answer);
                return i;
            }
        }
        throw new AssertionError("the disk does not get full");
    }

    /** What is random cannot be compressed. */
    private Answer put(RunningServer server, String id, int bytes) {
        byte[] noise = new byte[bytes * 3 / 4];
        random.nextBytes(noise);
        return server.put("Basic/" + id, """
                {"resourceType": "Basic", "id": "%1$s", "identifier": [{"value": "%1$s"}], "code": {"text": "%2$s"}}
                """.formatted(id, Base64.getEncoder().encodeToString(noise)));
    }

    private static boolean made(String statement) {
        try {
            execute(statement);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.cluster().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}

package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Java tells recordings and agents of each class that it takes from the archive, and must have its bytes to show. */
class RecordingIT {
    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("footbridge-it").toRealPath();
    }

    @AfterEach
    void removeDirectory() throws IOException {
        TestDirectory.remove(directory);
    }

    @Test
    void aServerThatIsRecordedFromItsStartOnWorks() throws Exception {
        Path recording = directory.resolve("start.jfr");
        try (ServerProcess server = ServerProcess.startRecorded(directory.resolve("data"), recording)) {
            assertThat(server.get("metadata").path("resourceType").asText()).isEqualTo("CapabilityStatement");
            server.terminate();
        }
        assertThat(recording).isNotEmptyFile();
    }
}

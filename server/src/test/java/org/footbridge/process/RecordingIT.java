package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java tells recordings and agents of each class that it takes from the archive, and must have its bytes to show. */
class RecordingIT {
    @Test
    void aServerThatIsRecordedFromItsStartOnWorks(@TempDir Path directory) throws Exception {
        Path recording = directory.resolve("start.jfr");
        try (ServerProcess server = ServerProcess.startRecorded(directory.resolve("data"), recording)) {
            assertThat(server.get("metadata").path("resourceType").asText()).isEqualTo("CapabilityStatement");
            server.terminate();
        }
        assertThat(recording).isNotEmptyFile();
    }
}

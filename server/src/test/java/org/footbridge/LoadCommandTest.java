package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.store.concept.LoadedSystem;
import org.footbridge.terminology.load.SyntheticRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The operator loads codes beside a server that runs. */
class LoadCommandTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int load(TestDatabase.Fresh database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(database.settings()));
        return LoadCommand.run(all.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void loadsWhatTheServerHasThen() {
        String release = SyntheticRelease.write(directory, 100).toString();
        assertThat(load(server.database(), release, "--version=" + SyntheticRelease.VERSION))
                .isEqualTo(LoadCommand.LOADED);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Reading the hierarchy of SNOMED CT")
                .contains("Loaded 100 concepts of SNOMED CT");
        assertThat(server.store().concepts().systems())
                .extracting(LoadedSystem::version)
                .contains(SyntheticRelease.VERSION);
        assertThat(server.rows("SELECT state, finished IS NOT NULL FROM job WHERE kind = 'load-codes'"))
                .contains("(done,t)");
    }

    @Test
    void saysByItsExitCodeWhetherTheFilesAreWrongOrItCouldNotRun() throws IOException {
        String wrong =
                Files.writeString(directory.resolve("notes.txt"), "hello").toString();
        assertThat(load(server.database(), wrong)).isEqualTo(LoadCommand.REFUSED);
        assertThat(server.rows("SELECT state, message FROM job WHERE kind = 'load-codes' AND state <> 'done'"))
                .containsExactly("(failed,Failed.)");
        assertThat(load(server.database())).isEqualTo(LoadCommand.NOT_RUN);
        assertThat(load(server.database(), wrong, "--footbridge.no-such-setting=1"))
                .isEqualTo(LoadCommand.NOT_RUN);
        assertThat(load(TestDatabase.fresh(), wrong)).isEqualTo(LoadCommand.NOT_RUN);
    }
}

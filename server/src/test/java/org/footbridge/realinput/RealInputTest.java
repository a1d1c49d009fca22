package org.footbridge.realinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What others publish as R4: each file is stored and read back as it was, or refused for a reason that stands in R4.
 * {@code docs/real-input-files.md} has every answer, and this test fails where the server gives another one.
 *
 * <p>The files are not in the repository, for their licences differ from ours. They are looked for in {@code
 * shared/data} beside it, or where the system property {@code real.input} or the environment variable {@code
 * REAL_INPUT} says. {@code -Dupdate.real.input=true} writes the table anew.
 */
class RealInputTest {
    private static final Path TABLE = Path.of("..", "docs", "real-input-files.md");

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--logging.level.root=off");

    @Test
    void everyFileIsStoredAsItWasOrRefusedForAReason() throws Exception {
        Path data = data();
        assumeTrue(Files.isDirectory(data), "There is no real input at " + data.normalize());
        List<Verdict> verdicts = Verdicts.of(RealFile.all(data), RealInputTest::verdict);

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.difference().isEmpty())
                .isEmpty();
        assertThat(verdicts).filteredOn(Verdict::isUnjudged).isEmpty();
        String table = RealInputTable.of(verdicts);
        if (Boolean.getBoolean("update.real.input")) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE)
                .as("run with -Dupdate.real.input=true if this is as it should be")
                .hasContent(table);
    }

    private static Path data() {
        String variable = System.getenv().getOrDefault("REAL_INPUT", "../../shared/data");
        return Path.of(System.getProperty("real.input", variable)).toAbsolutePath();
    }

    private static Verdict verdict(RealFile file) throws IOException {
        String[] headers = {"Content-Type", file.mediaType(), "Accept", file.mediaType()};
        Optional<String> id = file.id();
        Answer written = id.isEmpty()
                ? server.post(file.type(), file.body(), headers)
                : server.put(file.type() + "/" + encoded(id.get()), file.body(), headers);
        if (written.status() != 200 && written.status() != 201) {
            return Verdict.refused(file, written.status(), file.firstError(written.body()));
        }
        // by version: other files have the same id
        Answer read = server.get(written.header("Location"), "Accept", file.mediaType());
        return Verdict.stored(file, file.difference(read.body()));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}

package org.footbridge.realinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * HL7's own examples of R4: each is stored with validation on, read as XML, stored again as that XML, and then still the
 * same; or it is refused for a reason that {@code official-examples.txt} has. {@code -Dupdate.official.examples=true} writes
 * that list.
 */
class OfficialExamplesTest {
    private static final Path LIST =
            Path.of("src", "test", "resources", "org", "footbridge", "realinput", "official-examples.txt");

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--logging.level.root=off");

    @Test
    void everyExampleSurvivesBothFormatsOrIsRefusedForAReason() throws Exception {
        Optional<Path> archive = OfficialExamples.archive();
        assumeTrue(archive.isPresent(), "npm does not bring HL7's examples of R4, so they were not tried");
        List<Verdict> verdicts = Verdicts.of(OfficialExamples.in(archive.get()), OfficialExamplesTest::verdict);

        assertThat(verdicts).hasSizeGreaterThan(750);
        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.difference().isEmpty())
                .isEmpty();
        assertThat(verdicts).filteredOn(Verdict::isUnjudged).isEmpty();
        String list = verdicts.stream()
                .filter(verdict -> !verdict.isStored())
                .map(OfficialExamplesTest::line)
                .collect(Collectors.joining());
        if (Boolean.getBoolean("update.official.examples")) {
            Files.writeString(LIST, list);
        }
        assertThat(LIST)
                .as("run with -Dupdate.official.examples=true if this is as it should be")
                .hasContent(list);
    }

    private static String line(Verdict verdict) {
        return "%s | %d | %s | %s%n"
                .formatted(
                        verdict.file().name(),
                        verdict.status().orElseThrow(),
                        RealInputTable.shortened(verdict.error()).replace('\n', ' '),
                        verdict.reason().orElseThrow());
    }

    private static Verdict verdict(RealFile file) {
        Answer written = file.id().isEmpty()
                ? server.post(file.type(), file.body(), "Accept", JSON)
                : server.put(file.type() + "/" + file.id().get(), file.body(), "Accept", JSON);
        if (written.status() != 200 && written.status() != 201) {
            return Verdict.refused(file, written.status(), file.firstError(written.body()));
        }
        String version = written.header("Location").replaceFirst(".*/fhir/", "");
        String path = version.replaceFirst("/_history/.*", "");
        String json = file.difference(server.get(version, "Accept", JSON).body());
        if (!json.isEmpty()) {
            return Verdict.stored(file, "as JSON " + json);
        }
        String xml = server.get(version, "Accept", XML).body();
        Answer again = server.put(path, xml, "Content-Type", XML, "Accept", JSON);
        if (again.status() != 200) {
            return Verdict.stored(file, "its XML is refused: " + again.body());
        }
        boolean same = ResourceText.Json.content(again.body()).equals(ResourceText.Json.content(file.body()));
        return Verdict.stored(file, same ? "" : "after XML it is " + again.body());
    }
}

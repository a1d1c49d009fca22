package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HL7 UK Core STU2 as it was published, differentials only, made into a package. */
class UkCoreInstallTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "ukcore-stu2");
    private static final String CONDITION = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Condition";
    private static final FhirContext CONTEXT = FhirContext.forR4();

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    @Test
    void ukCoreIsInstalledAndItsExamplesAreCheckedByIt() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "There is no UK Core at " + DATA);
        byte[] archive = archive();
        String condition = json(DATA.resolve("examples/UKCore-Condition-Extension-ConditionEpisode-Example.xml"))
                .replaceFirst(",", ",\"meta\":{\"profile\":[\"" + CONDITION + "\"]},");
        server.post("Condition/$validate", condition); // the definitions of R4 are read by then
        long before = used();
        long start = System.nanoTime();
        Answer installed = server.send("POST", "$install", archive, "Content-Type", "application/gzip");
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(installed.status()).as(installed.body()).isEqualTo(200);
        assertThat(installed.body()).contains("{\"name\":\"created\",\"valueInteger\":197}");
        Answer valid = server.post("Condition", condition);
        assertThat(valid.status()).as(valid.body()).isEqualTo(201);
        System.out.printf(
                Locale.ROOT,
                "UK Core STU2, 197 definitions, installed in %.1f s; heap %d MB before, %d MB with a condition validated%n",
                seconds,
                before,
                used());
        Expect.refused(server.post("Condition", condition.replace("\"new\"", "\"nonsense\"")), 422, "invalid");
        assertThat(server.get("metadata").body()).contains(CONDITION);
        String newest = Expect.newest(server);
        Answer again = server.send("POST", "$install", archive, "Content-Type", "application/gzip");
        assertThat(again.body()).contains("{\"name\":\"unchanged\",\"valueInteger\":197}");
        assertThat(Expect.newest(server)).isEqualTo(newest);
    }

    private static long used() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static byte[] archive() throws IOException {
        Tgz tgz = Tgz.of("fhir.r4.ukcore.stu2", "2.0.0");
        for (String folder : List.of("codesystems", "valuesets", "structuredefinitions")) {
            try (Stream<Path> files = Files.list(DATA.resolve(folder))) {
                files.sorted()
                        .forEach(file -> tgz.file(
                                "package/" + folder + "-"
                                        + file.getFileName().toString().replace(".xml", ".json"),
                                json(file)));
            }
        }
        return tgz.bytes();
    }

    private static String json(Path xml) {
        try {
            return CONTEXT.newJsonParser()
                    .encodeResourceToString(CONTEXT.newXmlParser().parseResource(Files.readString(xml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.footbridge.realinput;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The examples of R4 that HL7 publishes as the FHIR package {@code hl7.fhir.r4.examples}, as npm has it. It is fetched once
 * and kept below {@code target}.
 *
 * @see <a href="https://hl7.org/fhir/R4/downloads.html">R4 downloads</a>
 */
final class OfficialExamples {
    static final String FOLDER = "hl7.fhir.r4.examples";

    private static final String PACKAGE = FOLDER + "@4.0.1";
    private static final Path KEPT = Path.of("target", "official-examples");

    /** Of R4's own definitions, of which there are thousands, one in so many. */
    private static final int ONE_IN = 64;

    private static final Set<String> DEFINITIONS = Set.of(
            "CodeSystem", "ConceptMap", "OperationDefinition", "SearchParameter", "StructureDefinition", "ValueSet");

    /** Larger ones are collections of all definitions of a kind. */
    private static final int BYTES_MAX = 100_000;

    private OfficialExamples() {}

    /** The archive; empty where npm is not there or does not answer. */
    static Optional<Path> archive() throws IOException, InterruptedException {
        Files.createDirectories(KEPT);
        Optional<Path> kept = kept();
        if (kept.isPresent()) {
            return kept;
        }
        try {
            Process npm = new ProcessBuilder("npm", "pack", PACKAGE, "--silent", "--fetch-timeout=30000")
                    .directory(KEPT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(KEPT.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(90, TimeUnit.SECONDS)) {
                npm.destroyForcibly();
                return Optional.empty();
            }
            return npm.exitValue() == 0 ? kept() : Optional.empty();
        } catch (IOException withoutNpm) {
            return Optional.empty();
        }
    }

    private static Optional<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).findFirst();
        }
    }

    /** The resources in {@code archive}, by name: all examples, and some of the definitions. */
    static List<RealFile> in(Path archive) throws IOException {
        List<RealFile> all = new ArrayList<>();
        try (InputStream in = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^package/", "");
                if (name.endsWith(".json") && name.indexOf('/') < 0 && isWanted(name, entry.getSize())) {
                    file(name, new String(tar.readAllBytes(), StandardCharsets.UTF_8))
                            .ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparing(RealFile::name));
        return all;
    }

    private static boolean isWanted(String name, long bytes) {
        String type = name.replaceFirst("-.*", "");
        return bytes <= BYTES_MAX && (!DEFINITIONS.contains(type) || Math.floorMod(name.hashCode(), ONE_IN) == 0);
    }

    private static Optional<RealFile> file(String name, String body) {
        JsonNode json = ResourceText.Json.tree(body);
        return json.has("resourceType")
                ? Optional.of(RealFile.ofJson(FOLDER + "/" + name, json, body))
                : Optional.empty();
    }
}

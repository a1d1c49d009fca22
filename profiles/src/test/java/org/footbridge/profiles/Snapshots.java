package org.footbridge.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Completes the profiles of a package while it is built: the sources say what differs from the parent, and many tools want to
 * read the whole (the snapshot).
 *
 * @see <a href="https://hl7.org/fhir/R4/profiling.html#snapshot">R4 differential and snapshot</a>
 */
public final class Snapshots {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private Snapshots() {}

    /**
     * Copies the package in the first directory to the second, with the snapshot that HAPI generates in every
     * StructureDefinition. A file whose content is the same is left as it is, so that nothing that depends on it is built again.
     *
     * @throws IOException if the directory cannot be read or written
     * @throws IllegalStateException if a profile contradicts its parent, so that it has no snapshot
     */
    public static void main(String[] arguments) throws IOException {
        IParser json = R4.newJsonParser().setPrettyPrint(true);
        Path source = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Map<Path, StructureDefinition> definitions = definitions(source, json);
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(R4);
        definitions.values().forEach(ours::addResource);
        SnapshotGeneratingValidationSupport generator = new SnapshotGeneratingValidationSupport(R4);
        ValidationSupportContext all = new ValidationSupportContext(
                new ValidationSupportChain(new DefaultProfileValidationSupport(R4), ours, generator));
        for (Map.Entry<Path, StructureDefinition> definition : definitions.entrySet()) {
            IBaseResource whole = generator.generateSnapshot(all, definition.getValue(), null, null, null);
            if (whole == null || !((StructureDefinition) whole).hasSnapshot()) {
                throw new IllegalStateException("no snapshot for " + definition.getKey());
            }
            byte[] content = (json.encodeResourceToString(whole) + "\n").getBytes(StandardCharsets.UTF_8);
            writeIfChanged(target.resolve(source.relativize(definition.getKey())), content);
        }
        copyOthers(source, target, definitions.keySet());
    }

    private static void copyOthers(Path source, Path target, Set<Path> written) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!written.contains(file)) {
                    writeIfChanged(target.resolve(source.relativize(file)), Files.readAllBytes(file));
                }
            }
        }
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!Files.exists(source.resolve(target.relativize(file)))) {
                    Files.delete(file); // the source was removed or renamed since the last build
                }
            }
        }
    }

    private static void writeIfChanged(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }

    private static Map<Path, StructureDefinition> definitions(Path directory, IParser json) throws IOException {
        Map<Path, StructureDefinition> definitions = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Snapshots::isStructure).sorted().toList()) {
                definitions.put(file, json.parseResource(StructureDefinition.class, Files.readString(file)));
            }
        }
        return definitions;
    }

    private static boolean isStructure(Path file) {
        return file.getFileName().toString().startsWith("StructureDefinition-");
    }
}

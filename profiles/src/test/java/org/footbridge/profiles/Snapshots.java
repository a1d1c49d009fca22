package org.footbridge.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * Writes into every StructureDefinition below the directory that is the one argument what HAPI makes of it.
     *
     * @throws IOException if the directory cannot be read or written
     * @throws IllegalStateException if a profile contradicts its parent, so that it has no snapshot
     */
    public static void main(String[] arguments) throws IOException {
        IParser json = R4.newJsonParser().setPrettyPrint(true);
        Map<Path, StructureDefinition> definitions = definitions(Path.of(arguments[0]), json);
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
            Files.writeString(definition.getKey(), json.encodeResourceToString(whole) + "\n");
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

package org.footbridge.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.fhirpath.ExampleResources;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredDefinition;
import org.footbridge.validation.definition.StoredSource;
import org.hl7.fhir.r4.model.Resource;

/** UK Core STU2, which is not ours to ship: its definitions as if they were stored on the server, and its examples. */
final class UkCore {
    private static final Path HOME = ExampleResources.directory().resolve("ukcore-stu2");

    private UkCore() {}

    static boolean isThere() {
        return Files.isDirectory(HOME);
    }

    /** The examples, as JSON. */
    static List<String> examples() {
        return read("examples").stream().map(UkCore::json).toList();
    }

    static Validators.Pair validators() {
        List<StoredDefinition> stored = Stream.of("structuredefinitions", "valuesets", "codesystems")
                .flatMap(folder -> read(folder).stream())
                .map(UkCore::stored)
                .toList();
        StoredSource source = new StoredSource() {
            @Override
            public long revision() {
                return 1;
            }

            @Override
            public List<StoredDefinition> all(Set<String> types) {
                return stored.stream()
                        .filter(one -> types.contains(one.place().replaceFirst("/.*", "")))
                        .toList();
            }
        };
        var context = Validators.READING.context();
        return new Validators.Pair(new ResourceValidator(
                context,
                Validators.PACKAGES,
                new KnownDefinitions(context, Validators.PACKAGES, source),
                ReferenceTargets.NONE));
    }

    private static StoredDefinition stored(Resource definition) {
        String place = definition.fhirType() + "/" + definition.getIdElement().getIdPart();
        return StoredDefinition.of(place, json(definition).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Resource resource) {
        return Validators.READING.context().newJsonParser().encodeResourceToString(resource);
    }

    private static List<Resource> read(String folder) {
        try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
            List<Resource> resources = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                resources.add(
                        (Resource) Validators.READING.context().newXmlParser().parseResource(Files.readString(file)));
            }
            return resources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

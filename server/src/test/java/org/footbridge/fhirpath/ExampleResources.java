package org.footbridge.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Resources that others have published, from the directory that the system property or environment variable
 * {@code FHIR_TEST_DATA} names.
 */
public final class ExampleResources {
    private ExampleResources() {}

    /** Where they are; there may be no such directory. */
    public static Path directory() {
        String named = System.getProperty(
                "FHIR_TEST_DATA", System.getenv().getOrDefault("FHIR_TEST_DATA", "../../shared/data"));
        return Path.of(named.isEmpty() ? "no-test-data" : named);
    }

    /** All that can be read, with those inside bundles; none if there is no such directory. */
    public static List<Resource> all() throws IOException {
        if (!Files.isDirectory(directory())) {
            return List.of();
        }
        List<Resource> resources = new ArrayList<>();
        try (var files = Files.walk(directory())) {
            for (Path file : files.filter(ExampleResources::isResource).sorted().toList()) {
                add(Files.readString(file), resources);
            }
        }
        return resources;
    }

    private static boolean isResource(Path file) {
        return file.toString().endsWith(".json") || file.toString().endsWith(".xml");
    }

    private static void add(String text, List<Resource> resources) {
        FhirContext r4 = FhirContext.forR4Cached();
        try {
            var parser = text.stripLeading().startsWith("<") ? r4.newXmlParser() : r4.newJsonParser();
            Resource resource = (Resource) parser.parseResource(text);
            resources.add(resource);
            if (resource instanceof Bundle bundle) {
                bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .forEach(entry -> resources.add(entry.getResource()));
            }
        } catch (DataFormatException | ClassCastException notResource) {
            // Among the examples are schemas, and resources that are broken on purpose.
        }
    }
}

package org.footbridge.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * UK Core STU2, in the directory {@code ukcore-stu2} below the one that the system property or environment variable {@code
 * FHIR_TEST_DATA} names.
 */
final class UkCore {
    private UkCore() {}

    /** Its profiles, value sets and code systems; none if they are not here. */
    static List<Resource> definitions() throws IOException {
        String data = System.getProperty(
                "FHIR_TEST_DATA", System.getenv().getOrDefault("FHIR_TEST_DATA", "../../shared/data"));
        List<Resource> definitions = new ArrayList<>();
        for (String kind : List.of("structuredefinitions", "valuesets", "codesystems")) {
            Path directory = Path.of(data, "ukcore-stu2", kind);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.list(directory)) {
                    for (Path file : files.filter(name -> name.toString().endsWith(".xml"))
                            .sorted()
                            .toList()) {
                        definitions.add((Resource) FhirPackage.R4.newXmlParser().parseResource(Files.readString(file)));
                    }
                }
            }
        }
        return definitions;
    }
}

package org.footbridge.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR package on the class path, read the way a server reads it: by its index. */
record FhirPackage(String name) {
    static final FhirContext R4 = FhirContext.forR4Cached();
    static final FhirPackage TERMINOLOGY = new FhirPackage("footbridge.terminology");
    static final FhirPackage PROFILES = new FhirPackage("footbridge.social-prescribing");

    private static final Pattern FILENAME = Pattern.compile("\"filename\": \"([^\"]+)\"");
    private static final Path COUNTER_EXAMPLES = Path.of("src/test/resources/counter-examples");

    /** Everything that both packages define. */
    static List<Resource> allDefinitions() {
        return Stream.of(TERMINOLOGY, PROFILES)
                .flatMap(fhirPackage -> fhirPackage.definitions().stream())
                .toList();
    }

    /** The examples that are wrong on purpose and that no package contains. */
    static List<Resource> counterExamples() {
        try (Stream<Path> files = Files.list(COUNTER_EXAMPLES)) {
            return files.sorted().map(FhirPackage::text).map(FhirPackage::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Resource> definitions() {
        return resources("");
    }

    List<Resource> examples() {
        return resources("example/");
    }

    <T extends Resource> T definition(Class<T> type, String id) {
        return find(definitions(), type, id);
    }

    <T extends Resource> T example(Class<T> type, String id) {
        return find(examples(), type, id);
    }

    private static <T extends Resource> T find(List<Resource> resources, Class<T> type, String id) {
        return resources.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(resource -> resource.getIdPart().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + "/" + id));
    }

    private List<Resource> resources(String folder) {
        return FILENAME.matcher(text(folder + ".index.json"))
                .results()
                .map((MatchResult match) -> parse(text(folder + match.group(1))))
                .toList();
    }

    private String text(String file) {
        String path = "/fhir/" + name + "/package/" + file;
        try (InputStream in = FhirPackage.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("not on the class path: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource parse(String json) {
        return (Resource) R4.newJsonParser().parseResource(json);
    }
}

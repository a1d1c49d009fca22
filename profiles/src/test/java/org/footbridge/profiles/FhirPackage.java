package org.footbridge.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
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

    private static final Pattern VERSION = Pattern.compile("(?s).*?\"version\": \"([^\"]+)\".*");
    private static final Pattern FILENAME = Pattern.compile("\"filename\": \"([^\"]+)\"");
    private static final Path COUNTER_EXAMPLES = Path.of("src/test/resources/counter-examples");

    /** The version that the package says it has. */
    String version() {
        return VERSION.matcher(text("package.json")).replaceFirst("$1");
    }

    /** Everything that both packages define. */
    static List<Resource> allDefinitions() {
        return Stream.of(TERMINOLOGY, PROFILES)
                .flatMap(fhirPackage -> fhirPackage.definitions().stream())
                .toList();
    }

    /** The examples that are wrong on purpose and that no package contains. */
    static List<Resource> counterExamples() {
        return counterExampleTexts().stream().map(FhirPackage::parse).toList();
    }

    /** The same as JSON. */
    static List<String> counterExampleTexts() {
        try (Stream<Path> files = Files.list(COUNTER_EXAMPLES)) {
            return files.sorted().map(FhirPackage::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Resource> definitions() {
        return resources("");
    }

    <T extends Resource> Stream<T> definitions(Class<T> type) {
        return definitions().stream().filter(type::isInstance).map(type::cast);
    }

    List<Resource> examples() {
        return resources("example/");
    }

    /** Definitions and examples. */
    Stream<Resource> everything() {
        return Stream.concat(definitions().stream(), examples().stream());
    }

    <T extends Resource> T definition(Class<T> type, String id) {
        return type.cast(parse(text(type.getSimpleName() + "-" + id + ".json")));
    }

    <T extends Resource> T example(Class<T> type, String id) {
        return type.cast(parse(text("example/" + type.getSimpleName() + "-" + id + ".json")));
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
        return (Resource) R4.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(json);
    }
}

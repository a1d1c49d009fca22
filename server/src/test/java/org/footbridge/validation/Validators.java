package org.footbridge.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.fhirpath.ExampleResources;
import org.footbridge.rest.StrictReading;
import org.footbridge.rest.StrictReading.Written;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredSource;
import org.hl7.fhir.r4.model.Resource;

/** Both validators over the server's own definitions, and resources to try them on. */
public final class Validators {
    static final Path EXAMPLES = Path.of("..", "profiles", "src", "main", "fhir", "package", "example");
    static final StrictReading READING = new StrictReading();
    static final ConformancePackages PACKAGES = new ConformancePackages();
    static final KnownDefinitions DEFINITIONS = new KnownDefinitions(READING.context(), PACKAGES, StoredSource.NONE);
    static final ResourceValidator BOTH =
            new ResourceValidator(READING.context(), PACKAGES, DEFINITIONS, ReferenceTargets.NONE);

    static final Pair OURS = new Pair(BOTH);

    private Validators() {}

    /** The two validators of one set of definitions: whether the compiled one is sure, and HAPI's errors. */
    record Pair(ResourceValidator both) {
        boolean accepts(Written written) {
            return both.accepts(written.model(), written::text);
        }

        List<String> errors(Written written) {
            return both.validate(written.model(), written.text(), List.of(), ReferenceTargets.NONE).getIssue().stream()
                    .filter(issue -> switch (issue.getSeverity()) {
                        case ERROR, FATAL -> true;
                        default -> false;
                    })
                    .map(issue -> issue.getExpression() + " " + issue.getDiagnostics())
                    .toList();
        }
    }

    static boolean accepts(Written written) {
        return OURS.accepts(written);
    }

    /** HAPI's errors; empty if there are none. */
    static List<String> errors(Written written) {
        return OURS.errors(written);
    }

    static Written written(String json) {
        return READING.read(json).orElseThrow(() -> new IllegalArgumentException("refused before validation: " + json));
    }

    /** The texts of our own examples, of which all are valid. */
    public static List<String> examples() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.getFileName().toString().matches("[A-Z].*\\.json"))
                    .sorted()
                    .map(Validators::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Examples that the specification of R4 publishes, of most types. */
    public static List<String> r4Examples() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "fhir-r4", "examples.ndjson"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What others published, as JSON, as far as the server reads it; nothing if it is not at hand. */
    public static List<String> published() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Resource resource : ExampleResources.all()) {
            String json = READING.context().newJsonParser().encodeResourceToString(resource);
            if (READING.read(json).isPresent()) {
                texts.add(json);
            }
        }
        return texts;
    }
}

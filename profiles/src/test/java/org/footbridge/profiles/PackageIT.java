package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives that we publish, as somebody else's tool takes them: one at a time, for that is how it is made. */
@Execution(ExecutionMode.SAME_THREAD)
class PackageIT {
    private static final Path TERMINOLOGY = archive(Path.of("..", "terminology"), FhirPackage.TERMINOLOGY);
    private static final Path PROFILES = archive(Path.of(""), FhirPackage.PROFILES);

    @TempDir
    static Path directory;

    private static Hl7Validator validator;

    @BeforeAll
    static void load() throws IOException {
        validator = new Hl7Validator(directory, List.of(TERMINOLOGY, PROFILES));
    }

    static Stream<Named<String>> examples() throws IOException {
        NpmPackage profiles = Hl7Validator.open(PROFILES);
        List<Named<String>> examples = new ArrayList<>();
        for (String file : profiles.list("example")) {
            if (file.endsWith(".json") && !file.startsWith(".")) {
                examples.add(Named.of(file, text(profiles.load("example", file))));
            }
        }
        return examples.stream();
    }

    @Test
    void thePackageSaysWhatItIsAndNeeds() throws IOException {
        NpmPackage profiles = Hl7Validator.open(PROFILES);
        assertThat(profiles.name()).isEqualTo("footbridge.social-prescribing");
        assertThat(profiles.fhirVersion()).isEqualTo("4.0.1");
        assertThat(profiles.dependencies())
                .containsExactlyInAnyOrder(
                        "hl7.fhir.r4.core#4.0.1", "footbridge.terminology#" + FhirPackage.TERMINOLOGY.version());
        assertThat(profiles.listResources("ImplementationGuide")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsValidForTheValidatorOfHl7(String json) {
        assertThat(json).contains("\"resourceType\"");
        assertThat(errors(json)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.footbridge.profiles.FhirPackage#counterExampleTexts")
    void aCounterExampleIsNot(String json) {
        String rule = json.replaceFirst("(?s).*?\"id\": \"(.*?)-f\\d+-fail\".*", "$1");
        assertThat(validator.messages(json))
                .anyMatch(message -> message.getMessage().contains(rule));
    }

    private static Path archive(Path module, FhirPackage made) {
        return module.resolve("target").resolve(made.name() + "-" + made.version() + ".tgz");
    }

    private static List<String> errors(String json) {
        return validator.messages(json).stream()
                .filter(message -> message.getLevel().isError())
                .map(ValidationMessage::toString)
                .toList();
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.fhirpath.ExampleResources;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.CompiledProfiles;
import org.footbridge.rest.StrictReading.Written;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** UK Core STU2, which is not ours to ship: its definitions beside those of the server, and its examples. */
final class UkCore {
    private static final Path HOME = ExampleResources.directory().resolve("ukcore-stu2");

    private UkCore() {}

    static boolean isThere() {
        return Files.isDirectory(HOME);
    }

    /** The examples, as JSON. */
    static List<String> examples() {
        return read("examples").stream()
                .map(Validators.READING.context().newJsonParser()::encodeResourceToString)
                .toList();
    }

    static Validators.Pair validators() {
        IValidationSupport support = support();
        CompiledProfiles profiles =
                new CompiledProfiles(new ProfileSource(support), new HapiCodes(support), new FhirPaths());
        FhirInstanceValidator module = new FhirInstanceValidator(support);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        module.setErrorForUnknownProfiles(false);
        FhirValidator hapi = Validators.READING.context().newValidator().registerValidatorModule(module);
        return new Validators.Pair(
                written -> profiles.check(written.model(), written::text).isEmpty(), written -> errors(hapi, written));
    }

    private static List<String> errors(FhirValidator hapi, Written written) {
        return hapi.validateWithResult(written.text()).getMessages().stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .map(message -> message.getLocationString() + " " + message.getMessage())
                .toList();
    }

    private static IValidationSupport support() {
        var context = Validators.READING.context();
        PrePopulatedValidationSupport ukCore = new PrePopulatedValidationSupport(context);
        for (String folder : List.of("structuredefinitions", "valuesets", "codesystems")) {
            read(folder).forEach(ukCore::addResource);
        }
        return new ValidationSupportChain(
                ukCore,
                Validators.DEFINITIONS.current().support(),
                new SnapshotGeneratingValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context));
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

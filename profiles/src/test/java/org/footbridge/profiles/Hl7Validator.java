package org.footbridge.profiles;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.IParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.convertors.loaders.loaderR5.NullLoaderKnowledgeProviderR5;
import org.hl7.fhir.convertors.loaders.loaderR5.R4ToR5Loader;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.context.SimpleWorkerContext;
import org.hl7.fhir.r5.context.SimpleWorkerContext.SimpleWorkerContextBuilder;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;

/**
 * The validator of HL7 with its own loader of packages, without a network: it gets the definitions of R4 as a package and ours
 * as the archives that we publish, and nothing of how our other tests and our server read them.
 */
final class Hl7Validator {
    private static final String CORE = "{\"name\":\"hl7.fhir.r4.core\",\"version\":\"4.0.1\",\"type\":\"fhir.core\","
            + "\"canonical\":\"http://hl7.org/fhir\",\"url\":\"http://hl7.org/fhir/R4\",\"fhirVersions\":[\"4.0.1\"]}";

    /** R4's own package leaves currencies to terminology servers; this is the one that our examples name. */
    private static final String CURRENCIES = "{\"resourceType\":\"CodeSystem\",\"id\":\"iso4217\","
            + "\"url\":\"urn:iso:std:iso:4217\",\"name\":\"ISO4217\",\"status\":\"active\",\"content\":\"complete\","
            + "\"concept\":[{\"code\":\"GBP\",\"display\":\"Pound sterling\"}]}";

    private static final List<String> TYPES = List.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "SearchParameter",
            "OperationDefinition",
            "CapabilityStatement",
            "NamingSystem",
            "Questionnaire");

    private final InstanceValidator validator;

    /**
     * @param directory an empty one, for the package of R4
     * @param archives ours, those first on which others depend
     */
    Hl7Validator(Path directory, List<Path> archives) throws IOException {
        ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
        R4ToR5Loader loader = new R4ToR5Loader(new HashSet<>(TYPES), new NullLoaderKnowledgeProviderR5(), "4.0.1");
        SimpleWorkerContext context = new SimpleWorkerContextBuilder()
                .withAllowLoadingDuplicates(true)
                .withDefaultParams()
                .fromPackage(core(directory), loader, false);
        context.setCanRunWithoutTerminology(true);
        context.setNoTerminologyServer(true);
        for (Path archive : archives) {
            context.loadFromPackage(open(archive), loader);
        }
        validator = new InstanceValidator(
                context,
                new NoHost(),
                new XVerExtensionManagerOld(context),
                new ValidatorSession(),
                new ValidatorSettings());
        validator.setPolicyAdvisor(new BasePolicyAdvisorForFullValidation(ReferenceValidationPolicy.IGNORE, Set.of()));
    }

    /** The package in an archive. */
    static NpmPackage open(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            return NpmPackage.fromPackage(in);
        }
    }

    /** What is wrong with {@code json}, warnings too. */
    List<ValidationMessage> messages(String json) {
        List<ValidationMessage> messages = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        validator.validate(null, messages, in, FhirFormat.JSON);
        return messages;
    }

    private static NpmPackage core(Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("package"));
        Files.writeString(folder.resolve("package.json"), CORE);
        Files.writeString(folder.resolve("CodeSystem-iso4217.json"), CURRENCIES);
        IParser json = FhirPackage.R4.newJsonParser();
        DefaultProfileValidationSupport r4 = new DefaultProfileValidationSupport(FhirPackage.R4);
        // "all" are those that were read before: the first question about each kind reads them
        r4.fetchAllStructureDefinitions();
        r4.fetchCodeSystem("http://hl7.org/fhir/administrative-gender");
        for (IBaseResource definition : r4.fetchAllConformanceResources()) {
            write(folder, (Resource) definition, json);
        }
        return NpmPackage.fromFolder(directory.toString());
    }

    private static void write(Path folder, Resource definition, IParser json) {
        Path file = folder.resolve(definition.fhirType() + "-" + definition.getIdPart() + ".json");
        try {
            Files.writeString(file, json.encodeResourceToString(definition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.footbridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.CompiledProfiles;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HAPI's validator over base R4 and the profiles this server knows. A profile that it does not know is no error: the
 * resource may have rules elsewhere, and the outcome says that they were not looked at.
 *
 * @see <a href="https://hl7.org/fhir/R4/validation.html">R4 validating resources</a>
 */
public final class ResourceValidator {
    private static final Logger log = LoggerFactory.getLogger(ResourceValidator.class);

    /** Extensions that carry elements of another release of FHIR are valid; their definitions are not here. */
    private static final Pattern OTHER_RELEASE =
            Pattern.compile("http://hl7\\.org/fhir/[1-5]\\.\\d/StructureDefinition/.*[iI]nvalid [vV]ersion"
                    + "|invalid version in extension url");

    private final FhirPaths paths;
    private final FhirContext context;
    private final KnownDefinitions definitions;
    private final Set<String> profiles = new HashSet<>();
    private final CompiledValidation compiled;

    @Nullable
    private volatile FhirValidator validator;

    public ResourceValidator(FhirContext context, ConformancePackages packages, KnownDefinitions definitions) {
        this.paths = new FhirPaths();
        this.context = context;
        this.definitions = definitions;
        this.compiled = new CompiledValidation(paths, this::newProfiles);
        packages.all().stream()
                .filter(definition -> definition.type().equals("StructureDefinition"))
                .forEach(definition -> profiles.add(definition.url()));
    }

    /** Made at its first use: the definitions take a second to read, and the server is ready before. */
    private FhirValidator validator() {
        FhirValidator made = validator;
        if (made == null) {
            synchronized (this) {
                made = validator;
                if (made == null) {
                    made = newValidator();
                    validator = made;
                }
            }
        }
        return made;
    }

    private FhirValidator newValidator() {
        FhirInstanceValidator module = new FhirInstanceValidator(definitions.support());
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        module.setErrorForUnknownProfiles(false);
        return context.newValidator().registerValidatorModule(module);
    }

    private CompiledProfiles newProfiles() {
        IValidationSupport support = definitions.support();
        return new CompiledProfiles(new ProfileSource(support), new HapiCodes(support), paths);
    }

    /** What accepts resources before HAPI's validator is asked. */
    public CompiledValidation compiled() {
        return compiled;
    }

    /** Reads all definitions, compiles the server's own profiles and validates {@code samples}; that takes seconds. */
    public void warmUp(List<String> samples) {
        profiles.forEach(compiled.profiles()::prepare);
        IParser parser = context.newJsonParser();
        for (String sample : samples) {
            validate(sample, List.of());
            Resource resource = (Resource) parser.parseResource(sample);
            compiled.profiles().check(resource, () -> parser.encodeResourceToString(resource));
        }
    }

    /** Whether {@code url} is a profile that the server can check. */
    public boolean knows(String url) {
        return profiles.contains(url) || url.startsWith("http://hl7.org/fhir/StructureDefinition/");
    }

    /** What is wrong with the resource, against R4, the profiles it claims and {@code more}; at least one issue. */
    public OperationOutcome validate(String json, List<String> more) {
        ValidationOptions options = new ValidationOptions();
        more.forEach(options::addProfile);
        OperationOutcome outcome = new OperationOutcome();
        try {
            validator().validateWithResult(json, options).getMessages().forEach(message -> add(outcome, message));
        } catch (RuntimeException failed) {
            log.warn("HAPI's validator failed on a resource", failed);
            outcome.addIssue()
                    .setSeverity(IssueSeverity.FATAL)
                    .setCode(IssueType.EXCEPTION)
                    .setDiagnostics("The resource has a value, reference or profile that the validator cannot read.");
        }
        if (!outcome.hasIssue()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDiagnostics("No issues found.");
        }
        return outcome;
    }

    /** What the validator cannot know here is no fault of the resource. */
    private static boolean isLackOfOurs(SingleValidationMessage message) {
        String text = String.valueOf(message.getMessage());
        return text.contains("Unable to resolve package id")
                || OTHER_RELEASE.matcher(text).find();
    }

    private static void add(OperationOutcome outcome, SingleValidationMessage message) {
        var issue = outcome.addIssue()
                .setSeverity(isLackOfOurs(message) ? IssueSeverity.WARNING : severity(message.getSeverity()))
                .setCode(IssueType.INVALID)
                .setDiagnostics(message.getMessage());
        if (message.getLocationString() != null) {
            issue.addExpression(message.getLocationString());
        }
    }

    private static IssueSeverity severity(ResultSeverityEnum severity) {
        return switch (severity) {
            case FATAL -> IssueSeverity.FATAL;
            case ERROR -> IssueSeverity.ERROR;
            case WARNING -> IssueSeverity.WARNING;
            case INFORMATION -> IssueSeverity.INFORMATION;
        };
    }

    /** Whether the outcome has an issue that makes a resource invalid. */
    public static boolean isInvalid(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .anyMatch(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL);
    }
}

package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fhir.ucum.UcumService;
import org.footbridge.validation.definition.CommonCodes;
import org.footbridge.validation.definition.KnownCodes;
import org.footbridge.validation.definition.KnownCodes.Answer;
import org.footbridge.validation.definition.KnownCodes.Validity;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r5.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.terminologies.utilities.ValidationResult;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationOptions;
import org.jspecify.annotations.Nullable;

/**
 * Worker context of HL7's validator and of the compiled profiles: it supplies definitions and codes. HAPI does not expand
 * value sets that filter by properties or have their concepts in tables, and ignores {@code compose.inactive}; therefore an
 * answer of the terminology service takes precedence over HAPI's.
 */
final class ValidationWorker extends WorkerContextValidationSupportAdapter {
    /** HAPI's answers on external code systems without a CodeSystem resource, such as languages and units. */
    private final CommonCodes common;

    private final IValidationSupport support;
    private final KnownCodes codes;

    ValidationWorker(IValidationSupport support, KnownCodes codes) {
        super(support);
        this.support = support;
        this.codes = codes;
        this.common = new CommonCodes(support.getFhirContext());
    }

    /** Returns a service with which limits in other units pass with a warning; HAPI's own class throws without one. */
    @Override
    public @Nullable UcumService getUcumService() {
        return null;
    }

    /**
     * One coding of a bound value set is enough, and further ones are welcome, as long as their systems have their codes.
     *
     * @see <a href="https://hl7.org/fhir/R4/terminologies.html#required">R4 required bindings</a>
     */
    @Override
    public ValidationResult validateCode(
            ValidationOptions options, CodeableConcept concept, @Nullable ValueSet valueSet) {
        if (valueSet == null || concept.getCoding().size() < 2) {
            return super.validateCode(options, concept, valueSet);
        }
        Optional<Coding> member = concept.getCoding().stream()
                .filter(Coding::hasSystem)
                .filter(coding -> validateCode(options, coding, valueSet).isOk())
                .findFirst();
        if (member.isEmpty()) {
            return super.validateCode(options, concept, valueSet);
        }
        ValidationResult result = validateCode(options, member.get(), valueSet);
        concept.getCoding().stream()
                .filter(coding -> coding != member.get() && coding.hasSystem() && coding.hasCode())
                .flatMap(coding -> errors(options, coding).stream())
                .forEach(result.getIssues()::add);
        return result;
    }

    /** Returns the issues of the code system of {@code coding}. */
    private List<OperationOutcomeIssueComponent> errors(ValidationOptions options, Coding coding) {
        return validateCode(options, coding, (ValueSet) null).getIssues().stream()
                .filter(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL)
                .toList();
    }

    @Override
    public ValidationResult validateCode(ValidationOptions options, Coding coding, @Nullable ValueSet valueSet) {
        ValidationResult inMemory =
                inMemory(coding.getCode(), valueSet, () -> super.validateCode(options, coding, valueSet));
        return coding.hasSystem() && coding.hasCode()
                ? judged(inMemory, valueSet, coding.getSystem(), coding.getCode())
                : inMemory;
    }

    @Override
    public ValidationResult validateCode(ValidationOptions options, String code, @Nullable ValueSet valueSet) {
        ValidationResult inMemory = inMemory(code, valueSet, () -> super.validateCode(options, code, valueSet));
        return valueSet == null ? inMemory : judged(inMemory, valueSet, "", code);
    }

    @Override
    public ValidationResult validateCode(
            ValidationOptions options, String system, String version, String code, String display) {
        return validateCode(options, new Coding(system, code, display), (ValueSet) null);
    }

    @Override
    public ValidationResult validateCode(
            ValidationOptions options,
            String system,
            String version,
            String code,
            String display,
            @Nullable ValueSet valueSet) {
        return validateCode(options, new Coding(system, code, display), valueSet);
    }

    /**
     * Validates by HAPI's expansion in memory, which fails on some value sets, such as those that exclude concepts of a
     * missing code system.
     */
    private static ValidationResult inMemory(
            String code, @Nullable ValueSet valueSet, Supplier<ValidationResult> hapi) {
        try {
            return hapi.get();
        } catch (RuntimeException failed) {
            String message = "It is unknown whether code '" + code + "' is valid, as "
                    + (valueSet == null ? "its code system" : "value set '" + valueSet.getUrl() + "'")
                    + " cannot be evaluated.";
            return warning(new Answer(Validity.UNKNOWN, message, ""));
        }
    }

    private ValidationResult judged(
            ValidationResult inMemory, @Nullable ValueSet valueSet, String system, String code) {
        if (valueSet == null) {
            return codes.inSystem(system, code)
                    .map(answer -> ofSystem(inMemory, answer, system, code))
                    .orElse(inMemory);
        } else if (!valueSet.hasUrl()) {
            return inMemory;
        }
        String canonical = valueSet.getUrl() + (valueSet.hasVersion() ? "|" + valueSet.getVersion() : "");
        return codes.inValueSet(canonical, system, code)
                .map(answer -> ofValueSet(inMemory, answer, system, code))
                .orElse(inMemory);
    }

    /** A code that a code system in the tables does not have may be one of an extension that is not loaded. */
    private static ValidationResult ofSystem(ValidationResult inMemory, Answer answer, String system, String code) {
        return switch (answer.validity()) {
            case VALID -> valid(system, code);
            case INVALID -> inMemory.isOk() ? warning(answer) : inMemory;
            case UNKNOWN -> inMemory;
        };
    }

    private ValidationResult ofValueSet(ValidationResult inMemory, Answer answer, String system, String code) {
        return switch (answer.validity()) {
            case VALID -> inMemory.isOk() && !isKnown(system, code) ? inMemory : valid(system, code);
            case INVALID -> refused(answer, inMemory);
            case UNKNOWN -> inMemory.isOk() || has(answer.unknownSystem()) ? inMemory : warning(answer);
        };
    }

    private boolean isKnown(String system, String code) {
        return codes.inSystem(system, code).stream().anyMatch(answer -> answer.validity() == Validity.VALID);
    }

    /** Whether HAPI has the codes of {@code system}. */
    private boolean has(String system) {
        return common.isCodeSystemSupported(new ValidationSupportContext(support), system)
                || (support.fetchCodeSystem(system) instanceof CodeSystem found
                        && found.getContent() != CodeSystemContentMode.NOTPRESENT);
    }

    private static ValidationResult valid(String system, String code) {
        ConceptDefinitionComponent concept = new ConceptDefinitionComponent().setCode(code);
        return new ValidationResult(system, null, concept, null);
    }

    /** Whatever the binding, an error that the code system itself has is one. */
    private static ValidationResult refused(Answer answer, ValidationResult inMemory) {
        ValidationResult refused = result(
                ValidationMessage.IssueSeverity.ERROR, answer, IssueType.CODEINVALID, HapiCodes.NOT_IN_VALUE_SET);
        inMemory.getIssues().stream()
                .filter(issue -> issue.getDetails().hasCoding(HapiCodes.ISSUE_TYPES, "invalid-code"))
                .forEach(refused.getIssues()::add);
        return refused;
    }

    private static ValidationResult warning(Answer answer) {
        return result(ValidationMessage.IssueSeverity.WARNING, answer, IssueType.NOTFOUND, "not-found");
    }

    private static ValidationResult result(
            ValidationMessage.IssueSeverity severity, Answer answer, IssueType type, String kind) {
        OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent()
                .setSeverity(IssueSeverity.fromCode(severity.toCode()))
                .setCode(type)
                .setDiagnostics(answer.message());
        issue.getDetails()
                .setText(answer.message())
                .addCoding()
                .setSystem(HapiCodes.ISSUE_TYPES)
                .setCode(kind);
        return new ValidationResult(severity, answer.message(), new ArrayList<>(List.of(issue)));
    }
}

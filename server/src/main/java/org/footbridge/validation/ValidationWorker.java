package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Optional;
import org.fhir.ucum.UcumService;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.terminologies.utilities.ValidationResult;
import org.hl7.fhir.utilities.validation.ValidationOptions;
import org.jspecify.annotations.Nullable;

/** What HAPI's validator and the compiled profiles ask for definitions and codes, with the decisions of this server. */
final class ValidationWorker extends WorkerContextValidationSupportAdapter {
    ValidationWorker(IValidationSupport support) {
        super(support);
    }

    /** Lets limits in other units pass with a warning; HAPI's own class throws for want of such a service. */
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

    /** What the code system of {@code coding} has against it. */
    private List<OperationOutcomeIssueComponent> errors(ValidationOptions options, Coding coding) {
        return validateCode(options, coding, (ValueSet) null).getIssues().stream()
                .filter(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL)
                .toList();
    }
}

package org.footbridge.validation;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.footbridge.problem.LibraryMessage;
import org.footbridge.profile.check.Finding;
import org.footbridge.profile.check.Findings;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * Builder of the OperationOutcome of a validation, from the messages of HL7's validator and the certain findings of the
 * compiled profiles.
 */
final class ValidationIssues {
    private static final int ISSUES_MAX = 1_000;

    private static final String UNJUDGED =
            "This element cannot be validated: the validator does not support the form of its value or of a"
                    + " definition that applies to it.";

    /** The issues about codes, by identity. */
    private final Set<OperationOutcomeIssueComponent> ofCodes = Collections.newSetFromMap(new IdentityHashMap<>());

    private final OperationOutcome outcome = new OperationOutcome();
    private final Resource resource;
    private final Findings findings;

    ValidationIssues(Resource resource, Findings findings) {
        this.resource = resource;
        this.findings = findings;
    }

    /** Adds a message of HL7's validator, unless the compiled profiles have a certain result. */
    void add(ValidationMessage message) {
        if (FixedValueMessages.isWrong(message, findings)) {
            return;
        }
        var issue = outcome.addIssue()
                .setSeverity(AdviceMessages.isAdvice(message, resource) ? IssueSeverity.WARNING : severity(message))
                .setCode(IssueType.INVALID)
                .setDiagnostics(LibraryMessage.of(message.getMessage(), UNJUDGED));
        if (message.getLocation() != null) {
            issue.addExpression(message.getLocation());
        }
        if (message.getType() == ValidationMessage.IssueType.CODEINVALID) {
            ofCodes.add(issue);
        }
    }

    /** Adds a finding as a warning. */
    void warn(Finding finding) {
        add(IssueSeverity.WARNING, finding);
    }

    private void add(IssueSeverity severity, Finding finding) {
        outcome.addIssue()
                .setSeverity(severity)
                .setCode(IssueType.INVALID)
                .setDiagnostics(finding.message())
                .addExpression(finding.path());
    }

    /** Adds an issue that HL7's validator failed for an unknown reason. */
    void addFailure() {
        outcome.addIssue()
                .setSeverity(IssueSeverity.FATAL)
                .setCode(IssueType.EXCEPTION)
                .setDiagnostics("The resource has a value, reference or profile that the validator cannot read.");
    }

    /** Adds an issue that the resource is too large for HL7's validator; {@code lengthMax} is in characters. */
    void addTooLarge(int lengthMax) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TOOCOSTLY)
                .setDiagnostics("The memory of this server is enough to validate a single resource of up to "
                        + lengthMax + " characters; send it in smaller parts, or give the server a larger heap (-Xmx).")
                .addExpression(resource.fhirType());
    }

    /** Adds the issues of a part, up to a readable number; {@code place} translates their locations. */
    void addAll(List<OperationOutcomeIssueComponent> issues, UnaryOperator<String> place) {
        for (OperationOutcomeIssueComponent issue : issues) {
            if (outcome.getIssue().size() >= ISSUES_MAX) {
                return;
            }
            issue.getExpression().forEach(expression -> expression.setValue(place.apply(expression.getValue())));
            outcome.addIssue(issue);
        }
    }

    /** Returns all issues; the outcome is empty if there are none. */
    OperationOutcome found() {
        mergeCodes();
        findings.broken().forEach(this::add);
        return outcome;
    }

    /** Returns all issues, or one informational issue if there are none. */
    OperationOutcome outcome() {
        found();
        if (!outcome.hasIssue()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDiagnostics("No issues found.");
        }
        return outcome;
    }

    /** Adds a finding of the compiled profiles, unless HAPI has already reported an error there. */
    private void add(Finding finding) {
        boolean known = outcome.getIssue().stream()
                .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .flatMap(issue -> issue.getExpression().stream())
                .anyMatch(place -> place.getValue().equals(finding.path())
                        || place.getValue().startsWith(finding.path() + "."));
        if (!known) {
            add(IssueSeverity.ERROR, finding);
        }
    }

    /** Merges the issues on a code: if there is an error, warnings on the same code are dropped. */
    private void mergeCodes() {
        Set<String> wrong = ofCodes.stream()
                .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .flatMap(issue -> issue.getExpression().stream())
                .map(PrimitiveType::getValue)
                .collect(Collectors.toSet());
        outcome.getIssue()
                .removeIf(issue -> issue.getSeverity() != IssueSeverity.ERROR
                        && ofCodes.contains(issue)
                        && issue.getExpression().stream().anyMatch(place -> wrong.contains(place.getValue())));
    }

    private static IssueSeverity severity(ValidationMessage message) {
        return switch (message.getLevel()) {
            case FATAL -> IssueSeverity.FATAL;
            case ERROR -> IssueSeverity.ERROR;
            case WARNING -> IssueSeverity.WARNING;
            default -> IssueSeverity.INFORMATION;
        };
    }
}

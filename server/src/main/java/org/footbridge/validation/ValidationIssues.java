package org.footbridge.validation;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.problem.LibraryMessage;
import org.footbridge.profile.Finding;
import org.footbridge.profile.Findings;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** The OperationOutcome of one validation, made of what HL7's validator says and what the compiled profiles know for certain. */
final class ValidationIssues {
    /** Extensions that carry elements of another release of FHIR are valid; their definitions are not here. */
    private static final Pattern OTHER_RELEASE =
            Pattern.compile("http://hl7\\.org/fhir/[1-5]\\.\\d/StructureDefinition/.*[iI]nvalid [vV]ersion"
                    + "|invalid version in extension url");

    /** Says for which releases of FHIR a context of an extension is meant. */
    private static final String RELEASES = "http://hl7.org/fhir/StructureDefinition/version-specific-use";

    private static final int ISSUES_MAX = 1_000;

    private static final String UNJUDGED =
            "This element cannot be judged: its value, or a definition that applies to it, is of a form that the"
                    + " validator does not know.";

    /** Elements of R4 beside a choice, as {@code studyEffective[x]}, which a name like theirs seems to be of. */
    private static final Pattern LIKE_A_CHOICE = Pattern.compile("\\.(?:study|participant)Effective[A-Za-z]+$");

    /** The issues about codes, by identity. */
    private final Set<OperationOutcomeIssueComponent> ofCodes = Collections.newSetFromMap(new IdentityHashMap<>());

    private final OperationOutcome outcome = new OperationOutcome();
    private final Resource resource;
    private final Findings findings;

    ValidationIssues(Resource resource, Findings findings) {
        this.resource = resource;
        this.findings = findings;
    }

    /** Adds what HL7's validator says, unless the compiled profiles know better. */
    void add(ValidationMessage message) {
        if (FixedValueMessages.isWrong(message, findings)) {
            return;
        }
        var issue = outcome.addIssue()
                .setSeverity(isNoFault(message) ? IssueSeverity.WARNING : severity(message))
                .setCode(IssueType.INVALID)
                .setDiagnostics(LibraryMessage.of(message.getMessage(), UNJUDGED));
        if (message.getLocation() != null) {
            issue.addExpression(message.getLocation());
        }
        if (message.getType() == ValidationMessage.IssueType.CODEINVALID) {
            ofCodes.add(issue);
        }
    }

    /** Adds what is worth a warning. */
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

    /** Says that HL7's validator failed, for a reason that is not known. */
    void addFailure() {
        outcome.addIssue()
                .setSeverity(IssueSeverity.FATAL)
                .setCode(IssueType.EXCEPTION)
                .setDiagnostics("The resource has a value, reference or profile that the validator cannot read.");
    }

    /** Says that the resource is too large for HL7's validator; {@code lengthMax} is in characters. */
    void addTooLarge(int lengthMax) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TOOCOSTLY)
                .setDiagnostics("The memory of this server is enough to validate a single resource of up to "
                        + lengthMax + " characters; send it in smaller parts, or give the server a larger heap (-Xmx).")
                .addExpression(resource.fhirType());
    }

    /** Adds issues of a part, whose places {@code place} translates; so many that somebody may still read them. */
    void addAll(List<OperationOutcomeIssueComponent> issues, UnaryOperator<String> place) {
        for (OperationOutcomeIssueComponent issue : issues) {
            if (outcome.getIssue().size() >= ISSUES_MAX) {
                return;
            }
            issue.getExpression().forEach(expression -> expression.setValue(place.apply(expression.getValue())));
            outcome.addIssue(issue);
        }
    }

    /** All issues; none if nothing was found. */
    OperationOutcome found() {
        mergeCodes();
        findings.broken().forEach(this::add);
        return outcome;
    }

    /** All issues; one that says so if there are none. */
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

    /** Adds what only the compiled profiles know; where HAPI has an error already, one is enough. */
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

    /** What the validator cannot know here, slips of R4's own definitions, and advice are no fault of the resource. */
    private boolean isNoFault(ValidationMessage message) {
        String text = String.valueOf(message.getMessage());
        return OTHER_RELEASE.matcher(text).find()
                || text.contains("SHOULD NOT")
                || isContextElsewhere(message)
                || isSlipOfDefinitions(message);
    }

    /** A binding to a code system in place of a value set, and an element whose name is that of a choice with a type behind it. */
    private static boolean isSlipOfDefinitions(ValidationMessage message) {
        String id = String.valueOf(message.getMessageId());
        return id.equals(I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND_CS)
                || (id.equals(I18nConstants.VALIDATION_VAL_PROFILE_MATCHMULTIPLE)
                        && LIKE_A_CHOICE
                                .matcher(String.valueOf(message.getLocation()))
                                .find());
    }

    /** One issue for a code: where there is an error, what warns of the same code is left out. */
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

    /** Whether the message is about an element that an extension may stand in, in another release of FHIR. */
    private boolean isContextElsewhere(ValidationMessage message) {
        String id = String.valueOf(message.getMessageId());
        return id.startsWith(I18nConstants.SD_CONTEXT_SHOULD_ELEMENT_NOT_FOUND)
                && resource instanceof StructureDefinition definition
                && definition.getContext().stream().anyMatch(context -> context.hasExtension(RELEASES));
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

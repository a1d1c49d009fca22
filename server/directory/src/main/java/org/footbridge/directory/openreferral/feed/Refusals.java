package org.footbridge.directory.openreferral.feed;

import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.validation.Invalid;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/** The reasons why a transaction was refused, in words for the report. */
final class Refusals {
    private static final int ISSUES_MAX = 5;

    private Refusals() {}

    /** @throws RuntimeException the same again, if another attempt may succeed, or if it is no refusal */
    static String reason(RuntimeException refused) {
        if (refused instanceof Invalid invalid) {
            return invalid.outcome().getIssue().stream()
                    .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                    .limit(ISSUES_MAX)
                    .map(issue -> issue.getDiagnostics())
                    .collect(Collectors.joining(" "));
        } else if (refused instanceof Problem problem && !problem.kind().isTransient()) {
            return problem.message();
        }
        throw refused;
    }
}

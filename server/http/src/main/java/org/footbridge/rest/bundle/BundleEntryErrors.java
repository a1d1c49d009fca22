package org.footbridge.rest.bundle;

import java.util.List;
import org.footbridge.bundle.Entry;
import org.footbridge.problem.Problem;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.validation.Invalid;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;

/** Attributes an error to the entry of a batch or transaction, and to the element within the entry. */
record BundleEntryErrors(List<Entry> entries) implements EntryErrors {
    @Override
    public RuntimeException named(int index, RuntimeException fault) {
        Entry entry = entries.get(index);
        String name = "Entry " + entry.index() + " (" + entry.inWords() + "): ";
        if (fault instanceof Problem problem) {
            String place = place(entry, problem.expression().orElse(""));
            return new Problem(problem.kind(), name + problem.message(), place);
        } else if (fault instanceof Invalid invalid) {
            OperationOutcome outcome = invalid.outcome().copy();
            outcome.getIssue().forEach(issue -> {
                issue.setDiagnostics(name + issue.getDiagnostics());
                List<StringType> places = issue.getExpression();
                places.forEach(place -> place.setValue(place(entry, place.getValue())));
            });
            return new Invalid(outcome);
        }
        return fault;
    }

    /** From the path in a resource, or in an entry, to that in the Bundle. */
    private static String place(Entry entry, String path) {
        String whole = "Bundle.entry[" + entry.index() + "]";
        int end = path.indexOf('.');
        if (path.isEmpty()) {
            return whole;
        } else if (path.startsWith("request.")) {
            return whole + "." + path;
        }
        return whole + ".resource" + (end < 0 ? "" : path.substring(end));
    }
}

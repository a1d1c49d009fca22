package org.footbridge.rest.outcome.report;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.outcome.report.Dimension;
import org.footbridge.outcome.report.Measure;
import org.footbridge.outcome.report.Measures;
import org.footbridge.outcome.report.ReportPeriod;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.ResponseForm;
import org.footbridge.rest.operation.OperationInput;

/**
 * The parameters of {@code $outcomes-report}.
 *
 * @param measures all if none is named
 * @param csv whether the answer is comma-separated values
 * @param rows whether the rows that were left out are named, as far as the caller may read them
 */
record ReportQuery(ReportPeriod period, List<Measure> measures, List<Dimension> dimensions, boolean csv, boolean rows) {
    private static final Set<String> FORMS = Set.of("", "fhir", "csv");

    static ReportQuery of(OperationInput input, Measures known, RequestDetails request) {
        List<Measure> measures = new ArrayList<>();
        for (String code : input.texts("measure")) {
            measures.add(known.find(code)
                    .orElseThrow(() -> new Problem(
                            ProblemKind.VALUE,
                            "Parameter 'measure' must be one of " + String.join(", ", known.codes()) + ".")));
        }
        if (measures.isEmpty()) {
            known.codes().forEach(code -> measures.add(known.find(code).orElseThrow()));
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (String code : input.texts("strata")) {
            dimensions.add(Dimension.of(code)
                    .orElseThrow(() -> new Problem(
                            ProblemKind.VALUE,
                            "Parameter 'strata' must be one of " + String.join(", ", Dimension.codes()) + ".")));
        }
        return new ReportQuery(
                period(input),
                measures.stream().distinct().toList(),
                dimensions.stream().distinct().toList(),
                isCsv(input, request),
                input.flag("rows"));
    }

    private static boolean isCsv(OperationInput input, RequestDetails request) {
        String format = input.text("format");
        if (!FORMS.contains(format)) {
            throw new Problem(ProblemKind.VALUE, "Parameter 'format' must be fhir or csv, not '" + format + "'.");
        }
        String[] asked = request.getParameters().get("_format");
        String form = asked != null && asked.length == 1 ? asked[0] : ResponseForm.accept(request);
        if (format.equals("csv")
                || (format.isEmpty() && Set.of("csv", "text/csv").contains(String.valueOf(form)))) {
            return true;
        }
        ResponseForm.of(request); // refuses what is neither JSON nor XML
        return false;
    }

    private static ReportPeriod period(OperationInput input) {
        try {
            return new ReportPeriod(day(input, "start"), day(input, "end"));
        } catch (IllegalArgumentException wrong) {
            throw new Problem(ProblemKind.VALUE, String.valueOf(wrong.getMessage()));
        }
    }

    private static LocalDate day(OperationInput input, String name) {
        try {
            return LocalDate.parse(input.required(name));
        } catch (DateTimeParseException malformed) {
            throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be a day, such as 2026-04-01.");
        }
    }
}

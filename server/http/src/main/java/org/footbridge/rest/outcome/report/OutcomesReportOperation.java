package org.footbridge.rest.outcome.report;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.audit.AuditTrail;
import org.footbridge.outcome.disclosure.DisclosureRules;
import org.footbridge.outcome.report.Cohort;
import org.footbridge.outcome.report.MeasureReportWriter;
import org.footbridge.outcome.report.Measures;
import org.footbridge.outcome.report.OutcomesReport;
import org.footbridge.outcome.report.ReferralReader;
import org.footbridge.outcome.report.ReportComposer;
import org.footbridge.outcome.report.ReportCsv;
import org.footbridge.outcome.report.RowProblem;
import org.footbridge.repository.AggregateReads;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.MeasureReport;

/** {@code $outcomes-report}: figures about the referrals of a period, for callers who may aggregate them. It shows no single resource. */
public final class OutcomesReportOperation implements OperationProvider {
    private static final OperationDescriptor REPORT = OperationDescriptor.ofOurs("outcomes-report")
            .reading()
            .takes("date", "start", "end")
            .takes("code", "measure", "strata", "format")
            .takes("boolean", "rows")
            .gives("MeasureReport", "return");

    private final Repository repository;
    private final ReportComposer composer;
    private final MeasureReportWriter writer;
    private final InstantSource clock;
    private final Measures measures = Measures.ofServer();

    /** @param canonical the base of the canonical URLs of our definitions */
    public OutcomesReportOperation(
            Repository repository, DisclosureRules rules, String canonical, InstantSource clock) {
        this.repository = repository;
        this.composer = new ReportComposer(rules);
        this.writer = new MeasureReportWriter(canonical);
        this.clock = clock;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(REPORT);
    }

    @Operation(name = "$outcomes-report", idempotent = true)
    public MeasureReport report(RequestDetails request) {
        AggregateReads reads = repository.aggregate(
                Callers.of(request), Callers.origin(request).base(), CohortLoader.TYPES);
        ReportQuery query = ReportQuery.of(new OperationInput(request, REPORT), measures, request);
        AuditTrail.query(
                "start=" + query.period().start() + "&end=" + query.period().end()
                        + query.dimensions().stream()
                                .map(dimension -> "&strata=" + dimension.code())
                                .collect(Collectors.joining()));
        Cohort cohort = new Cohort(query.measures(), query.dimensions());
        new CohortLoader(reads, new ReferralReader(measures)).load(query.period(), cohort);
        OutcomesReport report = composer.compose(query.period(), cohort);
        if (query.rows()) {
            report = report.naming(readable(cohort.rows(), request));
        }
        ResponseContent.set(request, query.csv() ? csv(report, request) : new ResponseContent.Text(json(report)));
        return new MeasureReport();
    }

    private byte[] json(OutcomesReport report) {
        return writer.write(report, clock.instant()).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseContent csv(OutcomesReport report, RequestDetails request) {
        ((ServletRequestDetails) request)
                .getServletResponse()
                .setHeader(
                        "Content-Disposition",
                        "attachment; filename=\"outcomes-" + report.period().start() + "-to-"
                                + report.period().end() + ".csv\"");
        return new ResponseContent.Document(
                "text/csv;charset=UTF-8", ReportCsv.of(report).getBytes(StandardCharsets.UTF_8));
    }

    /** Those of the rows that exist for the caller. */
    private List<RowProblem> readable(List<RowProblem> rows, RequestDetails request) {
        List<String> paths = rows.stream().map(RowProblem::reference).distinct().toList();
        Map<String, StoredVersion> found = repository.read(Callers.of(request), paths);
        found.values()
                .forEach(version -> AuditTrail.found(version.type(), version.id(), version.version(), version.body()));
        return rows.stream().filter(row -> found.containsKey(row.reference())).toList();
    }
}

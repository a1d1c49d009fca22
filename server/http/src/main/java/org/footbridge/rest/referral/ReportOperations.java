package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.StepInput;
import org.footbridge.referral.TaskActions;
import org.footbridge.referral.report.CodeNames;
import org.footbridge.referral.report.Report;
import org.footbridge.referral.report.ReportChanges;
import org.footbridge.referral.report.ReportChanges.Form;
import org.footbridge.referral.report.ReportDocument;
import org.footbridge.referral.report.ReportKind;
import org.footbridge.referral.report.ReportPage;
import org.footbridge.referral.report.ReportPdf;
import org.footbridge.referral.report.ReportSource;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeResult;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** {@code $report-back}: the message back to the GP and the referrer, shown by GET, and stored by POST. */
public final class ReportOperations implements OperationProvider {
    private static final String NAME = "$report-back";
    private static final Set<String> OPEN = Set.of("requested", "accepted", "in-progress", "on-hold");
    private static final OperationDescriptor REPORT_BACK = OperationDescriptor.ofOurs(
                    "Task", "report-back", Level.INSTANCE)
            .alsoOf("ServiceRequest")
            .takes("boolean", "persist")
            .takes("code", "format")
            .takes("string", "summary", "actions", "version")
            .gives("Bundle", "return");

    private final ReferralCalls calls;
    private final ReportReader reader;
    private final ReportChanges changes;
    private final CodeNames codes;
    private final String canonical;
    private final InstantSource clock;

    /** @param canonical the base of the canonical URLs of our code systems */
    public ReportOperations(
            ReferralCalls calls, ReportChanges changes, CodeNames codes, String canonical, InstantSource clock) {
        this.calls = calls;
        this.reader = new ReportReader(calls);
        this.changes = changes;
        this.codes = codes;
        this.canonical = canonical;
        this.clock = clock;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(REPORT_BACK);
    }

    @Operation(name = NAME, typeName = "Task", idempotent = true)
    public Bundle ofTask(@IdParam IdType id, RequestDetails request) {
        return report(id.getIdPart(), calls.input(request, REPORT_BACK), request);
    }

    /** Of the open Task of the ServiceRequest, or of its latest one. */
    @Operation(name = NAME, typeName = "ServiceRequest", idempotent = true)
    public Bundle ofRequest(@IdParam IdType id, RequestDetails request) {
        StepInput input = calls.input(request, REPORT_BACK);
        JsonNode referral = ExactJson.tree(
                calls.read("ServiceRequest", id.getIdPart(), request).body());
        requireReferral(referral);
        String task = calls
                .search("Task", Map.of("focus", "ServiceRequest/" + id.getIdPart(), "status:not", "draft"), request)
                .stream()
                .map(version -> ExactJson.tree(version.body()))
                .max(Comparator.comparing((JsonNode one) ->
                                OPEN.contains(one.path("status").asText()))
                        .thenComparing(one -> one.path("authoredOn").asText()))
                .map(one -> one.path("id").asText())
                .orElseThrow(() -> new Problem(
                        ProblemKind.BUSINESS_RULE,
                        "Nobody has been asked to act on this ServiceRequest: it has no Task that you may read."
                                + " (Rule referral-report.)",
                        "ServiceRequest"));
        return report(task, input, request);
    }

    private static void requireReferral(JsonNode referral) {
        if (referral.path("intent").asText().equals("proposal")) {
            throw new Problem(
                    ProblemKind.BUSINESS_RULE,
                    "Signposting asks nobody to act, so nobody reports back. Read the ServiceRequest instead."
                            + " (Rule referral-signposting.)",
                    "ServiceRequest.intent");
        }
    }

    /** The answer, and the place where it is stored. */
    private record Written(List<Form> forms, Optional<StoredVersion> stored) {}

    private Bundle report(String task, StepInput input, RequestDetails request) {
        ReportForm form = ReportForm.of(input.text("format"), request);
        boolean stores = stores(input, request);
        Written written = new TaskAttempts(calls)
                .decide(
                        task,
                        TaskAttempts.expected(request, input),
                        request,
                        version -> write(version, input, form, stores, request));
        written.stored()
                .ifPresent(version -> servlet(request)
                        .setHeader(
                                "Location", request.getFhirServerBase() + "/" + version.type() + "/" + version.id()));
        Form shown = written.forms().get(written.forms().size() - 1);
        if (form == ReportForm.FHIR) {
            ResponseContent.set(request, new ResponseContent.Text(shown.data()));
            return new Bundle();
        } else if (form == ReportForm.HTML) {
            servlet(request).setHeader("Content-Security-Policy", ReportPage.policy());
        }
        servlet(request).setHeader("Content-Disposition", "inline; filename=\"report-" + task + form.suffix() + "\"");
        ResponseContent.set(request, new ResponseContent.Document(shown.mediaType(), shown.data()));
        return new Bundle();
    }

    /** GET never stores; POST does unless it says otherwise. */
    private static boolean stores(StepInput input, RequestDetails request) {
        boolean posted = request.getRequestType() == RequestTypeEnum.POST;
        Optional<String> persist = input.text("persist");
        if (persist.filter(text -> !text.equals("true") && !text.equals("false"))
                .isPresent()) {
            throw new Problem(ProblemKind.VALUE, "Parameter 'persist' must be true or false.");
        } else if (!posted && persist.equals(Optional.of("true"))) {
            throw new Problem(
                    ProblemKind.VALUE, "GET stores nothing: call " + NAME + " with POST to store the report.");
        }
        return posted && !persist.equals(Optional.of("false"));
    }

    private Written write(
            StoredVersion version, StepInput input, ReportForm form, boolean stores, RequestDetails request) {
        JsonNode task = TaskActions.subject(version.body(), version.etag(), clock.instant(), Callers.of(request))
                .json();
        ReportSource source = reader.read(task, input, clock.instant(), request);
        source.resources().values().stream()
                .filter(one -> one.path("resourceType").asText().equals("ServiceRequest"))
                .forEach(ReportOperations::requireReferral);
        Report report = new Report(source, codes);
        Optional<String> earlier = earlier(task, report.kind(), request);
        ReportDocument document = new ReportDocument(
                report, UUID.randomUUID().toString(), request.getFhirServerBase(), canonical, earlier.isPresent());
        List<Form> forms = new ArrayList<>();
        forms.add(new Form("application/fhir+json", document.bundle().toString().getBytes(StandardCharsets.UTF_8)));
        if (form != ReportForm.FHIR) {
            String page = ReportPage.html(document);
            forms.add(
                    form == ReportForm.PDF
                            ? new Form("application/pdf", ReportPdf.of(page))
                            : new Form("text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8)));
        }
        Optional<StoredVersion> stored = stores
                ? calls.apply(changes.of(document, version.etag(), earlier, forms), request).stream()
                        .findFirst()
                        .flatMap(ChangeResult::version)
                : Optional.empty();
        return new Written(forms, stored);
    }

    /** The report of the same kind that was stored before, if it exists for the caller. */
    private Optional<String> earlier(JsonNode task, ReportKind kind, RequestDetails request) {
        return changes.stored(task, kind)
                .filter(path -> !calls.read(List.of(path), request).isEmpty());
    }

    private static HttpServletResponse servlet(RequestDetails request) {
        return ((ServletRequestDetails) request).getServletResponse();
    }
}

package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.audit.AuditTrail;
import org.footbridge.audit.Checkpoint;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.Repository;
import org.footbridge.rest.audit.AuditQueryParser;
import org.footbridge.rest.audit.AuditReport;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.audit.AuditPosition;
import org.footbridge.store.audit.AuditProof;
import org.footbridge.store.audit.AuditQuery;
import org.footbridge.store.audit.AuditStore;
import org.footbridge.store.audit.AuditStore.Found;
import org.footbridge.store.audit.SealStore;
import org.footbridge.store.audit.VerificationReport;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The operations of auditors: {@code $verify-audit}, {@code $audit-proof} and {@code $audit-report}. */
public final class AuditOperations implements OperationProvider {
    /** The most records of a report. */
    private static final int RECORDS_MAX = 10_000;

    private static final String FORMAT = "format";
    private static final String EVENT = "event";
    private static final String SINCE = "since-size";
    private static final List<String> ASKED =
            List.of("patient", "entity", "agent", "date", "subtype", "action", "outcome", "people");

    private static final OperationDescriptor VERIFY = OperationDescriptor.ofOurs("verify-audit")
            .reading()
            .gives("boolean", "whole")
            .gives("decimal", "records", "pruned", "seals", "unsealed", "milliseconds")
            .gives("", "finding");

    private static final OperationDescriptor PROOF = OperationDescriptor.ofOurs("audit-proof")
            .reading()
            .takes("string", EVENT)
            .takes("integer", SINCE)
            .gives("string", "checkpoint")
            .gives("decimal", "size", "index")
            .gives("base64Binary", "leaf", "hash");

    private static final OperationDescriptor REPORT = OperationDescriptor.ofOurs("audit-report")
            .reading()
            .takes("string", ASKED.toArray(String[]::new))
            .takes("code", FORMAT)
            .gives("Binary", "return");

    private final Repository repository;
    private final Optional<Supplier<VerificationReport>> verification;

    /** @param verification verifies the whole log; empty if the server keeps none */
    public AuditOperations(Repository repository, Optional<Supplier<VerificationReport>> verification) {
        this.repository = repository;
        this.verification = verification;
    }

    /** Verifies the whole log. */
    private Supplier<VerificationReport> kept() {
        return verification.orElseThrow(() ->
                new Problem(ProblemKind.NOT_SUPPORTED, "This server keeps no audit log (footbridge.audit.mode)."));
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(VERIFY, PROOF, REPORT);
    }

    @Operation(name = "$verify-audit", idempotent = true)
    public Parameters verify(RequestDetails request) {
        OperationInput.requireNone(request, VERIFY);
        repository.auditLog(Callers.of(request));
        VerificationReport report = kept().get();
        Parameters result = new Parameters()
                .addParameter("whole", new BooleanType(report.clean()))
                .addParameter("records", new DecimalType(report.verified()))
                .addParameter("pruned", new DecimalType(report.pruned()))
                .addParameter("seals", new DecimalType(report.seals()))
                .addParameter("unsealed", new DecimalType(report.unsealed()))
                .addParameter("milliseconds", new DecimalType(report.took().toMillis()));
        report.findings().forEach(finding -> {
            var part = result.addParameter().setName("finding");
            part.addPart().setName("kind").setValue(new CodeType(finding.kind().name()));
            part.addPart().setName("place").setValue(new StringType(finding.place()));
            part.addPart().setName("text").setValue(new StringType(finding.text()));
        });
        return result;
    }

    @Operation(name = "$audit-proof", idempotent = true)
    public Parameters proof(RequestDetails request) {
        OperationInput input = new OperationInput(request, PROOF);
        SealStore seals = repository.auditSeals(Callers.of(request));
        kept();
        if (input.has(EVENT) == input.has(SINCE)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "$audit-proof takes either 'event', the id of an AuditEvent, or 'since-size', the size of an"
                            + " earlier checkpoint.");
        }
        AuditProof proof = input.has(EVENT) ? inclusion(seals, input.text(EVENT)) : consistency(seals, input);
        Parameters result = new Parameters()
                .addParameter("checkpoint", new StringType(proof.note()))
                .addParameter("size", new DecimalType(proof.size()));
        if (proof.index() >= 0) {
            result.addParameter("index", new DecimalType(proof.index()))
                    .addParameter("leaf", new Base64BinaryType(proof.leaf()));
        }
        proof.hashes().forEach(hash -> result.addParameter("hash", new Base64BinaryType(hash)));
        return result;
    }

    private static AuditProof inclusion(SealStore seals, String event) {
        return AuditPosition.parse(event)
                .flatMap(seals::inclusion)
                .orElseThrow(() -> new Problem(
                        ProblemKind.NOT_FOUND, "There is no AuditEvent '" + event + "' that is sealed yet."));
    }

    private static AuditProof consistency(SealStore seals, OperationInput input) {
        long from = input.number(SINCE).orElseThrow();
        return seals.consistency(from)
                .orElseThrow(() -> new Problem(
                        ProblemKind.NOT_FOUND,
                        "The audit log never had a checkpoint of " + from + " records; the last has "
                                + seals.last()
                                        .map(row -> row.seal().checkpoint())
                                        .map(Checkpoint::size)
                                        .orElse(0L)
                                + "."));
    }

    /** The response is the report itself, and no resource. */
    @Operation(name = "$audit-report", idempotent = true, manualResponse = true)
    public void report(RequestDetails request, HttpServletResponse response) throws IOException {
        OperationInput input = new OperationInput(request, REPORT);
        AuditStore log = repository.auditLog(Callers.of(request));
        kept();
        String format = input.has(FORMAT) ? input.text(FORMAT) : "html";
        if (!List.of("html", "csv").contains(format)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter 'format' must be html or csv, not '" + format + "'; as JSON, search AuditEvent.");
        }
        Map<String, String[]> asked = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (String name : ASKED) {
            if (input.has(name)) {
                asked.put(name, input.texts(name).toArray(String[]::new));
                words.add(name + "=" + String.join(" and ", input.texts(name)));
            }
        }
        asked.put("_count", new String[] {Integer.toString(RECORDS_MAX)});
        AuditQuery query = new AuditQueryParser(RECORDS_MAX, RECORDS_MAX)
                .parse(asked, false)
                .query();
        AuditStore.Page page = log.find(query);
        for (Found found : page.records()) {
            AuditTrail.found("AuditEvent", found.position().text(), 1, new byte[0]);
        }
        send(
                format.equals("csv")
                        ? AuditReport.csv(page.records())
                        : AuditReport.html(String.join(", ", words), page.records(), page.more()),
                format.equals("csv") ? "text/csv" : "text/html",
                response);
    }

    private static void send(String text, String type, HttpServletResponse response) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

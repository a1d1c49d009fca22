package org.footbridge.rest.openreferral;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.footbridge.directory.openreferral.feed.FeedImport;
import org.footbridge.directory.openreferral.feed.FeedImport.Manner;
import org.footbridge.directory.openreferral.feed.ImportReport;
import org.footbridge.directory.openreferral.feed.ImportReport.Effect;
import org.footbridge.directory.openreferral.feed.ImportReport.Line;
import org.footbridge.directory.openreferral.feed.Steps;
import org.footbridge.directory.openreferral.mapping.Publisher;
import org.footbridge.jobs.JobProgress;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.async.RequestJob;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.transaction.Origin;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * {@code $import-open-referral} of the system: imports a feed of Open Referral UK from a file or from a publisher that the operator
 * allows. With {@code Prefer: respond-async} a job runs it, which may be repeated after an interruption.
 */
public final class ImportOpenReferralOperation implements OperationProvider {
    private static final OperationDescriptor IMPORT = OperationDescriptor.ofOurs("import-open-referral")
            .takes("uri", "source", "publisher")
            .takes("base64Binary", "feed")
            .takes("boolean", "complete", "dry-run")
            .gives("integer", "created", "changed", "unchanged", "closed", "refused")
            .gives("boolean", "dry-run")
            .gives("", "row")
            .gives("integer", "more")
            .orAsynchronous();

    private static final String SOURCE = "source";
    private static final String FEED = "feed";
    private static final String PUBLISHER = "publisher";
    private static final String COMPLETE = "complete";
    private static final String DRY_RUN = "dry-run";

    private final FeedImport feeds;

    public ImportOpenReferralOperation(FeedImport feeds) {
        this.feeds = feeds;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(IMPORT);
    }

    @Operation(name = "$import-open-referral")
    public Parameters importFeed(RequestDetails request) {
        OperationInput input = new OperationInput(request, IMPORT);
        if (input.has(SOURCE) == input.has(FEED)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Give either 'source', the URL of a feed that the operator allows, or 'feed', the feed itself.");
        }
        Origin origin = Callers.origin(request);
        Steps steps = steps(request);
        boolean complete = input.has(COMPLETE) ? input.flag(COMPLETE) : input.has(SOURCE);
        Manner manner = new Manner(complete, input.flag(DRY_RUN));
        if (input.has(SOURCE)) {
            String source = url(input, SOURCE);
            String publisher = input.has(PUBLISHER) ? url(input, PUBLISHER) : source;
            return answer(feeds.ofSource(source, new Publisher(publisher), manner, origin, steps));
        }
        return answer(feeds.ofFile(file(input), new Publisher(url(input, PUBLISHER)), manner, origin, steps));
    }

    private static Steps steps(RequestDetails request) {
        Optional<JobProgress> job = request instanceof ServletRequestDetails http
                ? RequestJob.progress(http.getServletRequest())
                : Optional.empty();
        return job.<Steps>map(progress -> progress::report).orElse((message, done, total) -> {});
    }

    private static String url(OperationInput input, String name) {
        String url = input.required(name).replaceFirst("/+$", "");
        if (!url.matches("https?://[^\\s?#@/]+(/[^\\s?#]*)?")) {
            throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be an absolute URL of http or https.");
        }
        return url;
    }

    private static byte[] file(OperationInput input) {
        Base given = input.structure(FEED, Base.class).orElseThrow();
        if (given instanceof Base64BinaryType data && data.hasValue()) {
            return data.getValue();
        } else if (given instanceof Binary binary && binary.getData() != null) {
            return binary.getData();
        }
        throw new Problem(
                ProblemKind.VALUE, "Parameter 'feed' must be JSON as valueBase64Binary, or a Binary resource with it.");
    }

    private static Parameters answer(ImportReport report) {
        Parameters answer = new Parameters();
        for (Effect effect : Effect.values()) {
            answer.addParameter(effect.code(), new IntegerType(report.count(effect)));
        }
        answer.addParameter(DRY_RUN, new BooleanType(report.isDryRun()));
        report.lines().forEach(line -> describe(answer.addParameter().setName("row"), line));
        if (report.more() > 0) {
            answer.addParameter("more", new IntegerType(report.more()));
        }
        return answer;
    }

    private static void describe(ParametersParameterComponent row, Line line) {
        if (line.number() > 0) {
            row.addPart().setName("number").setValue(new IntegerType(line.number()));
        }
        if (!line.id().isBlank()) {
            row.addPart().setName("id").setValue(new StringType(line.id()));
        }
        row.addPart().setName("effect").setValue(new CodeType(line.effect().code()));
        line.reasons().forEach(reason -> row.addPart().setName("reason").setValue(new StringType(reason)));
    }
}

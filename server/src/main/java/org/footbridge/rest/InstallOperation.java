package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.footbridge.packages.Installed;
import org.footbridge.packages.Installer;
import org.footbridge.packages.Progress;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.GuideJobStore;
import org.footbridge.store.GuideJobStore.Job;
import org.footbridge.web.MediaType;
import org.footbridge.web.Presentation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code $install} on the system: POST installs the FHIR package in the body; GET says what is installed, or how far a
 * {@code job} has come, which is what a client gets that prefers not to wait.
 *
 * @see <a href="https://hl7.org/fhir/R4/async.html">R4 asynchronous request pattern</a>
 */
public final class InstallOperation implements OperationProvider, AutoCloseable {
    /** The name by which requests come. */
    static final String NAME = "$install";

    private static final OperationDescriptor INSTALL = OperationDescriptor.ofOurs("install")
            .takes("base64Binary", "package")
            .takes("string", "job")
            .gives("", "package", "left-out", "job")
            .gives("OperationOutcome", "outcome")
            .gives("Resource", "result")
            .orAsynchronous();

    private static final Set<String> ARCHIVES = Set.of(
            "application/gzip",
            "application/x-gzip",
            "application/tar+gzip",
            "application/x-tar",
            "application/x-compressed-tar",
            "application/octet-stream");

    private static final int LATEST = 20;

    private final FhirContext context;
    private final Installer installer;
    private final GuideJobStore jobs;
    private final ExecutorService work = thread("install");

    /** Speaks of progress in transactions of its own: the installation itself is one. */
    private final ExecutorService reports = thread("install-progress");

    public InstallOperation(FhirContext context, Installer installer, GuideJobStore jobs) {
        this.context = context;
        this.installer = installer;
        this.jobs = jobs;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether a body of this media type is an archive and no resource. */
    static boolean isArchive(String contentType) {
        return ARCHIVES.contains(MediaType.parse(contentType).name());
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(INSTALL);
    }

    /** HAPI is to leave the body alone: it would look for a resource in the archive. */
    @Operation(name = NAME, idempotent = true, manualRequest = true)
    public Parameters install(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.POST) {
            return show(request);
        }
        byte[] archive = archive(IncomingBody.ofOperation(request).orElse(null));
        return Preferences.isAsync(request)
                ? begin(archive, request)
                : InstallAnswers.of(installer.install(archive, Progress.UNHEARD));
    }

    private static byte[] archive(@Nullable IBaseResource body) {
        if (body instanceof Binary binary && binary.getData() != null) {
            return binary.getData();
        } else if (body instanceof Parameters parameters
                && parameters.getParameter().size() == 1) {
            ParametersParameterComponent only = parameters.getParameterFirstRep();
            if ("package".equals(only.getName())
                    && only.getResource() instanceof Binary binary
                    && binary.getData() != null) {
                return binary.getData();
            } else if ("package".equals(only.getName())
                    && only.getValue() instanceof Base64BinaryType data
                    && data.hasValue()) {
                return data.getValue();
            }
        }
        throw new Problem(
                ProblemKind.INVALID,
                "The body of $install is a FHIR package (.tgz) as application/gzip, or a Parameters resource with it"
                        + " as the only parameter 'package', a valueBase64Binary or Binary.");
    }

    private Parameters begin(byte[] archive, RequestDetails request) {
        Job job = jobs.create();
        work.execute(() -> run(job.id(), archive, request.getRequestId()));
        accepted(request, job);
        return InstallAnswers.of(job, Optional.empty());
    }

    private static void accepted(RequestDetails request, Job job) {
        ResponseContent.set(request, new ResponseContent.Accepted());
        if (request instanceof ServletRequestDetails http) {
            http.getServletResponse()
                    .setHeader("Content-Location", request.getFhirServerBase() + "/$install?job=" + job.id());
            http.getServletResponse().setHeader("X-Progress", job.step());
        }
    }

    private void run(long job, byte[] archive, String requestId) {
        try {
            Installed installed = installer.install(
                    archive, (step, done, total) -> reports.execute(() -> jobs.progress(job, step, done, total)));
            String answer = context.newJsonParser().encodeResourceToString(InstallAnswers.of(installed));
            reports.execute(() -> jobs.end(job, "done", "Installed.", answer));
        } catch (RuntimeException failed) {
            String answer = context.newJsonParser()
                    .encodeResourceToString(Failure.of(failed, requestId).outcome());
            reports.execute(() -> jobs.end(job, "failed", "Nothing was installed.", answer));
        }
    }

    private Parameters show(RequestDetails request) {
        List<String> unknown = request.getParameters().keySet().stream()
                .filter(name -> !name.equals("job") && !Presentation.has(name))
                .toList();
        String[] asked = request.getParameters().get("job");
        if (!unknown.isEmpty()) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED, "Unknown parameter '" + unknown.get(0) + "'; this request takes job.");
        } else if (asked == null) {
            return InstallAnswers.of(installer.installed(), jobs.latest(LATEST));
        } else if (asked.length > 1 || !asked[0].matches("\\d{1,18}")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter 'job' must be the number of one job, not '" + String.join(",", asked) + "'.");
        }
        Job job = jobs.find(Long.parseLong(asked[0]))
                .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, "There is no job " + asked[0] + "."));
        if (job.state().equals("running")) {
            accepted(request, job);
        }
        return InstallAnswers.of(
                job,
                job.answer().isEmpty()
                        ? Optional.empty()
                        : Optional.of(context.newJsonParser().parseResource(job.answer())));
    }

    /** What is being installed ends with the database connection, and is undone. */
    @Override
    public void close() {
        work.shutdownNow();
        reports.shutdownNow();
    }
}

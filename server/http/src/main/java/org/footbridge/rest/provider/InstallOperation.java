package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.footbridge.jobs.JobProgress;
import org.footbridge.packages.Installer;
import org.footbridge.packages.Progress;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.async.RequestJob;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.request.IncomingBody;
import org.footbridge.rest.request.PackageMediaTypes;
import org.footbridge.web.Presentation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code $install} of the system: POST installs the FHIR package in the body; GET lists the installed packages. With {@code
 * Prefer: respond-async} a job runs the request and reports the progress of the installation.
 */
public final class InstallOperation implements OperationProvider {
    private static final OperationDescriptor INSTALL = OperationDescriptor.ofOurs("install")
            .takes("base64Binary", "package")
            .gives("", "package", "left-out")
            .gives("OperationOutcome", "outcome")
            .orAsynchronous();

    private final Installer installer;

    public InstallOperation(Installer installer) {
        this.installer = installer;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(INSTALL);
    }

    /** HAPI is to leave the body alone: it would look for a resource in the archive. */
    @Operation(name = PackageMediaTypes.OPERATION, idempotent = true, manualRequest = true)
    public Parameters install(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.POST) {
            return show(request);
        }
        byte[] archive = archive(IncomingBody.ofOperation(request).orElse(null));
        return InstallAnswers.of(installer.install(archive, progress(request)));
    }

    private static Progress progress(RequestDetails request) {
        Optional<JobProgress> job = request instanceof ServletRequestDetails http
                ? RequestJob.progress(http.getServletRequest())
                : Optional.empty();
        return job.<Progress>map(progress -> progress::report).orElse(Progress.UNHEARD);
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

    private Parameters show(RequestDetails request) {
        request.getParameters().keySet().stream()
                .filter(name -> !Presentation.has(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Problem(
                            ProblemKind.NOT_SUPPORTED,
                            "Unknown parameter '" + unknown
                                    + "'; GET $install takes none and lists what is installed.");
                });
        return InstallAnswers.of(installer.installed());
    }
}

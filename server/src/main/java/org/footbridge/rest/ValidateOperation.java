package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.ResourceStore;
import org.footbridge.store.StoredVersion;
import org.footbridge.validation.ResourceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * {@code $validate} on a type or an instance: says what a write would be told, and writes nothing.
 *
 * @see <a href="https://hl7.org/fhir/R4/resource-operation-validate.html">R4 $validate</a>
 */
public final class ValidateOperation implements IResourceProvider {
    private final FhirContext context;
    private final String type;
    private final ResourceStore store;
    private final ResourceValidator validator;

    public ValidateOperation(FhirContext context, String type, ResourceStore store, ResourceValidator validator) {
        this.context = context;
        this.type = type;
        this.store = store;
        this.validator = validator;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return context.getResourceDefinition(type).getImplementingClass();
    }

    @Operation(name = "$validate", idempotent = true)
    public OperationOutcome validate(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "resource", max = 1) @Nullable IBaseResource given,
            @OperationParam(name = "mode", max = 1) @Nullable CodeType mode,
            @OperationParam(name = "profile", max = 1) @Nullable UriType profile,
            RequestDetails request) {
        String purpose = mode == null || mode.isEmpty() ? "" : mode.getCode();
        List<String> profiles = profile == null || profile.isEmpty() ? List.of() : List.of(profile.getValue());
        profiles.stream().filter(url -> !validator.knows(url)).forEach(url -> {
            throw new Problem(ProblemKind.NOT_SUPPORTED, "The profile " + url + " is not known to this server.");
        });
        return switch (purpose) {
            case "delete" -> deletable(id);
            case "", "create", "update", "profile" -> {
                requireId(purpose, id);
                yield validator.validate(text(id, body(given, request)), profiles);
            }
            default ->
                throw new Problem(
                        ProblemKind.VALUE, "mode must be create, update, delete or profile, not '" + purpose + "'.");
        };
    }

    /** The resource stands in a Parameters resource, or is the whole body. */
    @Nullable
    private static IBaseResource body(@Nullable IBaseResource given, RequestDetails request) {
        boolean whole = given == null
                && request.getResource() instanceof Resource resource
                && !resource.fhirType().equals("Parameters");
        return whole ? request.getResource() : given;
    }

    private String text(@Nullable IdType id, @Nullable IBaseResource resource) {
        if (resource != null) {
            if (!resource.fhirType().equals(type)) {
                throw new Problem(
                        ProblemKind.INVALID,
                        "The resource is of type '" + resource.fhirType() + "', but the URL is for " + type + ".");
            }
            return context.newJsonParser().encodeResourceToString(resource);
        } else if (id == null) {
            throw new Problem(ProblemKind.INVALID, "There is no resource to validate: send one as the body.");
        }
        return new String(current(id).body(), StandardCharsets.UTF_8);
    }

    private OperationOutcome deletable(@Nullable IdType id) {
        requireId("delete", id);
        if (id != null) {
            current(id);
        }
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .setDiagnostics("It can be deleted.");
        return outcome;
    }

    private StoredVersion current(IdType id) {
        return store.read(type, id.getIdPart())
                .filter(version -> !version.deleted())
                .orElseThrow(() -> Reading.notFound(type, id.getIdPart()));
    }

    private void requireId(String mode, @Nullable IdType id) {
        boolean needed = mode.equals("update") || mode.equals("delete");
        if (needed && id == null) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "mode '" + mode + "' is about an existing resource: use " + type + "/[id]/$validate.");
        }
    }
}

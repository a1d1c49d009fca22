package org.footbridge.rest.provider;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Caller;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.interaction.ReadInteraction;
import org.footbridge.rest.interaction.WriteTrial;
import org.footbridge.rest.interaction.WriteTrial.Attempt;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeRequest.Verb;
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
    private static final OperationDescriptor VALIDATE = OperationDescriptor.ofHl7(
                    "Resource", "validate", Level.TYPE, Level.INSTANCE)
            .ofAllTypes()
            .takes("Resource", "resource")
            .takes("code", "mode")
            .takes("uri", "profile")
            .gives("OperationOutcome", "return");

    private final FhirContext context;
    private final String type;
    private final Repository repository;
    private final WriteTrial trial;

    /** The operation on every resource type: HAPI binds an object for each. */
    public record OfAllTypes(FhirContext context, Repository repository, WriteTrial trial)
            implements OperationProvider {
        @Override
        public List<OperationDescriptor> operations() {
            return List.of(VALIDATE);
        }

        @Override
        public List<?> bindings() {
            return context.getResourceTypes().stream()
                    .sorted()
                    .map(type -> new ValidateOperation(context, type, repository, trial))
                    .toList();
        }
    }

    private ValidateOperation(FhirContext context, String type, Repository repository, WriteTrial trial) {
        this.context = context;
        this.type = type;
        this.repository = repository;
        this.trial = trial;
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
        String purpose = mode == null || mode.getValue() == null ? "" : mode.getValue();
        List<String> profiles = profile == null || profile.getValue() == null ? List.of() : List.of(profile.getValue());
        profiles.stream().filter(url -> !trial.knows(url)).forEach(url -> {
            throw new Problem(ProblemKind.NOT_SUPPORTED, "The profile " + url + " is not known to this server.");
        });
        IBaseResource body = body(given, request);
        return switch (purpose) {
            case "delete" -> deletable(requiredId(purpose, id), request);
            case "update" -> written(Verb.UPDATE, Optional.of(requiredId(purpose, id)), body, profiles, request);
            case "create" -> written(Verb.CREATE, Optional.empty(), required(body), profiles, request);
            case "profile" -> {
                if (profiles.isEmpty()) {
                    throw new Problem(ProblemKind.INVALID, "mode 'profile' needs the parameter profile.", "profile");
                }
                yield content(id, body, profiles, Callers.of(request));
            }
            case "" ->
                body == null || id != null
                        ? content(id, body, profiles, Callers.of(request))
                        : written(Verb.CREATE, Optional.empty(), body, profiles, request);
            default ->
                throw new Problem(
                        ProblemKind.VALUE, "mode must be create, update, delete or profile, not '" + purpose + "'.");
        };
    }

    private OperationOutcome content(
            @Nullable IdType id, @Nullable IBaseResource body, List<String> profiles, Caller caller) {
        String text = text(id, body, caller);
        return trial.content(model(body, text), text, profiles);
    }

    /** The model {@code body}, or the parsed {@code text} of the stored resource if there is no body. */
    private Resource model(@Nullable IBaseResource body, String text) {
        return (Resource) (body == null ? context.newJsonParser().parseResource(text) : body);
    }

    /** The faults of the content, and other reasons for which the write would be refused. */
    private OperationOutcome written(
            Verb verb,
            Optional<IdType> id,
            @Nullable IBaseResource body,
            List<String> profiles,
            RequestDetails request) {
        String text = text(id.orElse(null), body, Callers.of(request));
        OperationOutcome outcome = trial.content(model(body, text), text, profiles);
        trial.add(outcome, attempt(verb, id, request), text, Callers.origin(request));
        return outcome;
    }

    private Attempt attempt(Verb verb, Optional<IdType> id, RequestDetails request) {
        return verb == Verb.CREATE
                ? Attempt.creation(type, Optional.ofNullable(request.getHeader("If-None-Exist")))
                : new Attempt(
                        verb,
                        type,
                        id.map(IdType::getIdPart),
                        Optional.empty(),
                        Optional.ofNullable(request.getHeader("If-Match")),
                        Optional.ofNullable(request.getHeader("If-None-Match")));
    }

    private OperationOutcome deletable(IdType id, RequestDetails request) {
        OperationOutcome outcome =
                trial.deletion(attempt(Verb.DELETE, Optional.of(id), request), Callers.origin(request));
        return outcome.hasIssue() ? outcome : WriteTrial.saying("It can be deleted.");
    }

    /** The resource stands in a Parameters resource, or is the whole body. */
    @Nullable
    private static IBaseResource body(@Nullable IBaseResource given, RequestDetails request) {
        boolean whole = given == null
                && request.getResource() instanceof Resource resource
                && !resource.fhirType().equals("Parameters");
        return whole ? request.getResource() : given;
    }

    private String text(@Nullable IdType id, @Nullable IBaseResource resource, Caller caller) {
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
        return new String(current(id, caller).body(), StandardCharsets.UTF_8);
    }

    private StoredVersion current(IdType id, Caller caller) {
        return repository
                .read(caller, type, id.getIdPart())
                .filter(version -> !version.deleted())
                .orElseThrow(() -> ReadInteraction.notFound(type, id.getIdPart()));
    }

    private IdType requiredId(String mode, @Nullable IdType id) {
        if (id == null) {
            throw new Problem(
                    ProblemKind.INVALID, "mode '" + mode + "' is about one resource: use " + type + "/[id]/$validate.");
        }
        return id;
    }

    private static IBaseResource required(@Nullable IBaseResource body) {
        if (body == null) {
            throw new Problem(ProblemKind.INVALID, "There is no resource to validate: send one as the body.");
        }
        return body;
    }
}

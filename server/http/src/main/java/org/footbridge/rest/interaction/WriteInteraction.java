package org.footbridge.rest.interaction;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.footbridge.json.ResourceJson;
import org.footbridge.patch.Patch;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Preconditions;
import org.footbridge.rest.http.Preferences;
import org.footbridge.rest.request.IncomingBody;
import org.footbridge.rest.response.HapiPlaceholder;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.ChangeResult;
import org.footbridge.transaction.ChangeResult.Effect;
import org.footbridge.transaction.Criteria;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.content.Content;
import org.footbridge.web.PercentEncoding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Creates, updates, patches and deletions of one resource: each is a transaction of one change.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#update">R4 update</a>
 */
public final class WriteInteraction {
    private static final String IF_NONE_EXIST = "If-None-Exist";
    private static final String URL = "The URL";

    private final ChangeExecutor changes;

    public WriteInteraction(ChangeExecutor changes) {
        this.changes = changes;
    }

    /** Creates the resource, unless {@code If-None-Exist} finds one: then HAPI has not read the body into a model. */
    public MethodOutcome create(Resource resource, RequestDetails request) {
        ResourceJson json = IncomingBody.json(request);
        String condition = request.getHeader(IF_NONE_EXIST);
        if (condition == null) {
            return apply(Verb.CREATE, json.type(), null, null, new Body.Whole(new Content(json, resource)), request);
        }
        String text = PercentEncoding.fromLatin1(condition, IF_NONE_EXIST);
        Criteria criteria = changes.criteria(json.type(), text, IF_NONE_EXIST, Callers.origin(request));
        return apply(Verb.CREATE, json.type(), null, criteria, new Body.Json(json), request);
    }

    /** Creates the resource if none has this id. Content that equals the current version creates no new version. */
    public MethodOutcome update(String type, String id, Resource resource, RequestDetails request) {
        Body body = new Body.Whole(new Content(IncomingBody.json(request), resource));
        return apply(Verb.UPDATE, type, id, null, body, request);
    }

    /** The resource that {@code condition} names, or a new one. */
    public MethodOutcome updateWhere(String type, String condition, Resource resource, RequestDetails request) {
        Body body = new Body.Whole(new Content(IncomingBody.json(request), resource));
        Criteria criteria = changes.criteria(type, condition, URL, Callers.origin(request));
        return apply(Verb.UPDATE, type, null, criteria, body, request);
    }

    /** {@code id} or else {@code condition} says which resource is patched. */
    public MethodOutcome patch(
            String type, @Nullable String id, @Nullable String condition, Patch patch, RequestDetails request) {
        Criteria criteria = condition == null ? null : changes.criteria(type, condition, URL, Callers.origin(request));
        return apply(Verb.PATCH, type, id, criteria, new Body.Difference(patch), request);
    }

    /** Deletes a resource; without effect if it is already deleted. {@code cascade} also deletes the resources that refer to it. */
    public MethodOutcome delete(String type, String id, boolean cascade, RequestDetails request) {
        Preconditions.requireReadable(request);
        ChangeRequest wanted = interaction(Verb.DELETE, type, id, null, Body.NONE, request);
        Origin origin = Callers.origin(request);
        return deleted(cascade ? changes.cascade(wanted, origin) : changes.apply(wanted, origin), request);
    }

    /** The resource, or as many as the operator allows, that {@code condition} names. */
    public MethodOutcome deleteWhere(String type, String condition, RequestDetails request) {
        Preconditions.requireReadable(request);
        Criteria criteria = changes.criteria(type, condition, URL, Callers.origin(request));
        ChangeRequest wanted = interaction(Verb.DELETE, type, null, criteria, Body.NONE, request);
        return deleted(changes.apply(wanted, Callers.origin(request)), request);
    }

    private static MethodOutcome deleted(ChangeResult done, RequestDetails request) {
        done.version().ifPresent(version -> ResponseContent.set(request, new ResponseContent.Version(version)));
        return new MethodOutcome(done.version().map(WriteInteraction::idOf).orElse(null));
    }

    private MethodOutcome apply(
            Verb verb,
            String type,
            @Nullable String id,
            @Nullable Criteria criteria,
            Body body,
            RequestDetails request) {
        Preconditions.requireReadable(request);
        ChangeResult done =
                changes.apply(interaction(verb, type, id, criteria, body, request), Callers.origin(request));
        StoredVersion version = done.version().orElseThrow();
        return outcome(request, version, done.effect() == Effect.CREATED, done.remarks());
    }

    private static ChangeRequest interaction(
            Verb verb,
            String type,
            @Nullable String id,
            @Nullable Criteria criteria,
            Body body,
            RequestDetails request) {
        return new ChangeRequest(
                verb,
                type,
                Optional.ofNullable(id),
                Optional.ofNullable(criteria),
                body,
                Preconditions.tags(request, "If-Match"),
                Preconditions.tags(request, "If-None-Match"),
                false,
                "",
                Preferences.of(request) == PreferReturnEnum.OPERATION_OUTCOME);
    }

    private static MethodOutcome outcome(
            RequestDetails request, StoredVersion version, boolean created, Optional<OperationOutcome> remarks) {
        ResponseContent.set(request, new ResponseContent.Version(version));
        MethodOutcome outcome = new MethodOutcome(idOf(version), created);
        outcome.setResource(HapiPlaceholder.of(version));
        outcome.setOperationOutcome(remarks.orElseGet(() -> stored(version)));
        return outcome;
    }

    private static OperationOutcome stored(StoredVersion version) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .setDiagnostics("Stored as " + version.path() + ".");
        return outcome;
    }

    private static IdType idOf(StoredVersion version) {
        return new IdType(version.type(), version.id(), Integer.toString(version.version()));
    }
}

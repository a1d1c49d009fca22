package org.footbridge.rest;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Access;
import org.footbridge.access.AccessControl;
import org.footbridge.access.AttemptedChange;
import org.footbridge.json.ResourceJson;
import org.footbridge.patch.Patch;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.search.IndexEntries;
import org.footbridge.search.SearchIndexer;
import org.footbridge.store.Change;
import org.footbridge.store.ResourceStore;
import org.footbridge.store.Store;
import org.footbridge.store.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.ChangeResult;
import org.footbridge.transaction.ChangeResult.Effect;
import org.footbridge.transaction.Content;
import org.footbridge.transaction.Criteria;
import org.footbridge.transaction.DefinitionFaults;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.ResourceIds;
import org.footbridge.validation.ReferenceTargets;
import org.footbridge.validation.WriteRules;
import org.footbridge.web.PercentEncoding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Creates, updates, patches and deletions of one resource. Those that need nothing but their own row are done here, in
 * one statement; all others are {@link ChangeExecutor} of one interaction.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#update">R4 update</a>
 */
public final class WriteInteraction {
    /** Without If-Match the last writer wins, so a lost race is run again; this often at most. */
    private static final int ATTEMPTS_MAX = 20;

    private static final String IF_NONE_EXIST = "If-None-Exist";
    private static final String URL = "The URL";

    private final Store whole;
    private final ResourceStore store;
    private final LiveIndex index;
    private final WriteRules rules;
    private final ChangeExecutor changes;
    private final AccessControl control;
    private final boolean requireIfMatch;

    public WriteInteraction(
            Store store,
            LiveIndex index,
            WriteRules rules,
            ChangeExecutor changes,
            AccessControl control,
            boolean requireIfMatch) {
        this.whole = store;
        this.store = store.resources();
        this.index = index;
        this.rules = rules;
        this.changes = changes;
        this.control = control;
        this.requireIfMatch = requireIfMatch;
    }

    MethodOutcome create(Resource resource, RequestDetails request) {
        ResourceJson json = IncomingBody.json(request);
        String condition = request.getHeader(IF_NONE_EXIST);
        if (condition != null) {
            String text = PercentEncoding.fromLatin1(condition, IF_NONE_EXIST);
            Criteria criteria = changes.criteria(json.type(), text, IF_NONE_EXIST, Callers.origin(request));
            return apply(Verb.CREATE, json.type(), null, criteria, new Body.Json(json), request);
        }
        Optional<OperationOutcome> remarks = check(resource, json, request);
        control.of(Callers.of(request))
                .require(new AttemptedChange(json.type(), "", false, Optional.empty(), Optional.of(json)));
        index.require("", json);
        SearchIndexer indexer = index.indexer();
        IndexEntries entries = indexer.index(resource);
        while (true) {
            // an id that is taken already is a one in 2^122 chance, or a collision of keys; another one will do
            Optional<StoredVersion> created = store.create(ResourceIds.fresh(), json, entries, Change.CREATED);
            if (created.isPresent()) {
                lookAfter(created.get(), indexer);
                return outcome(request, created.get(), true, remarks);
            }
        }
    }

    /** The transaction of a request with a key of its own is not over yet. */
    private void lookAfter(StoredVersion version, SearchIndexer used) {
        whole.writes().afterwards(() -> index.written(version, used));
    }

    /** Creates the resource if there is none with this id. Content that is the current one already makes no version. */
    MethodOutcome update(String type, String id, Resource resource, RequestDetails request) {
        ResourceJson json = IncomingBody.json(request);
        Access access = control.of(Callers.of(request));
        Optional<StoredVersion> first = current(type, id, access);
        Preconditions.requireMatch(request, first, requireIfMatch);
        Optional<OperationOutcome> remarks = check(resource, json, request);
        access.require(new AttemptedChange(type, id, true, first, Optional.of(json)));
        index.require(id, json);
        SearchIndexer indexer = index.indexer();
        IndexEntries entries = indexer.index(resource);
        Optional<StoredVersion> current = first;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Preconditions.requireMatch(request, current, requireIfMatch);
            boolean creates = current.isEmpty() || current.get().deleted();
            Optional<StoredVersion> written = current.isEmpty()
                    ? store.create(id, json, entries, Change.CREATED_BY_PUT)
                    : put(current.get(), json, entries);
            if (written.isPresent()) {
                lookAfter(written.get(), indexer);
                return outcome(request, written.get(), creates, remarks);
            }
            current = current(type, id, access);
        }
        throw new Problem(
                ProblemKind.CONFLICT, type + "/" + id + " is being changed by many requests at once; try again.");
    }

    private Optional<StoredVersion> current(String type, String id, Access access) {
        String path = type + "/" + id;
        Optional<StoredVersion> current =
                Optional.ofNullable(store.current(List.of(path)).get(path));
        access.requireWritable(type, id, current);
        return current;
    }

    private Optional<StoredVersion> put(StoredVersion current, ResourceJson json, IndexEntries entries) {
        return current.says(json) ? Optional.of(current) : store.update(current, json, entries);
    }

    /** The resource that {@code condition} names, or a new one. */
    MethodOutcome updateWhere(String type, String condition, Resource resource, RequestDetails request) {
        Body body = new Body.Whole(new Content(IncomingBody.json(request), resource));
        Criteria criteria = changes.criteria(type, condition, URL, Callers.origin(request));
        return apply(Verb.UPDATE, type, null, criteria, body, request);
    }

    /** {@code id} or else {@code condition} says which resource is patched. */
    MethodOutcome patch(
            String type, @Nullable String id, @Nullable String condition, Patch patch, RequestDetails request) {
        Criteria criteria = condition == null ? null : changes.criteria(type, condition, URL, Callers.origin(request));
        return apply(Verb.PATCH, type, id, criteria, new Body.Difference(patch), request);
    }

    /** A resource that is deleted already stays as it is. With {@code cascade}, what refers to it goes, too. */
    MethodOutcome delete(String type, String id, boolean cascade, RequestDetails request) {
        Preconditions.requireReadable(request);
        ChangeRequest wanted = interaction(Verb.DELETE, type, id, null, Body.NONE, request);
        Origin origin = Callers.origin(request);
        return deleted(cascade ? changes.cascade(wanted, origin) : changes.apply(wanted, origin), request);
    }

    /** The resource, or as many as the operator allows, that {@code condition} names. */
    MethodOutcome deleteWhere(String type, String condition, RequestDetails request) {
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

    private Optional<OperationOutcome> check(Resource resource, ResourceJson json, RequestDetails request) {
        if (json.type().equals("StructureDefinition")) {
            String path = json.type() + "/" + json.id().orElse("new");
            rules.problems(List.of(DefinitionFaults.definition(path, json)))
                    .values()
                    .forEach(WriteRules::requireNone);
        }
        return rules.check(
                resource,
                () -> new String(json.render("new", 1, Instant.EPOCH), StandardCharsets.UTF_8),
                Preferences.of(request) == PreferReturnEnum.OPERATION_OUTCOME,
                ReferenceTargets.NONE);
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

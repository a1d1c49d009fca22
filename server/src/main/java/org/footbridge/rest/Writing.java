package org.footbridge.rest;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.search.IndexEntries;
import org.footbridge.search.SearchIndexer;
import org.footbridge.store.Change;
import org.footbridge.store.ResourceStore;
import org.footbridge.store.StoredVersion;
import org.footbridge.validation.WriteRules;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/**
 * Creates, updates and deletions of one resource.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#update">R4 update</a>
 */
public final class Writing {
    /** Without If-Match the last writer wins, so a lost race is run again; this often at most. */
    private static final int ATTEMPTS_MAX = 20;

    private final ResourceStore store;
    private final LiveIndex index;
    private final WriteRules rules;
    private final boolean requireIfMatch;

    public Writing(ResourceStore store, LiveIndex index, WriteRules rules, boolean requireIfMatch) {
        this.store = store;
        this.index = index;
        this.rules = rules;
        this.requireIfMatch = requireIfMatch;
    }

    MethodOutcome create(Resource resource, RequestDetails request) {
        ResourceJson json = IncomingBody.json(request);
        Optional<OperationOutcome> remarks = check(resource, json);
        index.require("", json);
        SearchIndexer indexer = index.indexer();
        IndexEntries entries = indexer.index(resource);
        while (true) {
            // an id that is taken already is a one in 2^122 chance, or a collision of keys; another one will do
            Optional<StoredVersion> created = store.create(ResourceIds.fresh(), json, entries, Change.CREATED);
            if (created.isPresent()) {
                index.written(created.get(), indexer);
                return outcome(request, created.get(), true, remarks);
            }
        }
    }

    /** Creates the resource if there is none with this id. Content that is the current one already makes no version. */
    MethodOutcome update(String type, String id, Resource resource, RequestDetails request) {
        ResourceJson json = IncomingBody.json(request);
        Optional<StoredVersion> first = store.read(type, id);
        Preconditions.requireMatch(request, first.orElse(null), requireIfMatch);
        Optional<OperationOutcome> remarks = check(resource, json);
        index.require(id, json);
        SearchIndexer indexer = index.indexer();
        IndexEntries entries = indexer.index(resource);
        Optional<StoredVersion> current = first;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Preconditions.requireMatch(request, current.orElse(null), requireIfMatch);
            boolean creates = current.isEmpty() || current.get().deleted();
            Optional<StoredVersion> written = current.isEmpty()
                    ? store.create(id, json, entries, Change.CREATED_BY_PUT)
                    : put(current.get(), json, entries);
            if (written.isPresent()) {
                index.written(written.get(), indexer);
                return outcome(request, written.get(), creates, remarks);
            }
            current = store.read(type, id);
        }
        throw contended(type, id);
    }

    private Optional<StoredVersion> put(StoredVersion current, ResourceJson json, IndexEntries entries) {
        boolean same = !current.deleted()
                && Arrays.equals(current.body(), json.render(current.id(), current.version(), current.updated()));
        return same ? Optional.of(current) : store.update(current, json, entries);
    }

    /** A resource that is deleted already stays as it is. */
    MethodOutcome delete(String type, String id, RequestDetails request) {
        Preconditions.requireReadable(request);
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            StoredVersion current = store.read(type, id).orElseThrow(() -> Reading.notFound(type, id));
            if (current.deleted()) {
                return deleted(request, current);
            }
            Preconditions.requireMatch(request, current, false);
            Optional<StoredVersion> written = store.delete(current);
            if (written.isPresent()) {
                index.written(written.get(), index.indexer());
                return deleted(request, written.get());
            }
        }
        throw contended(type, id);
    }

    private Optional<OperationOutcome> check(Resource resource, ResourceJson json) {
        return rules.check(resource, () -> new String(json.render("new", 1, Instant.EPOCH), StandardCharsets.UTF_8));
    }

    private static Problem contended(String type, String id) {
        return new Problem(
                ProblemKind.CONFLICT, type + "/" + id + " is being changed by many requests at once; try again.");
    }

    private static MethodOutcome deleted(RequestDetails request, StoredVersion version) {
        Answer.set(request, new Answer.Version(version));
        return new MethodOutcome(idOf(version));
    }

    private static MethodOutcome outcome(
            RequestDetails request, StoredVersion version, boolean created, Optional<OperationOutcome> remarks) {
        Answer.set(request, new Answer.Version(version));
        MethodOutcome outcome = new MethodOutcome(idOf(version), created);
        outcome.setResource(StandIn.of(version));
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

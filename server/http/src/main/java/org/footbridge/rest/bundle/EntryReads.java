package org.footbridge.rest.bundle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.footbridge.audit.AuditTrail;
import org.footbridge.bundle.Entry;
import org.footbridge.bundle.EntryPath;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.ElementDefinitions;
import org.footbridge.rest.http.Preconditions;
import org.footbridge.rest.http.Scopes;
import org.footbridge.rest.http.SubRequest;
import org.footbridge.rest.interaction.HistoryInteraction;
import org.footbridge.rest.interaction.ReadInteraction;
import org.footbridge.rest.interaction.SearchInteraction;
import org.footbridge.rest.metadata.Capabilities;
import org.footbridge.rest.request.RequestRules;
import org.footbridge.rest.request.UrlIds;
import org.footbridge.rest.response.Page;
import org.footbridge.rest.response.PageWriter;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.rest.response.Subset;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.IdType;

/** Reads, searches and histories within a bundle. */
public final class EntryReads {
    private static final String HISTORY = "_history";

    private final FhirContext context;
    private final ElementDefinitions definitions;
    private final ReadInteraction reading;
    private final SearchInteraction searching;
    private final HistoryInteraction histories;

    public EntryReads(
            FhirContext context, ReadInteraction reading, SearchInteraction searching, HistoryInteraction histories) {
        this.context = context;
        this.definitions = new ElementDefinitions(context);
        this.reading = reading;
        this.searching = searching;
        this.histories = histories;
    }

    /** Whether it is nothing but the current version of one resource that is asked for. */
    static boolean isPlain(Entry entry) {
        String[] path = entry.path().split("/", -1);
        return path.length == 2
                && !path[1].startsWith("_")
                && !path[1].startsWith("$")
                && entry.query().isEmpty()
                && entry.conditions().ifNoneMatch().isEmpty()
                && entry.conditions().ifModifiedSince().isEmpty();
    }

    /** {@code known} has current versions that were read beforehand. */
    EntryAnswer answer(Entry entry, ServletRequestDetails sent, Map<String, StoredVersion> known) {
        StoredVersion version = known.get(entry.path());
        if (version != null && !version.deleted()) {
            AuditTrail.found(version.type(), version.id(), version.version(), version.body());
            return answer(version);
        }
        SubRequest request = new SubRequest(sent, entry);
        ResponseContent answer = read(entry, request);
        UnaryOperator<StoredVersion> part = Subset.part(request, definitions);
        if (answer instanceof ResponseContent.Version found) {
            return answer(part.apply(found.version()));
        } else if (answer instanceof ResponseContent.NotModified same) {
            return new EntryAnswer(304, Optional.of(same.version()), false, new byte[0], Optional.empty());
        }
        if (answer instanceof ResponseContent.Statement statement) {
            return answer(request, statement);
        } else if (answer instanceof ResponseContent.Text text) {
            return new EntryAnswer(200, Optional.empty(), false, text.json(), Optional.empty());
        }
        Page page = ((ResponseContent.Entries) answer).page();
        String remarks = page.remarks()
                .map(outcome -> context.newJsonParser().encodeResourceToString(outcome))
                .orElse("");
        return new EntryAnswer(200, Optional.empty(), false, PageWriter.write(page, part, remarks), Optional.empty());
    }

    private EntryAnswer answer(SubRequest request, ResponseContent.Statement statement) {
        boolean known = Preconditions.notModified(request, statement.tag());
        byte[] resource = known ? new byte[0] : Subset.part(request, definitions, statement);
        return new EntryAnswer(known ? 304 : 200, Optional.empty(), false, resource, Optional.empty());
    }

    private static ResponseContent statement(SubRequest request) {
        if (request.getServer().getServerConformanceProvider() instanceof Capabilities capabilities) {
            return capabilities.statement(request);
        }
        throw new IllegalStateException("The server has no CapabilityStatement");
    }

    private static EntryAnswer answer(StoredVersion version) {
        return new EntryAnswer(200, Optional.of(version), false, version.body(), Optional.empty());
    }

    private ResponseContent read(Entry entry, SubRequest request) {
        EntryPath path = EntryPath.of(entry);
        List<String> segments = path.segments();
        if (segments.equals(List.of("metadata"))) {
            return statement(request);
        } else if (!segments.isEmpty()) {
            path.requireReadable(context.getResourceTypes());
        }
        if (!segments.isEmpty() && segments.get(segments.size() - 1).equals(HISTORY)) {
            history(segments, request);
        } else if (segments.size() == 4 || (segments.size() == 2 && !path.isSearch())) {
            UrlIds.requireNoneOfARead(request);
            String version = segments.size() == 4 ? segments.get(3) : null;
            return reading.read(segments.get(0), new IdType(segments.get(0), segments.get(1), version), request);
        } else {
            search(path, request);
        }
        return ResponseContent.of(request).orElseThrow();
    }

    private void history(List<String> path, SubRequest request) {
        switch (path.size()) {
            case 1 -> histories.ofSystem(request);
            case 2 -> histories.ofType(path.get(0), request);
            default -> histories.ofInstance(path.get(0), path.get(1), request);
        }
    }

    private void search(EntryPath path, SubRequest request) {
        Scopes.settle(request);
        String type = request.getResourceName();
        if (type == null && path.segments().size() > 2) {
            throw path.unknown();
        } else if (type == null) {
            type = path.segments().get(0);
        } else if (!context.getResourceTypes().contains(type)) {
            throw new Problem(
                    ProblemKind.NOT_FOUND, "'" + RequestRules.shortened(type) + "' is not a resource type of FHIR R4.");
        }
        searching.search(type, request);
    }
}

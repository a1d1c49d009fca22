package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.StoredVersion;
import org.footbridge.transaction.Entry;
import org.footbridge.transaction.EntryReader;
import org.footbridge.web.UrlPath;
import org.hl7.fhir.r4.model.IdType;

/** Reads, searches and histories within a bundle. */
public final class EntryReads {
    private static final String HISTORY = "_history";

    private final FhirContext context;
    private final ElementDefinitions definitions;
    private final Reading reading;
    private final Searching searching;
    private final Histories histories;

    public EntryReads(FhirContext context, Reading reading, Searching searching, Histories histories) {
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
            return answer(version);
        }
        SubRequest request = new SubRequest(sent, entry);
        Answer answer = read(entry, request);
        Optional<Subset> subset = Subset.of(request, definitions);
        if (answer instanceof Answer.Version found) {
            return answer(subset.map(part -> part.of(found.version())).orElse(found.version()));
        } else if (answer instanceof Answer.NotModified same) {
            return new EntryAnswer(304, Optional.of(same.version()), false, new byte[0], Optional.empty());
        }
        Page whole = ((Answer.Entries) answer).page();
        Page page = subset.map(part -> part.of(whole)).orElse(whole);
        String remarks = page.remarks()
                .map(outcome -> context.newJsonParser().encodeResourceToString(outcome))
                .orElse("");
        return new EntryAnswer(200, Optional.empty(), false, PageWriter.write(page, remarks), Optional.empty());
    }

    private static EntryAnswer answer(StoredVersion version) {
        return new EntryAnswer(200, Optional.of(version), false, version.body(), Optional.empty());
    }

    private Answer read(Entry entry, SubRequest request) {
        List<String> path = UrlPath.segments(entry.path(), "request.url");
        String last = path.get(path.size() - 1);
        if (last.startsWith("$")) {
            throw new Problem(ProblemKind.NO_OPERATION, EntryReader.OPERATIONS_ALONE);
        } else if (last.equals("metadata")) {
            throw new Problem(ProblemKind.NOT_SUPPORTED, "Send '" + last + "' on its own, not in a bundle.");
        } else if (last.equals(HISTORY)) {
            history(path, request);
        } else if (path.size() == 2 || (path.size() == 4 && path.get(2).equals(HISTORY))) {
            requireType(path.get(0));
            String version = path.size() == 4 ? path.get(3) : null;
            return reading.read(path.get(0), new IdType(path.get(0), path.get(1), version), request);
        } else {
            search(path, request);
        }
        return Answer.of(request).orElseThrow();
    }

    private void history(List<String> path, SubRequest request) {
        if (path.size() == 1) {
            histories.ofSystem(request);
        } else {
            requireType(path.get(0));
            if (path.size() == 2) {
                histories.ofType(path.get(0), request);
            } else {
                histories.ofInstance(path.get(0), path.get(1), request);
            }
        }
    }

    private void search(List<String> path, SubRequest request) {
        Scopes.settle(request);
        String type = request.getResourceName() == null ? path.get(0) : request.getResourceName();
        requireType(type);
        searching.search(type, request);
    }

    private void requireType(String type) {
        if (!context.getResourceTypes().contains(type)) {
            throw new Problem(
                    ProblemKind.NOT_FOUND, "'" + RequestRules.shortened(type) + "' is not a resource type of FHIR R4.");
        }
    }
}
